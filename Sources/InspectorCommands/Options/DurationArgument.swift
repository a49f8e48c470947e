import ArgumentParser

/// A span of time on the command line: `500ms`, `5s`, `1.5s`, `1m`, `1m30s`, `2h`.
public struct DurationArgument: Hashable, Sendable, ExpressibleByArgument {
  /// The span.
  public var duration: Duration

  /// Takes a span.
  public init(_ duration: Duration) {
    self.duration = duration
  }

  /// Reads numbers with units one after the other; nil for anything else, or for no time at all.
  public init?(argument: String) {
    var total = 0.0
    var rest = argument[...]
    guard !rest.isEmpty else { return nil }
    while !rest.isEmpty {
      let number = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
      rest = rest.dropFirst(number.count)
      let unit = rest.prefix { $0.isLetter }
      rest = rest.dropFirst(unit.count)
      guard let value = Double(number), let factor = Self.units[String(unit)] else { return nil }
      total += value * factor
    }
    guard total > 0, total <= 86_400 * 365 else { return nil }
    duration = .microseconds(Int64((total * 1_000_000).rounded()))
  }

  private static let units: [String: Double] = ["ms": 0.001, "s": 1, "m": 60, "h": 3600]

  /// The span as it is typed, for help.
  public var defaultValueDescription: String {
    let milliseconds = Int(duration / .milliseconds(1))
    return milliseconds.isMultiple(of: 1000) ? "\(milliseconds / 1000)s" : "\(milliseconds)ms"
  }
}
