extension ViewExpression {
  /// A part of an expression that was parsed, with all that is found in it.
  ///
  /// Parts do not hold their own parts: what these mean for the whole is worked out when the outer
  /// one is made, so nothing recurses over an expression.
  final class Node {
    /// What outer parts have to know.
    enum Kind: Equatable {
      case identifier(String)
      case string(String)
      case member(String?)
      case other
    }

    /// A value that the optimizer works out.
    enum Constant: Equatable {
      case integer(Int)
      case string(String)
    }

    let kind: Kind
    let location: Int
    let nature: Nature
    /// The first error of the checker, in the order in which it goes.
    let problem: Problem?
    /// The first division by zero, which the optimizer finds.
    let arithmeticProblem: Problem?
    /// A pattern that is invalid once it is put together, which the last stage finds.
    let compilationProblem: Problem?
    let constant: Constant?
    /// Whether a `?.` is in the chain of members that ends here.
    let isChain: Bool

    init(
      _ kind: Kind = .other, at location: Int, _ outcome: Outcome, parts: [Node] = [],
      arithmeticProblem: Problem? = nil, compilationProblem: Problem? = nil,
      constant: Constant? = nil, isChain: Bool = false
    ) {
      self.kind = kind
      self.location = location
      nature = outcome.nature
      problem = outcome.problem
      self.arithmeticProblem =
        parts.lazy.compactMap(\.arithmeticProblem).first ?? arithmeticProblem
      self.compilationProblem =
        parts.lazy.compactMap(\.compilationProblem).first ?? compilationProblem
      self.constant = constant
      self.isChain = isChain
    }

    var isEnvironment: Bool { kind == .identifier("$env") }

    var text: String? {
      if case .string(let text) = kind { text } else { nil }
    }
  }

  /// What the checker makes of a part.
  struct Outcome {
    var nature: Nature
    var problem: Problem?

    init(_ nature: Nature, after problem: Problem? = nil) {
      self.nature = nature
      self.problem = problem
    }

    init(_ message: String, at location: Int, after problem: Problem? = nil) {
      nature = .unknown
      self.problem = problem ?? Problem(message: message, location: location)
    }
  }
}

extension [ViewExpression.Node] {
  var firstProblem: ViewExpression.Problem? {
    lazy.compactMap(\.problem).first
  }
}
