/// White space beyond ASCII, as Go's `unicode.IsSpace` has it.
enum UnicodeSpace {
  /// The length in bytes of the white space character at an index; 0 if there is none.
  static func length(in bytes: Span<UInt8>, at index: Int) -> Int {
    switch bytes[index] {
    case 0xC2 where index + 1 < bytes.count:
      return bytes[index + 1] == 0x85 || bytes[index + 1] == 0xA0 ? 2 : 0
    case 0xE1...0xE3 where index + 2 < bytes.count:
      return isSpace(bytes[index], bytes[index + 1], bytes[index + 2]) ? 3 : 0
    default:
      return 0
    }
  }

  private static func isSpace(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
    switch (first, second, third) {
    case (0xE1, 0x9A, 0x80): true  // U+1680
    case (0xE2, 0x80, 0x80...0x8A): true  // U+2000 to U+200A
    case (0xE2, 0x80, 0xA8), (0xE2, 0x80, 0xA9), (0xE2, 0x80, 0xAF): true  // U+2028, 2029, 202F
    case (0xE2, 0x81, 0x9F): true  // U+205F
    case (0xE3, 0x80, 0x80): true  // U+3000
    default: false
    }
  }
}
