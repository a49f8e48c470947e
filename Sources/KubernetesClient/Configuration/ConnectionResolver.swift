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
  /// Relative paths are relative to `workingDirectory`, nil being the process's own.
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
}
