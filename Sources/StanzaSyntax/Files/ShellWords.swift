/// The command of plugin on, cut into words as a shell would.
public enum ShellWords {
  /// What is wrong with a command: the words behind the event, with blanks between them.
  ///
  /// CoreDNS puts a place before the message. Outside of quotes only ASCII is known, and of that
  /// neither grave accents nor control characters.
  public static func problem(_ command: String) -> String? {
    var words = Words(scalars: Array(command.unicodeScalars))
    if let problem = words.problem() { return "error parsing command: " + problem }
    return words.hasWord ? nil : "no command contained in '\(command)'"
  }

  private enum Kind {
    case character, blank, doubleQuote, singleQuote, escape, comment, unknown

    init(_ scalar: Unicode.Scalar) {
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9": self = .character
      case _ where "._-,/@$*()+=><:;&^%~|!?[]{}".unicodeScalars.contains(scalar):
        self = .character
      case " ", "\t", "\r", "\n": self = .blank
      case "\"": self = .doubleQuote
      case "'": self = .singleQuote
      case "\\": self = .escape
      case "#": self = .comment
      default: self = .unknown
      }
    }
  }

  private struct Words {
    let scalars: [Unicode.Scalar]
    var index = 0
    var hasWord = false

    mutating func problem() -> String? {
      while index < scalars.count {
        switch Kind(scalars[index]) {
        case .blank: index += 1
        case .comment:
          while index < scalars.count, scalars[index] != "\n" { index += 1 }
        case .unknown: return "Unknown rune: \(scalars[index].value)"
        default:
          if let problem = wordProblem() { return problem }
          hasWord = true
        }
      }
      return nil
    }

    /// Reads one word, of which parts may be in quotes.
    private mutating func wordProblem() -> String? {
      while index < scalars.count {
        let kind = Kind(scalars[index])
        guard kind != .blank else { return nil }
        index += 1
        switch kind {
        case .doubleQuote, .singleQuote:
          if let problem = quoteProblem(kind) { return problem }
        case .escape:
          if let problem = escapeProblem() { return problem }
        case .unknown: return unknown(scalars[index - 1])
        case .character, .comment, .blank: break
        }
      }
      return nil
    }

    private mutating func quoteProblem(_ quote: Kind) -> String? {
      while index < scalars.count {
        let kind = Kind(scalars[index])
        index += 1
        if kind == quote { return nil }
        if kind == .escape, quote == .doubleQuote, let problem = escapeProblem() {
          return problem
        }
      }
      return "EOF found when expecting closing quote."
    }

    private mutating func escapeProblem() -> String? {
      guard index < scalars.count else { return "EOF found after escape character" }
      let scalar = scalars[index]
      index += 1
      return Kind(scalar) == .unknown ? unknown(scalar) : nil
    }

    /// The library's own spelling.
    private func unknown(_ scalar: Unicode.Scalar) -> String {
      "Uknown rune: \(scalar.value)"
    }
  }
}
