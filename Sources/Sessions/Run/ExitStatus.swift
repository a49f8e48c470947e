import KubernetesClient

/// How the process ends; the one table that scripts can rely on.
package enum ExitStatus: Int32, Hashable, Sendable, CaseIterable {
  /// All well.
  case success = 0
  /// An unexpected failure.
  case failure = 1
  /// The Corefile or the block is invalid: CoreDNS would refuse it or crash.
  case invalidCorefile = 2
  /// The server cannot be reached, does not know who asks, or does not allow it.
  case cannotConnect = 3
  /// A watch has not synced in time.
  case notSynced = 4
  /// Nothing was found.
  case nothingFound = 5
  /// An expectation failed.
  case expectationFailed = 6
  /// The command line is wrong.
  case usage = 64

  /// The status for a watch or request that failed.
  package init(_ code: ClientError.Code) {
    switch code {
    case .configuration, .dns, .connect, .tls, .unauthorized, .forbidden: self = .cannotConnect
    case .timeout, .notFound, .expired, .resourceVersionTooLarge, .tooManyRequests, .badRequest,
      .server, .decode:
      self = .notSynced
    case .cancelled: self = .failure
    }
  }

  /// The one that says more: that nothing can be reached explains what has not synced.
  package func worse(_ other: ExitStatus) -> ExitStatus {
    if self == .success { return other }
    return other == .success || rawValue < other.rawValue ? self : other
  }
}
