#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A monotonic clock that can be replaced in tests.
public protocol TimeSource: Sendable {
  /// The time since an arbitrary fixed start.
  func now() -> Duration
  /// Waits; throws `CancellationError` when the task is cancelled.
  func sleep(for duration: Duration) async throws
}

/// The system's monotonic clock, counted from the creation of the value.
public struct SystemTime: TimeSource {
  private let start = ContinuousClock.now

  /// Starts counting.
  public init() {}

  /// The time since this value was made.
  public func now() -> Duration { start.duration(to: .now) }

  /// Waits on the continuous clock.
  public func sleep(for duration: Duration) async throws {
    try await Task.sleep(for: duration, clock: .continuous)
  }

  /// The wall clock's time, in whole seconds since 1970.
  @Sendable public static func secondsSince1970() -> Int64 { Int64(time(nil)) }
}
