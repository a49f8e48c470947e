/// Turns a server block's settings into a connection, by client-go's rules.
public struct ConnectionResolver: Sendable {
  /// Where Kubernetes puts a pod's token and CA.
  public static let standardServiceAccountFolder = "/var/run/secrets/kubernetes.io/serviceaccount"

  let environment: [String: String]
  let files: any ConfigurationFiles
  let serviceAccountFolder: String
  let workingDirectory: String?

  /// Makes a resolver.
  ///
  /// Relative paths are relative to `workingDirectory`, nil being the process's own. Of files that
  /// are ``ReadOnceFiles`` each is opened once, whatever is asked of the resolver.
  public init(
    environment: [String: String],
    files: any ConfigurationFiles = LocalConfigurationFiles(),
    serviceAccountFolder: String = standardServiceAccountFolder,
    workingDirectory: String? = nil
  ) {
    self.environment = environment
    self.files = files
    self.serviceAccountFolder = serviceAccountFolder
    self.workingDirectory = workingDirectory
  }

  /// The connection that a server block describes, with the command line's overrides.
  ///
  /// Nothing is connected to, and certificates are not read yet.
  /// - Throws: ``ConnectionProblem`` where client-go would refuse; its `cause` is client-go's own
  ///   text.
  public func resolve(
    _ settings: ConnectionSettings, _ overrides: ConnectionOverrides = ConnectionOverrides()
  ) throws(ConnectionProblem) -> ResolvedConnection {
    try ResolvedConnection(values(settings, overrides), environment: environment)
  }

  /// The connection that a server block describes, with its certificates and keys read.
  ///
  /// - Throws: ``ConnectionProblem`` where client-go would refuse to build a transport.
  public func prepare(
    _ settings: ConnectionSettings, _ overrides: ConnectionOverrides = ConnectionOverrides()
  ) throws(ConnectionProblem) -> PreparedConnection {
    try PreparedConnection(try resolve(settings, overrides), files: files)
  }

  /// A path that can be opened; unchanged where the process's own working directory counts.
  func absolute(_ path: String) -> String {
    guard let workingDirectory, !path.isEmpty else { return path }
    return PathText.join(workingDirectory, path)
  }
}
