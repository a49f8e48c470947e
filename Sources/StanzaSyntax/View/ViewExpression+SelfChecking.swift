extension ViewExpression.Builtins {
  /// What a builtin that looks at its arguments itself gives, or says.
  struct Verdict {
    var type: GoType?
    var message: String?

    init(_ type: GoType?) { self.type = type }

    init(message: String) { self.message = message }
  }

  /// Judges the arguments of a builtin out of ``selfChecking``; nil among them is the value `nil`.
  static func verdict(on name: String, _ arguments: [GoType?]) -> Verdict {
    switch name {
    case "max", "min", "mean", "median": return aggregate(name, arguments)
    case "now": return now(arguments)
    case "date": return date(arguments)
    case "take": return take(arguments)
    case "concat": return concat(arguments)
    default: break
    }
    guard arguments.count == 1, let argument = arguments.first else {
      return wrongCount("1", arguments)
    }
    return oneArgument(name, argument)
  }

  private static func oneArgument(_ name: String, _ argument: GoType?) -> Verdict {
    let kind = argument?.dereferenced.kind ?? .invalid
    let isAny = kind == .interface
    let isNumber = isAny || isNumeric(kind)
    switch name {
    case "len" where isAny || kind == .slice || kind == .map || kind == .string:
      return Verdict(.int)
    case "abs" where isNumber: return Verdict(argument)
    case "ceil" where isNumber, "floor" where isNumber, "round" where isNumber,
      "float" where isNumber || kind == .string:
      return Verdict(.float64)
    case "int" where isNumber || kind == .string: return Verdict(.int)
    case "first" where isAny, "last" where isAny: return Verdict(.any)
    case "first" where kind == .slice, "last" where kind == .slice:
      if case .slice(let element)? = argument { return Verdict(element) }
      return Verdict(.any)
    case "keys" where isAny || kind == .map, "values" where isAny || kind == .map,
      "toPairs" where isAny || kind == .map:
      return Verdict(.anySlice)
    case "fromPairs" where isAny || kind == .slice: return Verdict(.map(.any, .any))
    case "reverse" where isAny || kind == .slice, "uniq" where isAny || kind == .slice,
      "flatten" where isAny || kind == .slice:
      return Verdict(.anySlice)
    default: return Verdict(message: refusal(name, argument))
    }
  }

  private static func refusal(_ name: String, _ argument: GoType?) -> String {
    let type = text(argument)
    switch name {
    case "first", "last": return "cannot get \(name) element from \(type)"
    case "keys", "values": return "cannot get \(name) from \(type)"
    case "toPairs": return "cannot transform \(type) to pairs"
    case "fromPairs": return "cannot transform \(type) from pairs"
    case "reverse", "uniq", "flatten": return "cannot \(name) \(type)"
    default: return "invalid argument for \(name) (type \(type))"
    }
  }

  /// A type as Go prints it; that of `nil` comes out as a mistake of formatting.
  private static func text(_ type: GoType?) -> String {
    type?.description ?? "%!s(<nil>)"
  }

  private static func isNumeric(_ kind: GoType.Kind) -> Bool {
    kind == .int || kind == .int64 || kind == .uint8 || kind == .float64
  }

  private static func wrongCount(_ expected: String, _ arguments: [GoType?]) -> Verdict {
    Verdict(message: "invalid number of arguments (expected \(expected), got \(arguments.count))")
  }

  // MARK: Those with more arguments

  private static func aggregate(_ name: String, _ arguments: [GoType?]) -> Verdict {
    guard let first = arguments.first else {
      return Verdict(message: "not enough arguments to call \(name)")
    }
    for argument in arguments {
      let kind = argument?.dereferenced.kind ?? .invalid
      if kind == .interface || kind == .slice { return Verdict(.any) }
      if !isNumeric(kind) {
        return Verdict(message: "invalid argument for \(name) (type \(text(argument)))")
      }
    }
    return Verdict(first)
  }

  private static func now(_ arguments: [GoType?]) -> Verdict {
    if arguments.isEmpty || arguments == [.pointer(.location)] { return Verdict(.time) }
    return wrongCount("0", arguments)
  }

  private static func date(_ arguments: [GoType?]) -> Verdict {
    guard let first = arguments.first else { return wrongCount("at least 1", arguments) }
    let rest = first == .pointer(.location) ? Array(arguments.dropFirst()) : arguments
    return rest.count > 3 ? wrongCount("at most 3", rest) : Verdict(.time)
  }

  private static func take(_ arguments: [GoType?]) -> Verdict {
    guard arguments.count == 2 else { return wrongCount("2", arguments) }
    let kinds = arguments.map { $0?.dereferenced.kind ?? .invalid }
    guard kinds[0] == .interface || kinds[0] == .slice else {
      return Verdict(message: "cannot take from \(text(arguments[0]))")
    }
    guard kinds[1] == .interface || kinds[1] == .int || kinds[1] == .int64 else {
      return Verdict(message: "cannot take \(text(arguments[1])) elements")
    }
    return Verdict(arguments[0])
  }

  private static func concat(_ arguments: [GoType?]) -> Verdict {
    if arguments.isEmpty { return wrongCount("at least 1", arguments) }
    for argument in arguments {
      let kind = argument?.dereferenced.kind ?? .invalid
      guard kind == .interface || kind == .slice else {
        return Verdict(message: "cannot concat \(text(argument))")
      }
    }
    return Verdict(.anySlice)
  }
}
