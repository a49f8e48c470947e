/// Durations as Go's `time.ParseDuration` reads them, such as `1m30s`, with its error messages.
package enum GoDuration {
  /// Why a text is no duration: Go's message.
  package struct Failure: Error, Hashable {
    var message: String
  }

  /// Reads a duration; fractions of a nanosecond are dropped.
  package static func parse(_ text: String) throws(Failure) -> Duration {
    let invalid = Failure(message: "time: invalid duration \(GoQuote.quoted(text))")
    var rest = text.utf8[...]
    let isNegative = rest.first == UInt8(ascii: "-")
    if isNegative || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
    if rest.elementsEqual("0".utf8) { return .zero }
    guard !rest.isEmpty else { throw invalid }
    var total: UInt64 = 0
    while !rest.isEmpty {
      guard let number = readNumber(&rest) else { throw invalid }
      let unit = try readUnit(&rest, of: text)
      guard let part = number.nanoseconds(unit: unit), !total.addingOverflows(part) else {
        throw invalid
      }
      total += part
    }
    guard total <= (isNegative ? 1 << 63 : UInt64(Int64.max)) else { throw invalid }
    let magnitude = Duration.nanoseconds(Int64(clamping: total))
    return isNegative ? .zero - magnitude : magnitude
  }

  /// Digits with an optional fraction.
  private struct Number {
    var whole: UInt64 = 0
    var fraction: UInt64 = 0
    var scale: Double = 1

    func nanoseconds(unit: UInt64) -> UInt64? {
      let (product, overflow) = whole.multipliedReportingOverflow(by: unit)
      guard !overflow else { return nil }
      let extra = UInt64(Double(fraction) * (Double(unit) / scale))
      return product.addingOverflows(extra) ? nil : product + extra
    }
  }

  private static func readNumber(_ rest: inout Substring.UTF8View) -> Number? {
    var number = Number()
    var digits = 0
    while let byte = rest.first, GoNumber.isDigit(byte) {
      let (product, overflow) = number.whole.multipliedReportingOverflow(by: 10)
      let digit = UInt64(byte - UInt8(ascii: "0"))
      guard !overflow, !product.addingOverflows(digit) else { return nil }
      number.whole = product + digit
      rest.removeFirst()
      digits += 1
    }
    guard rest.first == UInt8(ascii: ".") else { return digits > 0 ? number : nil }
    rest.removeFirst()
    while let byte = rest.first, GoNumber.isDigit(byte) {
      // Digits beyond what a nanosecond of an hour can show are read and dropped.
      if number.scale < 1e15 {
        number.fraction = number.fraction * 10 + UInt64(byte - UInt8(ascii: "0"))
        number.scale *= 10
      }
      rest.removeFirst()
      digits += 1
    }
    return digits > 0 ? number : nil
  }

  private static func readUnit(
    _ rest: inout Substring.UTF8View, of text: String
  ) throws(Failure) -> UInt64 {
    let unit = rest.prefix { $0 != UInt8(ascii: ".") && !GoNumber.isDigit($0) }
    rest = rest[unit.endIndex...]
    guard !unit.isEmpty else {
      throw Failure(message: "time: missing unit in duration \(GoQuote.quoted(text))")
    }
    let name = String(Substring(unit))
    guard let nanoseconds = units[name] else {
      throw Failure(
        message: "time: unknown unit \(GoQuote.quoted(name)) in duration \(GoQuote.quoted(text))")
    }
    return nanoseconds
  }

  /// The duration in whole seconds or milliseconds, as a Corefile would have it.
  static func text(_ duration: Duration) -> String {
    let (seconds, attoseconds) = duration.components
    guard attoseconds != 0 else { return "\(seconds)s" }
    return "\(Double(seconds) * 1000 + Double(attoseconds) / 1e15)ms"
  }

  private static let units: [String: UInt64] = [
    "ns": 1, "us": 1_000, "µs": 1_000, "μs": 1_000, "ms": 1_000_000, "s": 1_000_000_000,
    "m": 60_000_000_000, "h": 3_600_000_000_000,
  ]
}

extension UInt64 {
  fileprivate func addingOverflows(_ other: UInt64) -> Bool {
    addingReportingOverflow(other).overflow
  }
}
