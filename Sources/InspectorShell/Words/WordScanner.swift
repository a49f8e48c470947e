/// Splits a line into words as a shell does: blanks separate, quotes and backslashes protect.
///
/// Also used on half a line, for completion: what is not closed is part of the result.
package struct WordScanner {
  /// One word without its quotes.
  package struct Word: Hashable, Sendable {
    /// What it says.
    package var text: String
    /// Where it begins, in Unicode scalars from the line's start.
    var start: Int
    /// Where it ends.
    var end: Int
  }

  /// What a line, or the start of one, is made of.
  package struct Result: Sendable {
    /// The words before any operator.
    package var words: [Word] = []
    /// Where the first `|` or `>` outside quotes stands.
    var operatorPosition: Int?
    /// The quote that is not closed, and where it stands.
    var openQuote: (Unicode.Scalar, Int)?
    /// Whether the line ends with a backslash that protects nothing.
    var endsInBackslash = false
    /// Whether the line ends within its last word.
    var endsInWord = false
  }

  private let scalars: [Unicode.Scalar]
  private var position = 0
  private var result = Result()

  private init(_ scalars: [Unicode.Scalar]) { self.scalars = scalars }

  /// Scans a line; a `#` at the start of a word begins a comment.
  package static func scan(_ text: String) -> Result {
    var scanner = WordScanner(Array(text.unicodeScalars))
    scanner.scanAll()
    return scanner.result
  }

  private mutating func scanAll() {
    while position < scalars.count {
      switch scalars[position] {
      case " ", "\t", "\r", "\n": position += 1
      case "#": return
      case "|", ">":
        result.operatorPosition = position
        return
      default: scanWord()
      }
    }
  }

  private mutating func scanWord() {
    let start = position
    var text = String.UnicodeScalarView()
    loop: while position < scalars.count {
      let scalar = scalars[position]
      switch scalar {
      case " ", "\t", "\r", "\n", "|", ">": break loop
      case "'", "\"": scanQuoted(scalar, into: &text)
      case "\\":
        position += 1
        if position < scalars.count { text.append(scalars[position]) }
        result.endsInBackslash = position == scalars.count
        position += 1
      default:
        text.append(scalar)
        position += 1
      }
    }
    position = min(position, scalars.count)
    result.words.append(Word(text: String(text), start: start, end: position))
    result.endsInWord = position == scalars.count
  }

  /// Within double quotes a backslash protects a quote or another backslash.
  private mutating func scanQuoted(
    _ quote: Unicode.Scalar, into text: inout String.UnicodeScalarView
  ) {
    let start = position
    position += 1
    while position < scalars.count, scalars[position] != quote {
      let isEscape = quote == "\"" && scalars[position] == "\\" && position + 1 < scalars.count
      if isEscape, scalars[position + 1] == "\"" || scalars[position + 1] == "\\" { position += 1 }
      text.append(scalars[position])
      position += 1
    }
    if position == scalars.count { result.openQuote = (quote, start) }
    position += 1
  }
}
