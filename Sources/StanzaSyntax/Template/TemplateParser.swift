/// Parses a template without recursion: what is open is kept on stacks.
///
/// Errors name the line of the last token read, so the look-ahead has to be Go's.
struct TemplateParser {
  /// The functions that every template has.
  static let goFunctions: Set<String> = [
    "and", "call", "eq", "ge", "gt", "html", "index", "js", "le", "len", "lt", "ne", "not", "or",
    "print", "printf", "println", "slice", "urlquery",
  ]

  private var lexer: TemplateLexer
  /// Tokens that were read and put back; the last is the next.
  private var pending: [TemplateToken] = []
  let functions: Set<String>
  /// The templates that are open, the innermost last; the first is the text itself.
  var trees: [TemplateTree]
  /// The templates that are complete, with whether they have content.
  private var finished: [String: Bool] = [:]

  init(_ text: String, name: String, functions: Set<String>) {
    lexer = TemplateLexer(text)
    self.functions = functions
    trees = [TemplateTree(name: name, origin: .text)]
  }

  var tree: TemplateTree {
    get { trees[trees.count - 1] }
    set { trees[trees.count - 1] = newValue }
    _modify { yield &trees[trees.count - 1] }
  }

  // MARK: Tokens

  mutating func next() -> TemplateToken {
    if let token = pending.popLast() { return token }
    let token = lexer.next()
    tree.lastLine = token.line
    return token
  }

  mutating func nextNonSpace() -> TemplateToken {
    var token = next()
    while token.kind == .space { token = next() }
    return token
  }

  mutating func putBack(_ token: TemplateToken) {
    pending.append(token)
  }

  mutating func peek() -> TemplateToken {
    let token = next()
    putBack(token)
    return token
  }

  mutating func peekNonSpace() -> TemplateToken {
    let token = nextNonSpace()
    putBack(token)
    return token
  }

  // MARK: Errors

  func problem(_ message: String) -> TemplateProblem {
    TemplateProblem(line: tree.lastLine, message: message)
  }

  func unexpected(_ token: TemplateToken, in context: String) -> TemplateProblem {
    guard token.kind == .error else {
      return problem("unexpected \(token.description) in \(context)")
    }
    guard tree.actionLine != 0, tree.actionLine != token.line else { return problem(token.value) }
    let link = token.value.hasSuffix(" action") ? " started at " : " in action started at "
    return problem("\(token.value)\(link)\(trees[0].name):\(tree.actionLine)")
  }

  // MARK: Trees

  mutating func parse() throws(TemplateProblem) {
    while true {
      let token = peekNonSpace()
      if token.kind == .end {
        if trees.count == 1, tree.controls.isEmpty { break }
        throw problem("unexpected EOF")
      }
      _ = next()
      switch token.kind {
      case .text:
        if !token.value.unicodeScalars.allSatisfy(\.isGoSpace), tree.controls.isEmpty {
          tree.hasContent = true
        }
      case .leftDelimiter: try parseAction(delimiter: token)
      default: throw unexpected(token, in: "input")
      }
    }
    try finishTree()
  }

  /// Keeps a template that is complete; two with content may not share a name.
  mutating func finishTree() throws(TemplateProblem) {
    if finished[tree.name] != true {
      finished[tree.name] = tree.hasContent
    } else if tree.hasContent {
      throw problem("template: multiple definition of template " + GoQuotation.quoted(tree.name))
    }
  }
}
