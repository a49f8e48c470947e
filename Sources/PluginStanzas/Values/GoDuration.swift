import StanzaSyntax

/// Durations as Go's `time.ParseDuration` reads them, such as `1m30s`, with its error messages.
package enum GoDuration {
  /// Why a text is no duration: Go's message.
  package struct Failure: Error, Hashable {
    var message: String
  }

  /// Reads a duration; fractions of a nanosecond are dropped.
  package static func parse(_ text: String) throws(Failure) -> Duration {
    let invalid = Failure(message: "time: invalid duration \(GoQuotation.quotedBytes(text))")
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
    guard isNegative else { return .nanoseconds(Int64(clamping: total)) }
    return .nanoseconds(total > UInt64(Int64.max) ? .min : -Int64(clamping: total))
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
      throw Failure(message: "time: missing unit in duration \(GoQuotation.quotedBytes(text))")
    }
    let name = String(Substring(unit))
    guard let nanoseconds = units[name] else {
      throw Failure(
        message:
          "time: unknown unit \(GoQuotation.quotedBytes(name)) in duration \(GoQuotation.quotedBytes(text))"
      )
    }
    return nanoseconds
  }

  /// The duration in whole nanoseconds, within 64 bits.
  static func nanoseconds(_ duration: Duration) -> Int64 {
    let (seconds, attoseconds) = duration.components
    let (whole, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
    let (sum, carried) = whole.addingReportingOverflow(attoseconds / 1_000_000_000)
    return overflow || carried ? (seconds < 0 ? .min : .max) : sum
  }

  /// The duration as Go's `Duration.String` prints it, such as `25h0m0s` or `1.5ms`.
  static func string(_ duration: Duration) -> String {
    let nanoseconds = nanoseconds(duration)
    let sign = nanoseconds < 0 ? "-" : ""
    let magnitude = nanoseconds.magnitude
    guard magnitude >= 1_000_000_000 else {
      let (unit, name): (UInt64, String) =
        switch magnitude {
        case 0: (1, "s")
        case ..<1_000: (1, "ns")
        case ..<1_000_000: (1_000, "µs")
        default: (1_000_000, "ms")
        }
      return sign + decimal(magnitude, unit) + name
    }
    let minutes = magnitude / 60_000_000_000
    let seconds = decimal(magnitude % 60_000_000_000, 1_000_000_000) + "s"
    guard minutes > 0 else { return sign + seconds }
    return sign + (minutes >= 60 ? "\(minutes / 60)h" : "") + "\(minutes % 60)m" + seconds
  }

  /// A number of units, with as many decimals as it needs.
  private static func decimal(_ value: UInt64, _ unit: UInt64) -> String {
    guard value % unit != 0 else { return "\(value / unit)" }
    let digits = String(unit + value % unit).dropFirst()
    let end = digits.lastIndex { $0 != "0" } ?? digits.startIndex
    return "\(value / unit).\(digits[...end])"
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
