/// Finds the tokens in a file's bytes: where the lexer stands, apart from the bytes themselves.
struct TokenScanner: Sendable {
  private let file: UInt32
  private var index: Int
  private var line: UInt32 = 1
  /// Where the current line starts.
  private var lineStart: Int
  /// How many bytes of the line before `index` start no Unicode scalar.
  private var continuations = 0

  init(of text: [UInt8], file: UInt32) {
    self.file = file
    index = text.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    lineStart = index
  }

  /// The next token; nil at the end of the text.
  mutating func next(in text: Span<UInt8>) -> RawToken? {
    guard skipBlank(in: text) else { return nil }
    let column = index - lineStart - continuations + 1
    var token = RawToken(
      file: file, line: line, endLine: line, column: UInt32(clamping: column),
      start: UInt32(clamping: index), length: 0)
    if text[index] != UInt8(ascii: "\"") {
      readBareWord(&token, in: text)
    } else if !readQuotedWord(&token, in: text) {
      return nil
    }
    WordDecoder.classify(&token, in: text)
    return token
  }

  private mutating func startLine(at start: Int) {
    line += 1
    lineStart = start
    continuations = 0
  }

  /// Skips white space and comments.
  ///
  /// False at the end of the text.
  private mutating func skipBlank(in text: Span<UInt8>) -> Bool {
    while index < text.count {
      switch text[index] {
      case UInt8(ascii: "\n"):
        index += 1
        startLine(at: index)
      case 0x09, 0x0B, 0x0C, 0x0D, 0x20:
        index += 1
      case UInt8(ascii: "#"):
        while index < text.count, text[index] != UInt8(ascii: "\n") { index += 1 }
      case 0xC2...:
        let length = UnicodeSpace.length(in: text, at: index)
        guard length > 0 else { return true }
        index += length
        continuations += length - 1
      default:
        return true
      }
    }
    return false
  }
}

extension TokenScanner {
  /// Reads a word that starts without a quote.
  private mutating func readBareWord(_ token: inout RawToken, in text: Span<UInt8>) {
    var end = index
    loop: while end < text.count {
      switch text[end] {
      case UInt8(ascii: "\n"), 0x09, 0x0B, 0x0C, 0x20, UInt8(ascii: "#"):
        break loop
      case 0x0D:
        token.form = .bareWithReturns
      case UInt8(ascii: "{"):
        token.hasBrace = true
      case 0x80..<0xC0:
        token.isASCII = false
        continuations += 1
      case 0xC0...:
        if UnicodeSpace.length(in: text, at: end) > 0 { break loop }
        token.isASCII = false
      default:
        break
      }
      end += 1
    }
    token.length = UInt32(clamping: end - index)
    index = end
    if end < text.count, text[end] == UInt8(ascii: "#") { skipCommentInWord(in: text) }
  }

  /// Skips a comment that follows a word directly, up to the next white space.
  private mutating func skipCommentInWord(in text: Span<UInt8>) {
    while index < text.count {
      switch text[index] {
      case UInt8(ascii: "\n"), 0x09, 0x0B, 0x0C, 0x20:
        return
      case 0x80..<0xC0:
        continuations += 1
      case 0xC2... where UnicodeSpace.length(in: text, at: index) > 0:
        return
      default:
        break
      }
      index += 1
    }
  }

  /// Reads a word in quotes.
  ///
  /// False if the text ends before it has anything in it.
  private mutating func readQuotedWord(_ token: inout RawToken, in text: Span<UInt8>) -> Bool {
    index += 1
    let start = index
    token.start = UInt32(clamping: start)
    while index < text.count, text[index] != UInt8(ascii: "\"") {
      let byte = text[index]
      index += 1
      switch byte {
      case UInt8(ascii: "\\"):
        // The last byte of the text may be a backslash: it goes, like one before a quote.
        if index == text.count || text[index] == UInt8(ascii: "\"") {
          token.form = .quotedWithEscapes
          index = min(index + 1, text.count)
        } else if text[index] == UInt8(ascii: "\\") {
          index += 1
        }
      case UInt8(ascii: "\n"):
        startLine(at: index)
      case UInt8(ascii: "{"):
        token.hasBrace = true
      case 0x80...:
        token.isASCII = false
        if byte < 0xC0 { continuations += 1 }
      default:
        break
      }
    }
    token.length = UInt32(clamping: index - start)
    token.endLine = line
    guard index < text.count else {
      // Without its closing quote, a word must have some text: `"` or `"\` at the end is none.
      return index - start > (token.form == .quotedWithEscapes ? 1 : 0)
    }
    index += 1
    return true
  }
}
