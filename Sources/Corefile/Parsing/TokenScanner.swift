/// Finds the tokens in a file's bytes: where the lexer stands, apart from the bytes themselves.
struct TokenScanner: Sendable {
  /// The bytes of a word, less its quotes.
  struct Word {
    let start: Int
    var end = 0
    var form = RawToken.Form.plain
    var traits: RawToken.Traits = []

    init(start: Int) {
      self.start = start
    }
  }

  private let file: UInt32
  private var index: Int
  private var number: UInt32 = 0
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

  /// Makes a scanner that stands before the first token of a run.
  init(at run: TokenRun) {
    file = run.source.number
    index = Int(run.start)
    number = run.number
    line = run.line
    // As if all that is before the token on its line were ASCII, which gives it its column.
    lineStart = index - Int(run.column) + 1
  }

  /// The next token; nil at the end of the text.
  @inline(__always)
  mutating func next(in text: Span<UInt8>) -> RawToken? {
    guard skipBlank(in: text) else { return nil }
    let column = UInt32(clamping: index - lineStart - continuations + 1)
    let firstLine = line
    let word: Word
    if text[index] != UInt8(ascii: "\"") {
      word = readBareWord(in: text)
    } else if let quoted = readQuotedWord(in: text) {
      word = quoted
    } else {
      return nil
    }
    defer { number += 1 }
    return RawToken(
      file: file, number: number, line: firstLine, endLine: line, column: column,
      start: UInt32(clamping: word.start), length: UInt32(clamping: word.end - word.start),
      kind: WordDecoder.kind(of: word, in: text), form: word.form, traits: word.traits)
  }

  private mutating func startLine(at start: Int) {
    line += 1
    lineStart = start
    continuations = 0
  }

  /// Skips white space and comments.
  ///
  /// False at the end of the text.
  @inline(__always)
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
  @inline(__always)
  private mutating func readBareWord(in text: Span<UInt8>) -> Word {
    var word = Word(start: index)
    loop: while index < text.count {
      switch text[index] {
      case 0x24...0x7A:
        break
      case UInt8(ascii: "\n"), 0x09, 0x0B, 0x0C, 0x20, UInt8(ascii: "#"):
        break loop
      case 0x0D:
        word.form = .bareWithReturns
      case UInt8(ascii: "{"):
        word.traits.insert(.brace)
      case 0x80..<0xC0:
        word.traits.insert(.beyondASCII)
        continuations += 1
      case 0xC0...:
        if UnicodeSpace.length(in: text, at: index) > 0 { break loop }
        word.traits.insert(.beyondASCII)
      default:
        break
      }
      index += 1
    }
    word.end = index
    if index < text.count, text[index] == UInt8(ascii: "#") { skipCommentInWord(in: text) }
    return word
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
  /// Nil if the text ends before it has anything in it.
  private mutating func readQuotedWord(in text: Span<UInt8>) -> Word? {
    index += 1
    var word = Word(start: index)
    word.traits = .quoted
    while index < text.count, text[index] != UInt8(ascii: "\"") {
      let byte = text[index]
      index += 1
      switch byte {
      case UInt8(ascii: "\\"):
        // The last byte of the text may be a backslash: it goes, like one before a quote.
        if index == text.count || text[index] == UInt8(ascii: "\"") {
          word.form = .quotedWithEscapes
          index = min(index + 1, text.count)
        } else if text[index] == UInt8(ascii: "\\") {
          index += 1
        }
      case UInt8(ascii: "\n"):
        startLine(at: index)
      case UInt8(ascii: "{"):
        word.traits.insert(.brace)
      case 0x80...:
        word.traits.insert(.beyondASCII)
        if byte < 0xC0 { continuations += 1 }
      default:
        break
      }
    }
    word.end = index
    guard index < text.count else {
      // Without its closing quote, a word must have some text: `"` or `"\` at the end is none.
      return word.end - word.start > (word.form == .quotedWithEscapes ? 1 : 0) ? word : nil
    }
    index += 1
    return word
  }
}
