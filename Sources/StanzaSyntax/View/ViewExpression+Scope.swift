extension ViewExpression {
  /// What CoreDNS offers to an expression.
  static let environment: [String: GoType] = {
    let text = GoType.function(GoSignature(gives: .string))
    let number = GoType.function(GoSignature(gives: .int))
    var environment: [String: GoType] = [
      "incidr": .function(GoSignature(.string, .string, gives: .bool, .error)),
      "metadata": .function(GoSignature(.string, gives: .string)),
      "do": .function(GoSignature(gives: .bool)),
    ]
    for name in ["type", "name", "class", "proto", "client_ip", "port", "server_ip", "server_port"]
    {
      environment[name] = text
    }
    for name in ["size", "id", "opcode", "bufsize"] { environment[name] = number }
    return environment
  }()

  /// The names that hold at a place.
  struct Scope {
    /// A predicate that is being read.
    struct Predicate {
      let collection: Nature
      let variables: [String: Nature]

      init(of builtin: String, over collection: Nature) {
        self.collection = collection.dereferenced
        switch builtin {
        case "map": variables = ["index": .int]
        case "reduce": variables = ["index": .int, "acc": .unknown]
        default: variables = [:]
        }
      }
    }

    /// What `let` declared, the innermost last.
    var variables: [(name: String, nature: Nature)] = []
    var predicates: [Predicate] = []

    func identifier(_ name: String, at location: Int) -> Outcome {
      if let variable = variables.last(where: { $0.name == name }) {
        return Outcome(variable.nature)
      }
      if name == "$env" { return Outcome(.unknown) }
      if let type = environment[name] { return Outcome(Nature(type: type)) }
      guard Builtins.contains(name) else { return Outcome("unknown name \(name)", at: location) }
      var nature = Nature(type: Builtins.type(of: name))
      nature.builtin = name
      return Outcome(nature)
    }

    /// The reason why a name cannot be declared.
    func problem(declaring name: String, at location: Int) -> Problem? {
      let what: String
      if environment[name] != nil {
        what = ""
      } else if Builtins.contains(name) {
        what = "builtin "
      } else if variables.contains(where: { $0.name == name }) {
        what = "variable "
      } else {
        return nil
      }
      return Problem(message: "cannot redeclare \(what)\(name)", location: location)
    }

    /// What `#`, or `#name`, is in the predicate at hand.
    func pointer(_ name: String, at location: Int) -> Outcome {
      guard let predicate = predicates.last else {
        return Outcome("cannot use pointer accessor outside predicate", at: location)
      }
      if name.isEmpty { return Outcome(predicate.collection.element) }
      guard let nature = predicate.variables[name] else {
        return Outcome("unknown pointer #\(name)", at: location)
      }
      return Outcome(nature)
    }

    /// A member of something; of `$env`, the name itself.
    func member(
      _ base: Node, _ property: Node, at location: Int, isOptional: Bool, isMethod: Bool
    ) -> Node {
      let outcome: Outcome
      if !base.isEnvironment {
        outcome = Checker.member(base, property, at: location, isMethod: isMethod)
      } else if let name = property.text, let type = environment[name] {
        outcome = Outcome(Nature(type: type))
      } else if let name = property.text, !isOptional {
        outcome = Outcome("unknown name \(name)", at: location)
      } else {
        outcome = Outcome(.unknown)
      }
      return Node(.member(property.text), at: location, outcome, parts: [base, property])
    }
  }
}
