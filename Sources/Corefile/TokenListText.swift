/// The bytes of tokens that follow one another in a file, from the first to the last.
///
/// Two with the same bytes in the same column have the same tokens, which differ in their lines by
/// the same number.
package struct TokenListText: Sendable {
  private let run: TokenRun

  init(_ run: TokenRun) {
    self.run = run
  }

  /// The line of the first token, counted from 1.
  package var line: Int { Int(run.line) }

  /// How locations name the file.
  package var file: String { run.source.name }

  /// Hands over the bytes.
  package func withBytes<Result>(
    _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result {
    try run.source.bytes.withUnsafeBufferPointer { bytes in
      try body(UnsafeBufferPointer(rebasing: bytes[Int(run.start)..<Int(run.end)]))
    }
  }

  /// Whether a byte is among them that is taken out of a word, so that its text is another than its
  /// bytes.
  private static func isDropped(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\r") || byte == UInt8(ascii: "\\")
  }

  /// Whether a token may have that text; of a list without it the tokens need not be read.
  package func mayHave(_ word: StaticString) -> Bool {
    withBytes { bytes in
      let word = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
      guard let first = word.first else { return true }
      for position in bytes.indices {
        if Self.isDropped(bytes[position]) { return true }
        if bytes[position] == first, bytes[position...].starts(with: word) { return true }
      }
      return false
    }
  }
}

extension TokenListText: Hashable {
  /// Whether the bytes are the same, and begin in the same column of files of one name.
  package static func == (lhs: TokenListText, rhs: TokenListText) -> Bool {
    guard lhs.run.column == rhs.run.column, lhs.file == rhs.file else { return false }
    return lhs.withBytes { left in rhs.withBytes { left.elementsEqual($0) } }
  }

  /// Feeds the bytes to the hasher.
  package func hash(into hasher: inout Hasher) {
    withBytes { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}
