/// Something about a connection that client-go accepts and a person most likely did not mean.
public struct ConnectionConcern: Hashable, Sendable {
  /// What kind of concern it is.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// The context's user is not in the kubeconfig: requests are anonymous.
    case missingUser = "missing-user"
    /// The context's cluster is not in the kubeconfig: the pod's own cluster is used.
    case missingCluster = "missing-cluster"
    /// The client certificate and key cannot be used together.
    case keyMismatch = "key-mismatch"
    /// The server's certificate is not verified.
    case unverifiedServer = "unverified-server"
    /// A kubeconfig's server is spoken to without TLS.
    case plaintextServer = "plaintext-server"
    /// The pod's CA cannot be used, so that the system's roots are trusted.
    case unusableAuthority = "unusable-authority"
    /// Nothing says who sends the requests.
    case anonymous = "anonymous-requests"
    /// A path begins with `~`, which only a shell expands.
    case unexpandedTilde = "unexpanded-tilde"
    /// Everybody on this machine may read a kubeconfig that holds secrets.
    case exposedKubeconfig = "exposed-kubeconfig"
    /// A certificate or token has expired, expires soon, or is not valid yet.
    case validity = "credential-expiry"
  }

  /// How much it matters.
  public enum Severity: Hashable, Sendable {
    /// Worth knowing.
    case note
    /// Most likely a mistake.
    case warning
    /// No connection can ever work so.
    case error
  }

  /// What kind of concern it is.
  public var kind: Kind
  /// How much it matters.
  public var severity: Severity
  /// What is the matter, in one sentence.
  public var message: String
  /// What follows from it.
  public var note: String?
  /// What to do about it.
  public var fix: String

  /// Makes a concern.
  public init(
    _ kind: Kind, _ message: String, severity: Severity = .warning, note: String? = nil,
    fix: String
  ) {
    self.kind = kind
    self.severity = severity
    self.message = message
    self.note = note
    self.fix = fix
  }
}
