/// A command that gives credentials: the `exec` member of a kubeconfig's user.
///
/// Its arguments and environment may hold secrets; its description names the command only.
public struct ExecConfiguration: Hashable, Sendable {
  /// One variable added to the command's environment.
  public struct Variable: Hashable, Sendable {
    /// Its name.
    public var name: String
    /// Its value, which may be secret.
    public var value: String

    /// Makes a variable.
    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  /// The command; absolute where the kubeconfig's contains a slash, looked up in PATH otherwise.
  public var command = ""
  /// Its arguments.
  public var arguments: [String] = []
  /// What is added to the tool's own environment.
  public var environment: [Variable] = []
  /// The version of ExecCredential that is spoken.
  public var apiVersion = ""
  /// What to tell the user when the command is missing; not trusted, escape it before printing.
  public var installHint = ""
  /// Whether the command is told about the cluster.
  public var providesClusterInfo = false
  /// `Never`, `IfAvailable` or `Always`: how the command relates to standard input.
  public var interactiveMode = ""

  /// Makes an empty configuration.
  public init() {}

  /// Versions of ExecCredential that client-go still speaks.
  static let supportedVersions: Set<String> = [
    "client.authentication.k8s.io/v1", "client.authentication.k8s.io/v1beta1",
  ]
}

extension ExecConfiguration: CustomStringConvertible, CustomDebugStringConvertible {
  /// The command alone.
  public var description: String { "exec \(command)" }
  /// The same as the description.
  public var debugDescription: String { description }
}

extension ExecConfiguration: CustomReflectable {
  /// Hides the members, so that dumping prints no secret.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
