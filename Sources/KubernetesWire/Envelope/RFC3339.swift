/// Conversion between seconds since 1970 and RFC 3339, as `metav1.Time` does it: whole seconds,
/// UTC when written.
package enum RFC3339 {
  /// The seconds of the years 1 to 9999, which RFC 3339 can express.
  private static let range: ClosedRange<Int64> = -62_135_596_800...253_402_300_799

  /// Appends `2006-01-02T15:04:05Z`; false for a year that has no four digits.
  static func append(_ seconds: Int64, to bytes: inout [UInt8]) -> Bool {
    guard range.contains(seconds) else { return false }
    let days = seconds.dividingFloor(by: 86_400)
    let second = Int(seconds - days * 86_400)
    let (year, month, day) = civil(days: Int(days))
    append(year, 4, to: &bytes)
    bytes.append(UInt8(ascii: "-"))
    append(month, 2, to: &bytes)
    bytes.append(UInt8(ascii: "-"))
    append(day, 2, to: &bytes)
    bytes.append(UInt8(ascii: "T"))
    append(second / 3600, 2, to: &bytes)
    bytes.append(UInt8(ascii: ":"))
    append(second / 60 % 60, 2, to: &bytes)
    bytes.append(UInt8(ascii: ":"))
    append(second % 60, 2, to: &bytes)
    bytes.append(UInt8(ascii: "Z"))
    return true
  }

  /// The text of a point in time; empty for a year that has no four digits.
  package static func string(_ seconds: Int64) -> String {
    var bytes: [UInt8] = []
    return append(seconds, to: &bytes) ? String(decoding: bytes, as: UTF8.self) : ""
  }

  private static func append(_ number: Int, _ digits: Int, to bytes: inout [UInt8]) {
    var divisor = digits == 4 ? 1000 : 10
    while divisor > 0 {
      bytes.append(0x30 + UInt8(number / divisor % 10))
      divisor /= 10
    }
  }

  /// Reads an RFC 3339 time with any offset; a fraction of a second is dropped.
  package static func seconds(_ text: String) -> Int64? {
    let bytes = Array(text.utf8)
    guard bytes.count >= 20, bytes[4] == 0x2d, bytes[7] == 0x2d, bytes[10] | 0x20 == 0x74,
      bytes[13] == 0x3a, bytes[16] == 0x3a,
      let year = number(bytes, 0..<4), year > 0, let month = number(bytes, 5..<7),
      let day = number(bytes, 8..<10), let hour = number(bytes, 11..<13),
      let minute = number(bytes, 14..<16), let second = number(bytes, 17..<19),
      (1...12).contains(month), day >= 1, day <= length(ofMonth: month, year), hour < 24,
      minute < 60, second < 60, let offset = offset(bytes)
    else { return nil }
    return Int64(days(year, month, day) * 86_400 + hour * 3600 + minute * 60 + second - offset)
  }

  /// The offset from UTC in seconds that stands after the seconds and their fraction.
  private static func offset(_ bytes: [UInt8]) -> Int? {
    var rest = bytes[19...]
    if rest.first == UInt8(ascii: ".") {
      let fraction = rest.dropFirst().prefix { (0x30...0x39).contains($0) }
      guard !fraction.isEmpty else { return nil }
      rest = rest[fraction.endIndex...]
    }
    guard let sign = rest.first else { return nil }
    if sign | 0x20 == UInt8(ascii: "z") { return rest.count == 1 ? 0 : nil }
    let start = rest.startIndex
    guard sign == 0x2b || sign == 0x2d, rest.count == 6, bytes[start + 3] == 0x3a,
      let hours = number(bytes, (start + 1)..<(start + 3)), hours < 24,
      let minutes = number(bytes, (start + 4)..<(start + 6)), minutes < 60
    else { return nil }
    return (sign == 0x2d ? -1 : 1) * (hours * 3600 + minutes * 60)
  }

  private static func number(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
    var value = 0
    for byte in bytes[range] {
      guard (0x30...0x39).contains(byte) else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    return value
  }

  private static func length(ofMonth month: Int, _ year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Days since 1970 of a date of the Gregorian calendar, counted in eras of 400 years that begin
  /// in March, so that leap days come last.
  private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted.dividingFloor(by: 400)
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  private static func civil(days: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = days + 719_468
    let era = shifted.dividingFloor(by: 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = (shiftedMonth + 2) % 12 + 1
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }
}

extension BinaryInteger {
  /// The quotient rounded towards negative infinity.
  fileprivate func dividingFloor(by divisor: Self) -> Self {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}
