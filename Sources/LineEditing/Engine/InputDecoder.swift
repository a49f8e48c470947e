import CLibEdit

/// Makes characters of bytes; what is no character becomes U+FFFD.
struct InputDecoder {
  private static let replacement: UInt32 = 0xFFFD

  /// Whether the bytes are UTF-8; the thread's locale knows otherwise.
  let isUTF8: Bool
  private var bytes: [UInt8] = []
  private var next = 0

  init(isUTF8: Bool) {
    self.isUTF8 = isUTF8
  }

  /// Whether bytes wait, perhaps less than a character.
  var isEmpty: Bool { next == bytes.count }

  /// How many bytes wait.
  var waiting: Int { bytes.count - next }

  /// The next character where it is text; nil before any other, and where more bytes are needed.
  mutating func takeText() -> UInt32? {
    guard next < bytes.count, bytes[next] >= 0x20, bytes[next] != 0x7F else { return nil }
    return take()
  }

  /// Adds bytes.
  mutating func add(_ more: ArraySlice<UInt8>) {
    if next == bytes.count {
      bytes.removeAll(keepingCapacity: true)
      next = 0
    }
    bytes += more
  }

  /// The next character; nil where more bytes are needed.
  mutating func take() -> UInt32? {
    guard next < bytes.count else { return nil }
    let first = bytes[next]
    if first < 0x80 {
      next += 1
      return UInt32(first)
    }
    return isUTF8 ? takeUTF8(first) : takeLocal()
  }

  /// Gives up the bytes of a character whose rest does not come.
  mutating func dropIncomplete() { next = bytes.count }

  private mutating func takeUTF8(_ first: UInt8) -> UInt32? {
    let count = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard (0xC2...0xF4).contains(first) else {
      next += 1
      return Self.replacement
    }
    var value = UInt32(first) & (count == 4 ? 0x07 : count == 3 ? 0x0F : 0x1F)
    for offset in 1..<count {
      guard next + offset < bytes.count else { return nil }
      let byte = bytes[next + offset]
      guard isContinuation(byte, offset: offset, after: first) else {
        next += offset
        return Self.replacement
      }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    next += count
    return value
  }

  /// Whether a byte may follow; over-long forms, surrogates and values past U+10FFFF may not.
  private func isContinuation(_ byte: UInt8, offset: Int, after first: UInt8) -> Bool {
    guard byte & 0xC0 == 0x80 else { return false }
    guard offset == 1 else { return true }
    switch first {
    case 0xE0: return byte >= 0xA0
    case 0xED: return byte < 0xA0
    case 0xF0: return byte >= 0x90
    case 0xF4: return byte < 0x90
    default: return true
    }
  }

  private mutating func takeLocal() -> UInt32? {
    var character: UInt32 = 0
    let used = bytes[next...].withUnsafeBytes {
      clibedit_decode($0.baseAddress?.assumingMemoryBound(to: CChar.self), $0.count, &character)
    }
    if used == 0, bytes.count - next < clibedit_longest_character() { return nil }
    guard used > 0 else {
      next += 1
      return Self.replacement
    }
    next += Int(used)
    // Where the C locale passes bytes through, they are no characters that can be shown.
    let isShown = Unicode.Scalar(character) != nil && !(0x80...0x9F).contains(character)
    return isShown ? character : Self.replacement
  }
}
