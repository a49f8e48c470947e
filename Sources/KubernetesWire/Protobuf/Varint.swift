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
