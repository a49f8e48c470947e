/// Finds where each of several JSON values that follow one another begins and ends, by counting
/// brackets outside strings; whether a value is well formed is for the parser to say.
struct JSONDocumentSplitter {
  /// One value's bytes, and where it begins in the text.
  struct Part {
    var range: Range<Int>
    var line: Int
    var column: Int
  }

  private let text: ArraySlice<UInt8>
  private var position: Int
  private var line = 1
  private var lineStart: Int

  init(_ text: ArraySlice<UInt8>) {
    self.text = text
    position = text.startIndex
    lineStart = text.startIndex
  }

  /// The next value; nil at the end.
  mutating func next() -> Part? {
    while position < text.endIndex, [0x20, 0x09, 0x0A, 0x0D].contains(text[position]) { advance() }
    guard position < text.endIndex else { return nil }
    var part = Part(range: position..<position, line: line, column: position - lineStart + 1)
    var depth = 0
    var isInString = false
    repeat {
      switch (text[position], isInString) {
      case (UInt8(ascii: "\\"), true): if position + 1 < text.endIndex { advance() }
      case (UInt8(ascii: "\""), _): isInString.toggle()
      case (UInt8(ascii: "{"), false), (UInt8(ascii: "["), false): depth += 1
      case (UInt8(ascii: "}"), false), (UInt8(ascii: "]"), false): depth -= 1
      default: break
      }
      advance()
    } while position < text.endIndex && (depth > 0 || isInString)
    // What stands outside brackets makes a value of its own up to the end, for the parser to
    // refuse.
    if depth < 0 || text[part.range.lowerBound] != UInt8(ascii: "{") { position = text.endIndex }
    part.range = part.range.lowerBound..<position
    return part
  }

  private mutating func advance() {
    if text[position] == 0x0A {
      line += 1
      lineStart = position + 1
    }
    position += 1
  }
}
