import KubernetesWire
import KubernetesClient

extension ClientError {
  /// Any failure of a request, as a client error; `request` names it, such as `list pods`.
  init(anyError error: any Error, request: String) {
    switch error {
    case let error as ClientError: self = error
    case is CancellationError: self.init(.cancelled, "\(request): cancelled")
    case let error as DecodeError: self.init(decoding: error, request: request)
    default: self.init(.connect, "\(request) failed", cause: String(describing: error))
    }
  }

  /// An answer that cannot be decoded, or a `Status` in its place.
  init(decoding error: DecodeError, request: String) {
    if let status = error.status {
      self.init(status: status, request: request)
    } else {
      self.init(
        .decode, "\(request): the answer cannot be decoded", cause: error.description)
    }
  }

  /// The server's own error inside an answer: an ERROR event of a watch, or a `Status` as body.
  init(status: APIStatus, request: String) {
    self.init(
      status.failureCode, "\(request): the server answered with an error",
      cause: status.message.isEmpty ? status.reason : status.message, status: status,
      retryAfter: status.retryAfterSeconds.map { .seconds($0) })
  }
}
