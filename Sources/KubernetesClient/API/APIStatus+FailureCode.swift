import KubernetesWire

extension APIStatus {
  /// The kind of failure that the status tells of, by its reason where that is one of the API's
  /// own, otherwise by its HTTP code, as apimachinery's `errors` package decides.
  package var failureCode: ClientError.Code {
    if reason == "Expired" || reason == "Gone" { return .expired }
    // By cause; old servers only say it in words.
    if causes.contains("ResourceVersionTooLarge")
      || message.contains("Too large resource version")
    {
      return .resourceVersionTooLarge
    }
    switch (code, reason) {
    case (401, _), (_, "Unauthorized"): return .unauthorized
    case (403, _), (_, "Forbidden"): return .forbidden
    case (404, _), (_, "NotFound"): return .notFound
    case (410, _): return .expired
    case (429, _), (_, "TooManyRequests"): return .tooManyRequests
    case (300..<500, _): return .badRequest
    default: return .server
    }
  }
}
