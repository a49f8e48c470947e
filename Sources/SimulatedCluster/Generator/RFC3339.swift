/// Points in time as Kubernetes writes them: RFC 3339 in UTC, to the second.
enum RFC3339 {
  /// The text of a point in time given in seconds since 1970.
  static func string(_ seconds: Int64) -> String {
    let days = Int((Double(seconds) / 86_400).rounded(.down))
    let ofDay = Int(seconds) - days * 86_400
    let (year, month, day) = civil(fromDays: days)
    let date = "\(padded(year, width: 4))-\(padded(month, width: 2))-\(padded(day, width: 2))"
    let clock = [ofDay / 3600, ofDay / 60 % 60, ofDay % 60].map { padded($0, width: 2) }
    return "\(date)T\(clock.joined(separator: ":"))Z"
  }

  /// Seconds since 1970; nil where the text is no such point in time.
  ///
  /// A fraction is dropped.
  static func seconds(_ text: String) -> Int64? {
    let bytes = Array(text.utf8)
    guard bytes.count >= 20, bytes[4] == 45, bytes[7] == 45, bytes[10] | 32 == 116,
      bytes[13] == 58, bytes[16] == 58
    else { return nil }
    func number(_ range: Range<Int>) -> Int? {
      var value = 0
      for byte in bytes[range] {
        guard (48...57).contains(byte) else { return nil }
        value = value * 10 + Int(byte - 48)
      }
      return value
    }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10),
      let hour = number(11..<13), let minute = number(14..<16), let second = number(17..<19),
      (1...12).contains(month), (1...31).contains(day), hour < 24, minute < 60, second < 61
    else { return nil }
    guard let zone = offset(bytes.dropFirst(19)) else { return nil }
    let clock = hour * 3600 + minute * 60 + second
    return Int64(days(year: year, month: month, day: day) * 86_400 + clock - zone)
  }

  /// The zone's distance from UTC in seconds, after an optional fraction.
  private static func offset(_ tail: ArraySlice<UInt8>) -> Int? {
    var tail = tail
    if tail.first == 46 {
      tail = tail.dropFirst().drop { (48...57).contains($0) }
    }
    if tail.count == 1, let letter = tail.first, letter | 32 == 122 { return 0 }
    let digits = tail.dropFirst().filter { (48...57).contains($0) }.map { Int($0) - 48 }
    guard tail.count == 6, digits.count == 4, let sign = tail.first, sign == 43 || sign == 45
    else { return nil }
    let distance = (digits[0] * 10 + digits[1]) * 3600 + (digits[2] * 10 + digits[3]) * 60
    return sign == 43 ? distance : -distance
  }

  // Both ways count in years that begin in March, so that the leap day is the last one.
  private static func days(year: Int, month: Int, day: Int) -> Int {
    let shifted = month > 2 ? year : year - 1
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let ofEra = shifted - era * 400
    let ofYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear - 719_468
  }

  private static func civil(fromDays days: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let ofEra = shifted - era * 146_097
    let year = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365
    let ofYear = ofEra - (365 * year + year / 4 - year / 100)
    let march = (5 * ofYear + 2) / 153
    let month = march < 10 ? march + 3 : march - 9
    return (year + era * 400 + (month <= 2 ? 1 : 0), month, ofYear - (153 * march + 2) / 5 + 1)
  }
}
