import KubernetesConfiguration

extension ClientError {
  /// A connection that cannot be made, as a failure of code `configuration`.
  public init(_ problem: ConnectionProblem) {
    self.init(.configuration, problem.message, cause: problem.cause, hint: problem.hint)
  }
}
