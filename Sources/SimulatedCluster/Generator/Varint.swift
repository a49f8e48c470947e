/// Protobuf's numbers of variable length: seven bits a byte, the lowest first.
enum Varint {
  static func size(_ number: UInt64) -> Int {
    (max(64 - number.leadingZeroBitCount, 1) + 6) / 7
  }

  static func append(_ number: UInt64, to bytes: inout [UInt8]) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  static func bytes(_ number: UInt64) -> [UInt8] {
    var bytes: [UInt8] = []
    append(number, to: &bytes)
    return bytes
  }

  /// Writes the number and gives how many bytes that took.
  static func write(
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

  /// Reads the number at `position` and moves behind it; nil where there is none.
  static func read<Bytes: RandomAccessCollection<UInt8>>(
    _ bytes: Bytes, at position: inout Int, end: Int
  ) -> UInt64? where Bytes.Index == Int {
    var number: UInt64 = 0
    var shift: UInt64 = 0
    while position < end, shift < 64 {
      let byte = bytes[position]
      position += 1
      number |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return number }
      shift += 7
    }
    return nil
  }
}
