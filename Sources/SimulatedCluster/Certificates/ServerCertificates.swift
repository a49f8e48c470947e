/// The authority of a cluster, its server's certificate and the first user's client certificate:
/// given by the options, else made at start.
struct ServerCertificates: Sendable {
  let authority: SimulatedCluster.CertificateAuthority
  let server: SimulatedCluster.IssuedCertificate
  let client: SimulatedCluster.IssuedCertificate

  init(_ options: SimulatedCluster.Options) throws {
    authority = try options.certificateAuthority ?? SimulatedCluster.CertificateAuthority()
    server =
      try options.serverCertificate
      ?? authority.serverCertificate(names: Self.names(host: options.host))
    let user = options.users.first
    client = try authority.clientCertificate(
      user: user?.name ?? "nobody", groups: user?.groups ?? [])
  }

  /// Under which names and addresses the server may be reached.
  static func names(host: String) -> [String] {
    let names = [
      "localhost", "kubernetes", "kubernetes.default", "kubernetes.default.svc",
      "kubernetes.default.svc.cluster.local", "127.0.0.1", "::1", "10.96.0.1",
    ]
    return names.contains(host) ? names : names + [host]
  }
}
