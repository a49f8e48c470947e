import DNSMessages

/// What `view` asks of a question: an expression.
struct ViewFilter: Sendable {
  /// The view's name.
  let name: String
  /// The expression as it is written.
  let text: String
  private let expression: Expression?

  init(name: String, text: String) {
    self.name = name
    self.text = text
    expression = ExpressionParser.expression(text)
  }

  /// Whether it holds; an expression that is not understood is taken to hold.
  func admits(_ request: Request, _ question: Question) -> Bool {
    guard let expression, case .flag(let holds) = expression.value(request, question) else {
      return true
    }
    return holds
  }
}

/// A value of an expression.
enum ExpressionValue: Equatable {
  case text(String)
  case number(Double)
  case flag(Bool)
  case list([ExpressionValue])
}

/// An expression of the language `expr`, as far as views use it.
indirect enum Expression: Sendable {
  case text(String)
  case number(Double)
  case flag(Bool)
  case list([Expression])
  case call(String, [Expression])
  case not(Expression)
  case binary(String, Expression, Expression)

  /// What it comes to; nil where that is not known.
  func value(_ request: Request, _ question: Question) -> ExpressionValue? {
    switch self {
    case .text(let text): return .text(text)
    case .number(let number): return .number(number)
    case .flag(let flag): return .flag(flag)
    case .list(let list):
      let values = list.compactMap { $0.value(request, question) }
      return values.count == list.count ? .list(values) : nil
    case .not(let operand):
      guard case .flag(let flag) = operand.value(request, question) else { return nil }
      return .flag(!flag)
    case .call(let name, let arguments):
      return Self.call(name, arguments.map { $0.value(request, question) }, request, question)
    case .binary(let sign, let left, let right):
      return Self.binary(sign, left.value(request, question)) { right.value(request, question) }
    }
  }

  private static func call(
    _ name: String, _ arguments: [ExpressionValue?], _ request: Request, _ question: Question
  ) -> ExpressionValue? {
    switch name {
    case "name": return .text(request.name)
    case "type": return .text("\(request.type)")
    case "class": return .text("IN")
    case "opcode": return .number(0)
    case "client_ip": return .text(question.client.description)
    case "server_port": return .text(String(question.port))
    case "proto": return .text("udp")
    case "do": return .flag(false)
    case "bufsize": return .number(512)
    case "incidr":
      guard arguments.count == 2, case .text(let ip) = arguments[0],
        case .text(let range) = arguments[1], let address = InternetAddress(ip),
        let network = Network(range)
      else { return nil }
      return .flag(network.contains(address))
    default: return nil
    }
  }

  private static func binary(
    _ sign: String, _ left: ExpressionValue?, _ right: () -> ExpressionValue?
  ) -> ExpressionValue? {
    switch (sign, left) {
    case ("&&", .flag(false)), ("||", .flag(true)): return left
    case ("&&", .flag), ("||", .flag): return right()
    default: break
    }
    guard let left, let right = right() else { return nil }
    switch (sign, left, right) {
    case ("==", _, _): return .flag(left == right)
    case ("!=", _, _): return .flag(left != right)
    case ("in", _, .list(let values)): return .flag(values.contains(left))
    case ("contains", .text(let text), .text(let part)): return .flag(text.contains(part))
    case ("startsWith", .text(let text), .text(let part)): return .flag(text.hasPrefix(part))
    case ("endsWith", .text(let text), .text(let part)): return .flag(text.hasSuffix(part))
    case ("matches", .text(let text), .text(let pattern)):
      return Pattern(pattern).map { .flag($0.groups(in: text) != nil) }
    case ("<", .number(let first), .number(let second)): return .flag(first < second)
    case (">", .number(let first), .number(let second)): return .flag(first > second)
    case ("<=", .number(let first), .number(let second)): return .flag(first <= second)
    case (">=", .number(let first), .number(let second)): return .flag(first >= second)
    default: return nil
    }
  }
}
