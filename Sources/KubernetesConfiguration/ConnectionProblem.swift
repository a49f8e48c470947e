/// Why a connection cannot be made of what describes it, before anything is connected to.
public struct ConnectionProblem: Error, Hashable, Sendable {
  /// What kind of problem it is; commands choose their advice by it.
  public enum Kind: Hashable, Sendable {
    /// There is no kubeconfig to take a context from, or to connect with at all.
    case noKubeconfig
    /// The block means the pod's own cluster, and this is no pod.
    case notInPod
    /// The pod has no service account token.
    case noServiceAccountToken
    /// A UID, groups or extra attributes to act as without a user.
    case impersonationWithoutUser
    /// The kubeconfig does not exist, or a file that the configuration names.
    case missingFiles
    /// The kubeconfig cannot be read or parsed.
    case unreadableKubeconfig
    /// The kubeconfig has no such context, or the context's cluster is not in it.
    case missingEntry
    /// client-go finds the configuration contradictory or incomplete.
    case invalidConfiguration
    /// The server is no URL.
    case unusableServer
    /// The proxy cannot be used.
    case unusableProxy
    /// Certificates or a key cannot be used.
    case unusableMaterial
    /// The way to a credential is contradictory, or gone from client-go.
    case unusableCredential
  }

  /// What kind of problem it is.
  public var kind: Kind
  /// What is the matter, in one sentence.
  public var message: String
  /// client-go's own words, where it refuses too.
  public var cause: String?
  /// What to do about it, where that does not depend on who asks.
  public var hint: String?

  /// Makes a problem.
  public init(_ kind: Kind, _ message: String, cause: String? = nil, hint: String? = nil) {
    self.kind = kind
    self.message = message
    self.cause = cause
    self.hint = hint
  }
}

extension ConnectionProblem: CustomStringConvertible {
  /// The message with its cause, on one line.
  public var description: String { cause.map { "\(message): \($0)" } ?? message }
}
