/// A pipeline while it is read: that of an action, or one in parentheses.
struct TemplatePipeline {
  let context: String
  /// What ends it.
  let end: TemplateToken.Kind
  var declarations = 0
  /// How many commands are complete.
  var stages = 0
  /// The first stage behind a pipe that is a mere value.
  var idleStage: Int?
  /// How many operands the current command has.
  var operands = 0
  /// Whether the current command begins with a mere value.
  var isIdle = false

  mutating func finishCommand() {
    stages += 1
    if isIdle, stages > 1, idleStage == nil { idleStage = stages }
    operands = 0
    isIdle = false
  }

  mutating func addOperand(isValue: Bool) {
    if operands == 0 { isIdle = isValue }
    operands += 1
  }
}

extension TemplateParser {
  /// The deepest nesting of parentheses, as in Go.
  private static let maximumDepth = 10_000

  /// What a pipeline expects next.
  private enum Expectation {
    case command, operand
    /// The rest of an operand, which began with this token; a parenthesis stands for a pipeline.
    case suffix(of: TemplateToken)
    case separator
  }

  /// Parses `$x := command | command …` to the closing delimiter.
  ///
  /// Parentheses nest in a stack of pipelines, the innermost last.
  mutating func parsePipeline(_ context: String) throws(TemplateProblem) {
    var pipelines = [TemplatePipeline(context: context, end: .rightDelimiter)]
    try parseDeclarations(&pipelines[0])
    var expectation = Expectation.command
    while true {
      let top = pipelines.count - 1
      switch expectation {
      case .command:
        let token = nextNonSpace()
        if token.kind == pipelines[top].end {
          try checkPipeline(pipelines[top])
          pipelines.removeLast()
          if pipelines.isEmpty { return }
          expectation = .suffix(of: token)
        } else if token.kind.startsCommand {
          putBack(token)
          expectation = .operand
        } else {
          throw unexpected(token, in: pipelines[top].context)
        }
      case .operand: expectation = try parseTerm(&pipelines)
      case .suffix(let token):
        try parseSuffix(of: token)
        pipelines[top].addOperand(isValue: token.kind.isValue)
        expectation = .separator
      case .separator: expectation = try parseSeparator(&pipelines[top])
      }
    }
  }

  private mutating func parseDeclarations(
    _ pipeline: inout TemplatePipeline
  ) throws(TemplateProblem) {
    while true {
      let variable = peekNonSpace()
      guard variable.kind == .variable else { return }
      _ = next()
      let neighbour = peek()
      let token = peekNonSpace()
      if token.kind == .assign || token.kind == .declare {
        _ = next()
        return tree.variables.declare(variable.value)
      }
      guard token.kind == .character, token.value == "," else {
        if neighbour.kind == .space { putBack(neighbour) }
        return putBack(variable)
      }
      _ = next()
      tree.variables.declare(variable.value)
      pipeline.declarations += 1
      guard pipeline.context == "range", pipeline.declarations < 2 else {
        throw problem("too many declarations in \(pipeline.context)")
      }
      switch peekNonSpace().kind {
      case .variable, .rightDelimiter, .rightParenthesis: continue
      default: throw problem("range can only initialize variables")
      }
    }
  }

  private func checkPipeline(_ pipeline: TemplatePipeline) throws(TemplateProblem) {
    if pipeline.stages == 0 { throw problem("missing value for \(pipeline.context)") }
    if let stage = pipeline.idleStage {
      throw problem("non executable command in pipeline stage \(stage)")
    }
  }

  private mutating func parseTerm(
    _ pipelines: inout [TemplatePipeline]
  ) throws(TemplateProblem) -> Expectation {
    let token = nextNonSpace()
    switch token.kind {
    case .identifier:
      guard functions.contains(token.value) else {
        throw problem("function \(GoQuotation.quoted(token.value)) not defined")
      }
    case .variable:
      guard tree.variables.contains(token.value) else {
        throw problem("undefined variable " + GoQuotation.quoted(token.value))
      }
    case .characterConstant, .complex, .number:
      if let message = TemplateNumber.problem(in: token) { throw problem(message) }
    case .string, .rawString:
      if GoQuoted.unquote(token.value) == nil { throw problem("invalid syntax") }
    case .leftParenthesis:
      if pipelines.count > Self.maximumDepth { throw problem("max expression depth exceeded") }
      var pipeline = TemplatePipeline(context: "parenthesized pipeline", end: .rightParenthesis)
      try parseDeclarations(&pipeline)
      pipelines.append(pipeline)
      return .command
    case .dot, .nil, .field, .bool: break
    default:
      putBack(token)
      return .separator
    }
    return .suffix(of: token)
  }

  /// Takes the fields that follow an operand.
  private mutating func parseSuffix(of operand: TemplateToken) throws(TemplateProblem) {
    guard peek().kind == .field else { return }
    while peek().kind == .field { _ = next() }
    if operand.kind.isValue {
      throw problem("unexpected . after term " + GoQuotation.quoted(operand.value))
    }
  }

  /// Takes what stands between operands, or ends the command.
  private mutating func parseSeparator(
    _ pipeline: inout TemplatePipeline
  ) throws(TemplateProblem) -> Expectation {
    let token = next()
    switch token.kind {
    case .space: return .operand
    case .rightDelimiter, .rightParenthesis: putBack(token)
    case .pipe: break
    default: throw unexpected(token, in: "operand")
    }
    if pipeline.operands == 0 { throw problem("empty command") }
    pipeline.finishCommand()
    return .command
  }
}

extension TemplateToken.Kind {
  fileprivate var startsCommand: Bool {
    switch self {
    case .bool, .characterConstant, .complex, .dot, .field, .identifier, .number, .nil, .rawString,
      .string, .variable, .leftParenthesis:
      true
    default: false
    }
  }

  /// Whether this is a value that can neither be called nor have fields.
  fileprivate var isValue: Bool {
    switch self {
    case .bool, .characterConstant, .complex, .dot, .number, .nil, .rawString, .string: true
    default: false
    }
  }
}
