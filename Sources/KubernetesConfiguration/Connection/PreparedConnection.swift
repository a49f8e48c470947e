/// A connection with the certificates and keys that it needs, read once.
public struct PreparedConnection: Sendable {
  /// The PEM texts of a connection.
  public struct Material: Hashable, Sendable {
    /// The trusted roots; nil for the system's, or where none are needed.
    public var certificateAuthority: [UInt8]?
    /// The client certificate chain.
    public var clientChain: [UInt8]?
    /// The client key.
    public var clientKey: [UInt8]?

    /// Makes material of which nothing is needed.
    public init() {}
  }

  /// How the server is spoken to.
  public let resolved: ResolvedConnection
  /// What was read when it was prepared.
  public let material: Material
  /// Where changed files are read again while the connection is in use.
  public let files: any ConfigurationFiles

  /// Reads what the connection needs, as client-go does when it builds a transport.
  ///
  /// Whether certificate and key belong together shows in the handshake only where both are files.
  /// - Throws: ``ConnectionProblem`` of kind ``ConnectionProblem/Kind/missingFiles`` or
  ///   ``ConnectionProblem/Kind/unusableMaterial``; its cause is client-go's own text.
  public init(
    _ resolved: ResolvedConnection, files: any ConfigurationFiles = LocalConfigurationFiles()
  ) throws(ConnectionProblem) {
    self.resolved = resolved
    self.files = files.current
    do throws(FileFailure) {
      material = try Self.read(resolved, files)
    } catch {
      throw ResolvedConnection.unusable(
        error.isMissing ? .missingFiles : .unusableMaterial, resolved.values,
        cause: error.description)
    }
    try checkAuthority()
    try checkInlinePair()
  }

  /// The material as the files hold it now.
  public func reread() throws(FileFailure) -> Material { try Self.read(resolved, files) }

  private static func read(
    _ resolved: ResolvedConnection, _ files: any ConfigurationFiles
  ) throws(FileFailure) -> Material {
    var material = Material()
    // client-go reads these files without TLS too, and then uses none of them.
    material.certificateAuthority = try resolved.values.certificateAuthority?.value.read(files)
    if let pair = resolved.values.clientCertificate {
      material.clientChain = try pair.chain.value.read(files)
      material.clientKey = try pair.key.value.read(files)
    }
    return material
  }

  private func checkAuthority() throws(ConnectionProblem) {
    guard let roots = material.certificateAuthority, !roots.isEmpty else { return }
    do throws(AuthorityCheck.Failure) {
      try AuthorityCheck.requireCertificates(in: roots)
    } catch {
      let authority = resolved.values.certificateAuthority
      throw ResolvedConnection.unusable(
        .unusableMaterial, resolved.values, cause: "unable to load root certificates: \(error)",
        hint: "give a PEM file of certificates as the CA"
          + (authority.map { " (it is \($0.value.place), from \($0.origin))" } ?? ""))
    }
  }

  /// client-go checks a pair at once where one of the two is inline.
  private func checkInlinePair() throws(ConnectionProblem) {
    guard let chain = material.clientChain, let key = material.clientKey,
      let pair = resolved.values.clientCertificate,
      pair.chain.value.path == nil || pair.key.value.path == nil
    else { return }
    let hasCertificate = PEM.blocks(in: chain).contains { $0.type == "CERTIFICATE" }
    let hasKey = PEM.blocks(in: key).contains { $0.type.hasSuffix("PRIVATE KEY") }
    if hasCertificate, hasKey { return }
    let (part, place) = hasCertificate ? ("key", pair.key) : ("certificate", pair.chain)
    throw ResolvedConnection.unusable(
      .unusableMaterial, resolved.values,
      cause: "tls: failed to find any PEM data in \(part) input",
      hint: "give base64 of a PEM \(part) (\(place.origin))")
  }
}

extension PreparedConnection {
  /// The connection to a server that the program names itself, such as a simulated cluster.
  ///
  /// - Throws: ``ConnectionProblem`` where the server is no URL or the roots cannot be used.
  public init(
    server: String, certificateAuthority: KubernetesConfiguration.Material? = nil,
    token: String? = nil
  ) throws(ConnectionProblem) {
    var values = ConnectionValues(source: .endpoint, server: Sourced(server, from: .caller))
    values.certificateAuthority = certificateAuthority.map { Sourced($0, from: .caller) }
    values.token = token.map { Sourced(Secret($0), from: .caller) }
    try self.init(ResolvedConnection(values, environment: [:]))
  }
}

extension PreparedConnection: CustomStringConvertible, CustomDebugStringConvertible {
  /// The URL and what is used, without any secret.
  public var description: String { resolved.description }
  /// The same as the description.
  public var debugDescription: String { description }
}

extension PreparedConnection: CustomReflectable {
  /// Hides the members, so that dumping a connection prints no secret.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
