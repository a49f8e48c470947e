import Inspection
import KubernetesClient
import Rendering

/// Why a command ends early, with what is told on standard error.
struct CommandFailure: Error, Hashable, Sendable {
  /// How the process ends.
  var status: ExitStatus
  /// What is told; nil where it has been told already.
  var message: FailureMessage?

  /// Makes a failure.
  init(_ status: ExitStatus, _ message: String, cause: String? = nil, hint: String? = nil) {
    self.status = status
    self.message = FailureMessage(message, cause: cause, hint: hint)
  }

  /// A failure that has been told already.
  init(told status: ExitStatus) {
    self.status = status
  }

  /// A failed conversation with the API server.
  init(_ error: ClientError, prefix: String = "") {
    status = ExitStatus(error.code)
    var message = FailureMessage(FailureReport(error), prefix: prefix)
    message.hint = message.hint ?? FailureAdvice.hint(error.code, server: nil)
    self.message = message
  }
}
