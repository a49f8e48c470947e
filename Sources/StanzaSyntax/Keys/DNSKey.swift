/// A public key in a record of type DNSKEY.
struct DNSKey {
  let flags: UInt16
  let scheme: UInt8
  let algorithm: UInt8
  /// The key's bytes, nil where its base 64 is broken.
  let bytes: [UInt8]?

  /// The key of a record, or nothing if it is another record.
  init?(_ record: ZoneRecord) {
    guard record.type == ZoneRecord.TypeNumber.key else { return nil }
    // A record without data has neither flags nor key.
    let numbers = record.numbers + [0, 0, 0]
    flags = UInt16(truncatingIfNeeded: numbers[0])
    scheme = UInt8(truncatingIfNeeded: numbers[1])
    algorithm = UInt8(truncatingIfNeeded: numbers[2])
    bytes = GoBase64.bytes(record.text)
  }

  /// The tag: a sum over the record's data, but for the oldest algorithm bytes of the key.
  var tag: UInt16 {
    let roomInMessage = 4092
    if algorithm == 1 {
      guard let bytes, bytes.count > 2 else { return 0 }
      let tail = bytes.suffix(3)
      return tail.dropLast().reduce(0) { $0 << 8 | UInt16($1) }
    }
    guard let bytes, bytes.count <= roomInMessage else { return 0 }
    let head = [UInt8(flags >> 8), UInt8(flags & 0xff), scheme, algorithm]
    let sum = (head + bytes).enumerated().reduce(UInt32(0)) { sum, item in
      sum + (item.offset.isMultiple(of: 2) ? UInt32(item.element) << 8 : UInt32(item.element))
    }
    return UInt16((sum + sum >> 16) & 0xffff)
  }

  /// Whether the bytes are an RSA key that Go can use.
  var isRSA: Bool {
    guard let bytes, bytes.count >= 66 else { return false }
    let isShort = bytes[0] != 0
    let exponentLength = isShort ? Int(bytes[0]) : Int(bytes[1]) << 8 | Int(bytes[2])
    let start = isShort ? 1 : 3
    guard (1...4).contains(exponentLength), bytes[start] != 0 else { return false }
    let modulus = bytes[(start + exponentLength)...]
    guard (64...512).contains(modulus.count), modulus.first != 0 else { return false }
    let exponent = bytes[start..<start + exponentLength].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return exponent <= UInt64(Int32.max)
  }

  /// Whether the bytes are a point of the algorithm's curve, as far as their number tells.
  var isPoint: Bool {
    guard let bytes else { return false }
    return switch algorithm {
    case 13: bytes.count == 64
    case 14: bytes.count == 96
    default: true
    }
  }
}
