/// Cuts a template into tokens, one at a time.
///
/// An error is a token too, since the parser decides what its message says besides.
struct TemplateLexer {
  var cursor: ScalarCursor
  /// Where the current token begins.
  var start = 0
  private var isInsideAction = false
  private var depth = 0
  /// The line of `countedTo`, which never moves back.
  private var line = 1
  private var countedTo = 0
  private var failure: TemplateToken?

  init(_ text: String) {
    cursor = ScalarCursor(text)
  }

  mutating func next() -> TemplateToken {
    if let failure { return failure }
    return isInsideAction ? nextInAction() : nextOutside()
  }

  /// Ends the token at the cursor.
  mutating func token(_ kind: TemplateToken.Kind) -> TemplateToken {
    let value = cursor.text(from: start)
    let token = TemplateToken(kind: kind, value: value, line: lineOfStart())
    start = cursor.position
    return token
  }

  mutating func error(_ message: String) -> TemplateToken {
    let token = TemplateToken(kind: .error, value: message, line: lineOfStart())
    failure = token
    return token
  }

  private mutating func lineOfStart() -> Int {
    while countedTo < start {
      if cursor.scalars[countedTo] == "\n" { line += 1 }
      countedTo += 1
    }
    return line
  }

  // MARK: Outside actions

  private mutating func nextOutside() -> TemplateToken {
    while true {
      guard let delimiter = cursor.firstIndex(of: "{{") else {
        cursor.position = cursor.scalars.count
        return token(start < cursor.position ? .text : .end)
      }
      cursor.position = trimmedEnd(delimiter)
      let text = start < cursor.position ? token(.text) : nil
      cursor.position = delimiter
      start = delimiter
      if let text { return text }
      let trimsLeft = cursor.peek(2) == "-" && cursor.peek(3).map(Self.isSpace) == true
      let content = delimiter + (trimsLeft ? 4 : 2)
      guard cursor.starts(with: "/*", at: content - delimiter) else {
        return leftDelimiter(content: content)
      }
      if let error = skipComment(at: content) { return error }
    }
  }

  /// Where the text before a delimiter ends, which may want blanks before it gone.
  private func trimmedEnd(_ delimiter: Int) -> Int {
    let marker = delimiter + 2
    var end = delimiter
    guard marker + 1 < cursor.scalars.count, cursor.scalars[marker] == "-",
      Self.isSpace(cursor.scalars[marker + 1])
    else { return end }
    while end > start, Self.isSpace(cursor.scalars[end - 1]) { end -= 1 }
    return end
  }

  private mutating func leftDelimiter(content: Int) -> TemplateToken {
    cursor.position += 2
    let result = token(.leftDelimiter)
    cursor.position = content
    start = content
    isInsideAction = true
    depth = 0
    return result
  }

  private mutating func skipComment(at content: Int) -> TemplateToken? {
    start = content
    cursor.position = content + 2
    guard let end = cursor.firstIndex(of: "*/") else { return error("unclosed comment") }
    cursor.position = end + 2
    guard isAtRightDelimiter else { return error("comment ends before closing delimiter") }
    skipRightDelimiter()
    return nil
  }

  // MARK: Right delimiters

  private var isTrimmingRightDelimiter: Bool {
    cursor.peek().map(Self.isSpace) == true && cursor.starts(with: "-}}", at: 1)
  }

  var isAtRightDelimiter: Bool { isTrimmingRightDelimiter || cursor.starts(with: "}}") }

  /// Goes behind a delimiter, and behind the blanks that its marker removes.
  private mutating func skipRightDelimiter() {
    let trims = isTrimmingRightDelimiter
    cursor.position += trims ? 4 : 2
    while trims, let scalar = cursor.peek(), Self.isSpace(scalar) { cursor.position += 1 }
    start = cursor.position
  }

  private mutating func rightDelimiter() -> TemplateToken {
    if isTrimmingRightDelimiter { start = cursor.position + 2 }
    let result = TemplateToken(kind: .rightDelimiter, value: "}}", line: lineOfStart())
    skipRightDelimiter()
    isInsideAction = false
    return result
  }

  // MARK: Inside actions

  private mutating func nextInAction() -> TemplateToken {
    if isAtRightDelimiter {
      return depth == 0 ? rightDelimiter() : error("unclosed left paren")
    }
    guard let scalar = cursor.next() else { return error("unclosed action") }
    if Self.isSpace(scalar) { return space() }
    switch scalar {
    case "=": return token(.assign)
    case ":": return cursor.skip("=") ? token(.declare) : error("expected :=")
    case "|": return token(.pipe)
    case "\"": return quoted(by: scalar, .string, "unterminated quoted string")
    case "`": return rawString()
    case "'": return quoted(by: scalar, .characterConstant, "unterminated character constant")
    case "$": return fieldOrVariable(.variable)
    case "(":
      depth += 1
      return token(.leftParenthesis)
    case ")":
      depth -= 1
      return depth < 0 ? error("unexpected right paren") : token(.rightParenthesis)
    default: return wordOrCharacter(scalar)
    }
  }

  /// A run of blanks; the last one may belong to a delimiter that trims.
  private mutating func space() -> TemplateToken {
    while let scalar = cursor.peek(), Self.isSpace(scalar) { cursor.position += 1 }
    cursor.position -= 1
    guard isTrimmingRightDelimiter else {
      cursor.position += 1
      return token(.space)
    }
    return start == cursor.position ? rightDelimiter() : token(.space)
  }

  static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\t" || scalar == "\r" || scalar == "\n"
  }
}
