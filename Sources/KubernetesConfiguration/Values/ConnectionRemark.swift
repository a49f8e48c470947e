/// What a person should know about a connection that works: a silent fall-back, values that are
/// not used.
public enum ConnectionRemark: Hashable, Sendable {
  /// The cluster of the context is not in the kubeconfig, so the pod's own is used.
  case fellBackToCluster(missing: String, kubeconfig: String, origin: Provenance)
  /// The server's certificate is not verified.
  case unverified(Provenance)
  /// The server is spoken to without TLS, and these credentials and roots are not used.
  case plaintext(server: String, unused: [String])
  /// An endpoint beside a kubeconfig.
  case unusedEndpoint(Provenance)
  /// `tls` files without an endpoint.
  case unusedTLSFiles(Provenance)
  /// A server named without a kubeconfig, outside of a pod.
  case noCredentials(server: String)
  /// The pod's token is not sent without TLS.
  case tokenNotSent(server: String)
  /// The pod's CA cannot be used, so that the system's roots are trusted.
  case unusableAuthority(path: String, reason: String)
}

extension ConnectionRemark: CustomStringConvertible {
  /// The remark as one sentence; URLs in it may hold a password.
  public var description: String {
    switch self {
    case .fellBackToCluster(let missing, let kubeconfig, let origin):
      "the cluster \(GoText.quoted(missing)) is not in the kubeconfig \"\(kubeconfig)\" "
        + "(\(origin)): the in-cluster configuration is used, silently so by CoreDNS"
    case .unverified(let origin):
      "the server's certificate is not verified: \(Self.unverifiedCause(origin))"
    case .plaintext(let server, let unused):
      "\(server) is spoken to without TLS"
        + (unused.isEmpty ? "" : "; not used: \(unused.joined(separator: ", "))")
    case .unusedEndpoint(let origin):
      "the endpoint of \(origin) is not used: a kubeconfig counts"
    case .unusedTLSFiles(let origin):
      "the tls files of \(origin) are not used: they belong to an endpoint"
    case .noCredentials(let server):
      "this is no pod, so \(server) is spoken to without credentials"
    case .tokenNotSent(let server):
      "\(server) is spoken to without TLS, so the pod's token is not sent"
    case .unusableAuthority(let path, let reason):
      "the root CA \(path) cannot be used (\(reason)): the system's roots are trusted instead"
    }
  }

  private static func unverifiedCause(_ origin: Provenance) -> String {
    if case .option(let name) = origin { return "\(name) is given" }
    return "insecure-skip-tls-verify is set in \(origin)"
  }
}
