/// What the command line says about the connection; nil values are options not given.
///
/// It makes a Corefile written for inside the cluster usable from a laptop. How the options are
/// called is the commands' business: each value brings its own provenance.
public struct ConnectionOverrides: Hashable, Sendable {
  /// A kubeconfig that replaces whatever the block says.
  public var kubeconfig: Sourced<String>?
  /// A context of that file, of the block's, or of the user's own.
  public var context: Sourced<String>?
  /// Replaces the server's URL, and with it the name to verify, as kubectl does.
  public var server: Sourced<String>?
  /// The name to verify and to send in the handshake.
  public var tlsServerName: Sourced<String>?
  /// Where it is asked not to verify the server's certificate; a configured CA is dropped then.
  public var unverified: Provenance?
  /// A file with a bearer token, which replaces the user's own credentials.
  public var tokenFile: Sourced<String>?
  /// The proxy to speak through.
  public var proxyURL: Sourced<String>?
  /// The user to act as.
  public var impersonatedUser: Sourced<String>?
  /// The UID to act as.
  public var impersonatedUID: Sourced<String>?
  /// The groups to act as.
  public var impersonatedGroups: Sourced<[String]>?

  /// Overrides nothing.
  public init() {}

  /// Whether they say where to connect to, whatever a block says.
  public var chooseServer: Bool { kubeconfig != nil || context != nil || server != nil }

  /// The same without anybody to act as: for what is read as oneself.
  public var asOneself: ConnectionOverrides {
    var overrides = self
    overrides.impersonatedUser = nil
    overrides.impersonatedUID = nil
    overrides.impersonatedGroups = nil
    return overrides
  }
}
