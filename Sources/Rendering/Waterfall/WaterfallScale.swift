import Inspection

/// A time axis from zero to a round maximum.
struct WaterfallScale: Hashable, Sendable {
  /// The end of the axis, a multiple of the step.
  var maximum: Duration
  /// From one label to the next.
  var step: Duration

  /// The shortest axis, since labels count milliseconds.
  private static let shortest = 5_000_000

  /// The shortest axis with round steps that reaches `moment`.
  init(reaching moment: Duration) {
    let shown = max(Self.shortest, moment.nanoseconds)
    // At most eight steps of 1, 2 or 5 times a power of ten.
    var unit = 1
    while unit * 10 * 8 <= shown { unit *= 10 }
    let step = [1, 2, 5, 10].map { $0 * unit }.first { $0 * 8 >= shown } ?? unit * 10
    self.step = .nanoseconds(step)
    maximum = .nanoseconds((shown + step - 1) / step * step)
  }

  /// An axis for bars that end at `end`.
  ///
  /// The moment at which the gate opens is on it as long as the bars keep a fifth of the width, and
  /// the limit once half of it has passed; where bars are short against them the axis follows the
  /// bars.
  init(end: Duration, gate: SyncReport.Gate) {
    var shown = end
    if gate.ownWait <= end * 5 { shown = max(shown, gate.ownWait) }
    if gate.limit <= end * 2 { shown = max(shown, gate.limit) }
    self.init(reaching: shown)
  }

  /// Where a moment lies on an axis of so many columns; not rounded.
  func position(of moment: Duration, columns: Int) -> Double {
    moment / maximum * Double(columns)
  }

  /// The column at whose left edge a moment lies; nil beyond the axis.
  func column(of moment: Duration, columns: Int) -> Int? {
    guard moment >= .zero, moment <= maximum else { return nil }
    return Int(position(of: moment, columns: columns).rounded())
  }

  /// Zero and its multiples of an interval up to the end of the axis.
  func multiples(of interval: Duration) -> [Duration] {
    guard interval > .zero else { return [.zero] }
    let count = Int((maximum / interval + 1e-9).rounded(.down))
    return (0...count).map { interval * $0 }
  }
}

extension Duration {
  /// Whole nanoseconds; a century at most, so that sums cannot overflow.
  fileprivate var nanoseconds: Int {
    Int(Swift.min(self, .seconds(3_155_760_000)) / .nanoseconds(1))
  }
}
