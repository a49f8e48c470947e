extension SimulatedCluster {
  /// The authority of the server's certificates, for making more of them.
  public var certificateAuthority: CertificateAuthority { tls.authority }

  /// Shows another certificate to the connections to come; those that are open stay.
  ///
  /// Throws when the certificate or its key cannot be read, or when they do not belong together.
  public func rotate(server certificate: IssuedCertificate) throws {
    try tls.replace(server: certificate)
  }

  /// Makes a new certificate for the server, of the same authority or of another one.
  ///
  /// ``certificateAuthorityPEM`` and ``kubeconfig`` follow. Which client certificates count stays
  /// as it is; see ``trustClients(of:)``.
  public func rotateCertificates(authority: CertificateAuthority? = nil) throws {
    let issuer = authority ?? tls.authority
    let certificate = try issuer.serverCertificate(
      names: ServerCertificates.names(host: options.host))
    try tls.replace(server: certificate, authority: authority)
  }

  /// Takes client certificates of these authorities only, at once and on open connections too, as
  /// kube-apiserver does when the file of its client authorities changes.
  ///
  /// Where the handshake verifies them (see ``ClientCertificates``), for new connections only.
  public func trustClients(of authorities: [CertificateAuthority]) throws {
    try tls.replace(clientAuthorities: authorities)
  }

  /// Closes every open connection, requests and watches included; the port stays open.
  public func closeConnections() async {
    await server.closeConnections()
  }

  /// Replaces a user's bearer token for the requests to come; nil takes it away.
  ///
  /// Requests under way, watches among them, go on. The old token is answered 401.
  ///
  /// Throws when the options have no user of that name.
  public func setToken(_ token: String?, for user: String) throws {
    try core.authenticator.setToken(token, for: user)
  }
}
