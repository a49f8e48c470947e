import NIOSSL

/// Turns a connection's certificates and keys into a TLS configuration: TLS 1.2 or later,
/// verified unless the connection itself turns that off.
enum TLSMaterial {
  static func configuration(for connection: Connection) throws(ClientError) -> TLSConfiguration {
    var tls = TLSConfiguration.makeClientConfiguration()
    tls.minimumTLSVersion = .tlsv12
    if connection.isInsecure { tls.certificateVerification = .none }
    if let authority = connection.certificateAuthority {
      tls.trustRoots = .certificates(try certificates(authority, as: "certificate authority"))
    }
    if let chain = connection.clientCertificate, let key = connection.clientKey {
      tls.certificateChain = try certificates(chain, as: "client certificate")
        .map { .certificate($0) }
      tls.privateKey = .privateKey(try privateKey(key))
    }
    return tls
  }

  private static func certificates(
    _ material: Material, as role: String
  ) throws(ClientError) -> [NIOSSLCertificate] {
    do {
      let found = try NIOSSLCertificate.fromPEMBytes(try material.bytes(role))
      guard found.isEmpty else { return found }
    } catch let error as ClientError {
      throw error
    } catch {
      throw unusable(material, role, cause: "\(error)")
    }
    throw unusable(material, role, cause: "it holds no PEM certificate")
  }

  private static func privateKey(_ material: Material) throws(ClientError) -> NIOSSLPrivateKey {
    let bytes = try material.bytes("client key")
    do {
      return try NIOSSLPrivateKey(bytes: bytes, format: .pem)
    } catch {
      // The library's error may quote the key; only the kind of failure is passed on.
      throw unusable(material, "client key", cause: "it is not a PEM private key")
    }
  }

  private static func unusable(
    _ material: Material, _ role: String, cause: String
  ) -> ClientError {
    ClientError(
      .configuration, "the \(role) (\(material.place)) cannot be used", cause: cause,
      hint: "give a PEM file, or base64 of one in the kubeconfig's -data field")
  }
}

extension Material {
  /// Where it is, for a message: the file's path, or that it stands inline.
  fileprivate var place: String { path ?? "inline data" }

  /// The content; throws ``ClientError/Code/configuration`` where the file cannot be read.
  fileprivate func bytes(_ role: String) throws(ClientError) -> [UInt8] {
    do {
      return try read(LocalConfigurationFiles())
    } catch {
      throw ClientError(
        .configuration, "the \(role) cannot be read", cause: "\(error)",
        hint: "check that \(place) exists and may be read")
    }
  }
}
