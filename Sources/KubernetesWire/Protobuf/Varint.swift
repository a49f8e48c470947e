/// Protobuf's numbers of variable length: seven bits a byte, the lowest first.
package enum Varint {
  /// How many bytes the number takes, 1 to 10.
  package static func size(_ number: UInt64) -> Int {
    (max(64 - number.leadingZeroBitCount, 1) + 6) / 7
  }

  /// Appends the number.
  package static func append(_ number: UInt64, to bytes: inout [UInt8]) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  /// Reads a number that ``append(_:to:)`` wrote at `position`, and moves behind it.
  ///
  /// For bytes that this process has made; those from outside are `ProtobufReader`'s.
  package static func read(_ bytes: [UInt8], at position: inout Int) -> UInt64 {
    var number: UInt64 = 0
    var shift: UInt64 = 0
    while true {
      let byte = bytes[position]
      position += 1
      number |= UInt64(byte & 0x7f) << shift
      if byte < 0x80 { return number }
      shift += 7
    }
  }

  /// The number's bytes.
  package static func bytes(_ number: UInt64) -> [UInt8] {
    var bytes: [UInt8] = []
    append(number, to: &bytes)
    return bytes
  }

  /// Writes the number at `start` and gives how many bytes that took.
  package static func write(
    _ number: UInt64, to buffer: UnsafeMutableBufferPointer<UInt8>, at start: Int
  ) -> Int {
    var rest = number
    var position = start
    while rest >= 0x80 {
      buffer[position] = UInt8(truncatingIfNeeded: rest) | 0x80
      rest >>= 7
      position += 1
    }
    buffer[position] = UInt8(truncatingIfNeeded: rest)
    return position + 1 - start
  }
}
