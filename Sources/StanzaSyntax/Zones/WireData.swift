/// Data of records in the form that they travel in.
enum WireData {
  /// What is wrong with the data of a known type that is given in hexadecimal digits.
  ///
  /// Only addresses are looked at, and of keys what others ask for; other types are taken.
  static func problem(_ bytes: [UInt8], _ record: inout ZoneRecord) -> String? {
    switch record.type {
    case 1: return bytes.count < 4 ? "A: dns: overflow unpacking a" : nil
    case 28: return bytes.count < 16 ? "AAAA: dns: overflow unpacking aaaa" : nil
    case ZoneRecord.TypeNumber.key where bytes.count >= 4:
      record.numbers = [
        UInt64(bytes[0]) << 8 | UInt64(bytes[1]), UInt64(bytes[2]), UInt64(bytes[3]),
      ]
      record.text = GoBase64.text(Array(bytes[4...]))
      return nil
    default: return nil
    }
  }
}
