/// How long to wait after each failure: 0.8 s doubling to 30 s, each times a random factor of
/// 1 to 2, from the start again after two minutes without failure; client-go's reflector does so.
struct BackOff: Sendable {
  static let first = Duration.milliseconds(800)
  static let limit = Duration.seconds(30)
  static let calm = Duration.seconds(120)
  /// No server may put the next attempt off for longer than this.
  static let longestWait = Duration.seconds(60)

  private var next = BackOff.first
  private var lastFailure: Duration?

  /// The wait after a failure at `now`; at least what the server asked for, within reason.
  mutating func delay(at now: Duration, random: Double, atLeast: Duration?) -> Duration {
    if let lastFailure, now - lastFailure > Self.calm { next = Self.first }
    lastFailure = now
    let delay = next * (1 + min(max(random, 0), 1))
    next = min(next * 2, Self.limit)
    return max(delay, min(atLeast ?? .zero, Self.longestWait))
  }
}
