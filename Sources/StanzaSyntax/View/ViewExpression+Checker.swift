extension ViewExpression {
  /// Puts parts together, and checks that they fit.
  enum Checker {
    static func unary(_ name: String, _ operand: Node, at location: Int) -> Node {
      let nature = operand.nature.dereferenced
      let isNegation = name == "!" || name == "not"
      var outcome = Outcome(
        "invalid operation: \(name) (mismatched type \(nature.description))", at: location,
        after: operand.problem)
      if isNegation, nature.isBool || nature.isUnknown {
        outcome = Outcome(.bool, after: operand.problem)
      } else if !isNegation, nature.isNumber || nature.isUnknown {
        outcome = Outcome(nature.isNumber ? nature : .unknown, after: operand.problem)
      }
      var constant: Node.Constant?
      if !isNegation, case .integer(let value)? = operand.constant {
        constant = .integer(name == "-" ? 0 &- value : value)
      }
      return Node(at: location, outcome, parts: [operand], constant: constant)
    }

    static func chain(_ node: Node, at location: Int) -> Node {
      Node(
        at: location, Outcome(node.nature, after: node.problem), parts: [node], isChain: true)
    }

    static func array(_ nodes: [Node], at location: Int) -> Node {
      let kinds = Set(nodes.map(\.nature.kind))
      let nature: Nature =
        kinds.count > 1 ? Nature(type: .anySlice) : .array(of: nodes.last?.nature ?? .unknown)
      return Node(at: location, Outcome(nature, after: nodes.firstProblem), parts: nodes)
    }

    static func conditional(
      _ condition: Node, _ first: Node, _ second: Node, at location: Int
    ) -> Node {
      let parts = [condition, first, second]
      let type = condition.nature.dereferenced
      let outcome: Outcome
      if type.isBool || type.isUnknown {
        outcome = Outcome(common(first.nature, second.nature), after: parts.firstProblem)
      } else {
        outcome = Outcome(
          "non-bool expression (type \(type.description)) used as condition",
          at: condition.location, after: condition.problem)
      }
      return Node(at: location, outcome, parts: parts)
    }

    /// What is known of a value that is one of two.
    private static func common(_ first: Nature, _ second: Nature) -> Nature {
      if first.isNil { return second }
      if second.isNil { return first }
      guard first.isAssignable(to: second) else { return .unknown }
      guard first.isArray, second.isArray else { return first }
      let areAlike =
        first.element.isAssignable(to: second.element)
        && second.element.isAssignable(to: first.element)
      return areAlike ? first : Nature(type: .anySlice)
    }

    static func slice(_ base: Node, _ from: Node?, _ to: Node?, at location: Int) -> Node {
      let ends = [from, to].compactMap(\.self)
      let nature = base.nature
      var outcome = Outcome(nature.isUnknown ? .unknown : nature, after: base.problem)
      if !nature.isUnknown, nature.kind != .string, nature.kind != .slice {
        outcome = Outcome(
          "cannot slice \(nature.description)", at: location, after: base.problem)
      } else if !nature.isUnknown {
        for end in ends {
          outcome.problem = outcome.problem ?? end.problem
          let type = end.nature.dereferenced
          if !type.isInteger, !type.isUnknown {
            outcome = Outcome(
              "non-integer slice index \(type.description)", at: end.location,
              after: outcome.problem)
          }
        }
      }
      return Node(at: location, outcome, parts: [base] + ends)
    }

    static func member(
      _ base: Node, _ property: Node, at location: Int, isMethod: Bool
    ) -> Outcome {
      let before = [base, property].firstProblem
      if base.nature.isUnknown { return Outcome(.unknown, after: before) }
      if let name = property.text {
        if base.nature.isNil {
          return Outcome("type nil has no field \(name)", at: location, after: before)
        }
        if let method = base.nature.type?.method(name) {
          var nature = Nature(type: .function(method))
          nature.isMethod = true
          return Outcome(nature, after: before)
        }
      }
      let type = base.nature.dereferenced
      var index = property.nature
      switch type.kind {
      case .map:
        if !index.isAssignable(to: type.key) { index = index.dereferenced }
        if index.isAssignable(to: type.key) || index.isUnknown {
          return Outcome(type.element, after: before)
        }
        return Outcome(
          "cannot use \(property.nature.description) to get an element from \(type.description)",
          at: property.location, after: before)
      case .slice:
        index = index.dereferenced
        if index.isInteger || index.isUnknown { return Outcome(type.element, after: before) }
        return Outcome(
          "array elements can only be selected using an integer (got \(index.description))",
          at: property.location, after: before)
      default: break
      }
      guard let name = property.text else {
        return Outcome(
          "type \(type.description)[\(index.description)] is undefined", at: location,
          after: before)
      }
      let what = isMethod ? "method" : "field"
      return Outcome(
        "type \(type.description) has no \(what) \(name)", at: location, after: before)
    }
  }
}
