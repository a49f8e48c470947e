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
      Self.code(of: status), "\(request): the server answered with an error",
      cause: status.message.isEmpty ? status.reason : status.message, status: status,
      retryAfter: status.retryAfterSeconds.map { .seconds($0) })
  }

  private static func code(of status: APIStatus) -> Code {
    if status.causes.contains("ResourceVersionTooLarge") { return .resourceVersionTooLarge }
    switch (status.code, status.reason) {
    case (410, _), (_, "Expired"), (_, "Gone"): return .expired
    case (401, _), (_, "Unauthorized"): return .unauthorized
    case (403, _), (_, "Forbidden"): return .forbidden
    case (404, _), (_, "NotFound"): return .notFound
    case (429, _), (_, "TooManyRequests"): return .tooManyRequests
    case (400..<500, _): return .badRequest
    default: return .server
    }
  }
}
