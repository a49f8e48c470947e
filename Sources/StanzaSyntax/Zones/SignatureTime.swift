/// The times of a signature: `YYYYMMDDHHMMSS`, or seconds.
enum SignatureTime {
  /// Whether a word is a time, as Go's package `time` and then `strconv` read it.
  static func isTime(_ word: [UInt8]) -> Bool {
    GoUnsigned.decimal(word, bits: 32) != nil || isDate(word)
  }

  private static func isDate(_ word: [UInt8]) -> Bool {
    guard word.count >= 14 else { return false }
    let parts = [0..<4, 4..<6, 6..<8, 8..<10, 10..<12, 12..<14]
      .compactMap { GoUnsigned.decimal(word[$0], bits: 16) }
    guard parts.count == 6, isFraction(word[14...]) else { return false }
    let days = days(inMonth: parts[1], ofYear: parts[0])
    return (1...12).contains(parts[1]) && (1...31).contains(parts[2]) && parts[2] <= days
      && parts[3] < 24 && parts[4] < 60 && parts[5] < 60
  }

  /// Parts of a second may follow although the form has none.
  private static func isFraction(_ rest: ArraySlice<UInt8>) -> Bool {
    guard let first = rest.first else { return true }
    let digits = rest.dropFirst()
    return ".,".utf8.contains(first) && !digits.isEmpty
      && digits.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }

  private static func days(inMonth month: UInt64, ofYear year: UInt64) -> UInt64 {
    let isLeap =
      year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
    return switch month {
    case 2: isLeap ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
