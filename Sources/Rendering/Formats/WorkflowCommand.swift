/// One workflow command of GitHub Actions: `::error file=…,line=…::message`.
struct WorkflowCommand: Hashable, Sendable {
  /// The command's name: `error`, `warning` or `notice`.
  var name: String
  /// Its properties in order; those without a value are left out.
  var properties: [(String, String?)]
  /// The message; line feeds in it stay.
  var message: String

  /// Makes a command.
  init(_ name: String, properties: [(String, String?)], message: String) {
    self.name = name
    self.properties = properties
    self.message = message
  }

  /// The command on one line, ended by a line feed.
  var text: String {
    let given = properties.compactMap { name, value in
      value.map { "\(name)=\(Self.property(TerminalText.escaped($0)))" }
    }
    let lines = TerminalText.escapedLines(message).joined(separator: "\n")
    let properties = given.isEmpty ? "" : " " + given.joined(separator: ",")
    return "::\(name)\(properties)::\(Self.data(lines))\n"
  }

  /// A line that a runner does not take for a command, whatever the text says.
  static func plain(_ text: String) -> String {
    let safe = TerminalText.escaped(text)
    // A runner looks for commands at the start of a line, behind white space.
    return safe.drop { $0 == " " }.hasPrefix("::") ? ": \(safe)\n" : "\(safe)\n"
  }

  /// A message by the escaping rules of the runner.
  static func data(_ text: String) -> String {
    replaced(text) { scalar in
      switch scalar {
      case "%": "%25"
      case "\r": "%0D"
      case "\n": "%0A"
      default: nil
      }
    }
  }

  /// A property's value by the escaping rules of the runner.
  static func property(_ text: String) -> String {
    replaced(data(text)) { scalar in
      switch scalar {
      case ":": "%3A"
      case ",": "%2C"
      default: nil
      }
    }
  }

  private static func replaced(_ text: String, _ replacement: (Unicode.Scalar) -> String?) -> String
  {
    var result = ""
    for scalar in text.unicodeScalars {
      if let replacement = replacement(scalar) {
        result += replacement
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  static func == (lhs: WorkflowCommand, rhs: WorkflowCommand) -> Bool { lhs.text == rhs.text }

  func hash(into hasher: inout Hasher) { hasher.combine(text) }
}
