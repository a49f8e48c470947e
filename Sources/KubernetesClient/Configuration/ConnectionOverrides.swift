/// What the command line says about the connection; empty values are options not given.
///
/// It makes a Corefile written for inside the cluster usable from a laptop.
public struct ConnectionOverrides: Hashable, Sendable {
  /// `--kubeconfig`: a file that replaces whatever the block says.
  public var kubeconfig: String
  /// `--context`: a context of that file, of the block's, or of the user's own.
  public var context: String
  /// `--server`: replaces the server's URL and nothing else.
  public var server: String
  /// `--as`: the user to act as.
  public var impersonatedUser: String
  /// `--as-uid`: the UID to act as.
  public var impersonatedUID: String
  /// `--as-group`: the groups to act as.
  public var impersonatedGroups: [String]

  /// Makes overrides; without arguments nothing is overridden.
  public init(
    kubeconfig: String = "", context: String = "", server: String = "",
    impersonatedUser: String = "", impersonatedUID: String = "", impersonatedGroups: [String] = []
  ) {
    self.kubeconfig = kubeconfig
    self.context = context
    self.server = server
    self.impersonatedUser = impersonatedUser
    self.impersonatedUID = impersonatedUID
    self.impersonatedGroups = impersonatedGroups
  }
}
