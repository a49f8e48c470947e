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
  }

  /// What kind of concern it is.
  public var kind: Kind
  /// What is the matter, in one sentence.
  public var message: String
  /// What follows from it.
  public var note: String?
  /// What to do about it.
  public var fix: String
  /// Whether no connection can ever work so.
  public var isFatal: Bool

  /// Makes a concern.
  public init(
    _ kind: Kind, _ message: String, note: String? = nil, fix: String, isFatal: Bool = false
  ) {
    self.kind = kind
    self.message = message
    self.note = note
    self.fix = fix
    self.isFatal = isFatal
  }
}
