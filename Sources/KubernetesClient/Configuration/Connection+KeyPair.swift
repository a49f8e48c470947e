import NIOSSL

extension Connection {
  /// Why client certificate and key cannot be used together; nil where they can, where there are
  /// none, and where they cannot be read.
  ///
  /// client-go finds out in the handshake only.
  func keyPairCause(_ files: any ConfigurationFiles) -> String? {
    guard isTLS, let chain = try? clientCertificate?.read(files),
      let key = try? clientKey?.read(files)
    else { return nil }
    var configuration = TLSConfiguration.makeClientConfiguration()
    do {
      let certificates = try NIOSSLCertificate.fromPEMBytes(chain)
      if certificates.isEmpty { return "the certificate file holds no PEM certificate" }
      configuration.certificateChain = certificates.map { .certificate($0) }
    } catch {
      return "the certificate file holds no PEM certificate"
    }
    do {
      configuration.privateKey = .privateKey(try NIOSSLPrivateKey(bytes: key, format: .pem))
    } catch {
      // The library's error may quote the key.
      return "the key file holds no PEM private key"
    }
    do {
      _ = try NIOSSLContext(configuration: configuration)
      return nil
    } catch {
      return "the key belongs to another certificate"
    }
  }
}
