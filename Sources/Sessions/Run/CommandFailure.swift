import Inspection
import KubernetesClient

/// Why a command ends early, with what is told on standard error.
package struct CommandFailure: Error, Hashable, Sendable {
  /// How the process ends.
  package var status: ExitStatus
  /// What is told; nil where it has been told already.
  package var message: FailureMessage?

  /// Makes a failure.
  package init(_ status: ExitStatus, _ message: String, cause: String? = nil, hint: String? = nil) {
    self.status = status
    self.message = FailureMessage(message, cause: cause, hint: hint)
  }

  /// A failure that has been told already.
  package init(told status: ExitStatus) {
    self.status = status
  }

  /// A failed conversation with the API server.
  package init(_ error: ClientError, prefix: String = "") {
    status = ExitStatus(error.code)
    var message = FailureMessage(FailureReport(error), prefix: prefix)
    message.hint = message.hint ?? FailureAdvice.hint(error.code, server: nil)
    self.message = message
  }
}
