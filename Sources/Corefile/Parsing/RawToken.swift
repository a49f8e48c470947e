/// A token as a place in its file's bytes: what the parser needs of it without making a `String`.
///
/// A plain value without references, so that a Corefile of millions of tokens is passed through
/// the parser without counting references. Its size of 32 bytes is one that is copied fast.
struct RawToken {
  /// What the parser does with the token.
  enum Kind: UInt8 {
    case word, openingBrace, closingBrace, importing
  }

  /// How the text is made from the bytes.
  enum Form: UInt8 {
    /// The bytes are the text.
    case plain
    /// A bare word with carriage returns in it, which go.
    case bareWithReturns
    /// A quoted word in which backslashes before quotes go.
    case quotedWithEscapes
    /// The environment was put in: `length` is an index into `TokenTexts.replaced`.
    case replaced
  }

  /// What else is true of the bytes.
  struct Traits: OptionSet {
    let rawValue: UInt16

    /// There are bytes beyond ASCII.
    static let beyondASCII = Traits(rawValue: 1)
    /// There may be a reference to the environment.
    static let brace = Traits(rawValue: 2)
    /// A quote stands before `start`.
    static let quoted = Traits(rawValue: 4)
  }

  var file: UInt32
  /// How many tokens are before it in the file.
  var number: UInt32
  var line: UInt32
  /// The line on which the text ends: a quoted token may hold line breaks.
  var endLine: UInt32
  var column: UInt32
  var start: UInt32
  var length: UInt32
  var kind = Kind.word
  var form = Form.plain
  var traits: Traits = []

  /// Where the text ends in its file; of no use where the environment was put in.
  var end: UInt32 { start &+ length }

  /// True if `next` continues this token's line, as Caddy's `NextArg` decides.
  func isOnSameLine(as next: RawToken) -> Bool {
    file == next.file && endLine == next.line
  }

  /// True if `next` starts a new line or comes from another file, as Caddy's `NextLine` decides.
  func isBeforeLine(of next: RawToken) -> Bool {
    file != next.file || endLine < next.line
  }
}
