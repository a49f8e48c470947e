extension TemplateParser {
  /// Parses what stands between two delimiters.
  mutating func parseAction(delimiter: TemplateToken) throws(TemplateProblem) {
    let token = nextNonSpace()
    if token.kind == .keyword(.define), trees.count == 1, tree.controls.isEmpty {
      return try openDefinition()
    }
    tree.actionLine = delimiter.line
    guard case .keyword(let keyword) = token.kind else {
      putBack(token)
      try parsePipeline("command")
      return finishAction()
    }
    switch keyword {
    case .block: try openBlock()
    case .break, .continue: try parseJump(keyword)
    case .else: try parseElse()
    case .end:
      try expect(.rightDelimiter, in: "end")
      try parseEnd()
    case .if, .range, .with: try openControl(keyword)
    case .template: try parseTemplate()
    case .define:
      putBack(token)
      try parsePipeline("command")
      finishAction()
    }
  }

  private mutating func finishAction() {
    tree.actionLine = 0
    tree.hasContent = true
  }

  mutating func expect(
    _ kind: TemplateToken.Kind, in context: String
  ) throws(TemplateProblem) {
    let token = nextNonSpace()
    guard token.kind == kind else { throw unexpected(token, in: context) }
  }

  private mutating func parseJump(
    _ keyword: TemplateToken.Keyword
  ) throws(TemplateProblem) {
    let action = "{{\(keyword.rawValue)}}"
    try expect(.rightDelimiter, in: action)
    guard tree.loops > 0 else { throw problem("\(action) outside {{range}}") }
    finishAction()
  }

  // MARK: Controls

  private mutating func openControl(
    _ keyword: TemplateToken.Keyword
  ) throws(TemplateProblem) {
    let variableCount = tree.variables.count
    try parsePipeline(keyword.rawValue)
    tree.controls.append(.init(keyword: keyword, variableCount: variableCount))
    if keyword == .range { tree.loops += 1 }
  }

  private mutating func parseElse() throws(TemplateProblem) {
    let token = peekNonSpace()
    let isChained = token.kind == .keyword(.if) || token.kind == .keyword(.with)
    if !isChained { try expect(.rightDelimiter, in: "else") }
    tree.actionLine = 0
    guard let control = tree.controls.last else { throw strayElse() }
    if control.isInElse { throw problem("expected end; found {{else}}") }
    if control.keyword == .range { tree.loops -= 1 }
    if token.kind == .keyword(control.keyword) {
      // The chained control takes the place of the first: one end closes both.
      _ = next()
      return try parsePipeline(control.keyword.rawValue)
    }
    tree.controls[tree.controls.count - 1].isInElse = true
  }

  private mutating func strayElse() -> TemplateProblem {
    switch tree.origin {
    case .text: return problem("unexpected {{else}}")
    case .definition: return problem("unexpected {{else}} in define clause")
    case .block:
      trees.removeLast()
      return problem("unexpected {{else}} in block clause")
    }
  }

  private mutating func parseEnd() throws(TemplateProblem) {
    tree.actionLine = 0
    if let control = tree.controls.popLast() {
      tree.variables.drop(to: control.variableCount)
      if control.keyword == .range, !control.isInElse { tree.loops -= 1 }
      return finishAction()
    }
    let origin = tree.origin
    guard origin != .text else { throw problem("unexpected {{end}}") }
    try finishTree()
    trees.removeLast()
    if origin == .block { finishAction() }
  }

  // MARK: Named templates

  private mutating func openDefinition() throws(TemplateProblem) {
    trees.append(TemplateTree(name: "", origin: .definition))
    let token = nextNonSpace()
    guard token.kind == .string || token.kind == .rawString else {
      throw unexpected(token, in: "define clause")
    }
    guard let name = GoQuoted.unquote(token.value) else { throw problem("invalid syntax") }
    try expect(.rightDelimiter, in: "define clause")
    tree.name = name
  }

  private mutating func openBlock() throws(TemplateProblem) {
    let name = try parseName(in: "block clause")
    try parsePipeline("block clause")
    trees.append(TemplateTree(name: name, origin: .block))
  }

  private mutating func parseTemplate() throws(TemplateProblem) {
    _ = try parseName(in: "template clause")
    let token = nextNonSpace()
    if token.kind != .rightDelimiter {
      putBack(token)
      try parsePipeline("template clause")
    }
    finishAction()
  }

  private mutating func parseName(in context: String) throws(TemplateProblem) -> String {
    let token = nextNonSpace()
    guard token.kind == .string || token.kind == .rawString else {
      throw unexpected(token, in: context)
    }
    guard let name = GoQuoted.unquote(token.value) else { throw problem("invalid syntax") }
    return name
  }
}
