import Inspection
import Sessions

/// One line of a session: a command's words, and the shell command that reads its output.
struct SessionLine: Hashable, Sendable {
  /// The words; none for an empty line or a comment.
  var words: [String] = []
  /// What `/bin/sh` runs on the output; nil for none.
  var shellCommand: String?

  /// Reads a line; throws wrong usage where it is not complete.
  init(_ text: String) throws(CommandFailure) {
    let scan = WordScanner.scan(text)
    if let (quote, position) = scan.openQuote {
      throw CommandFailure(
        .usage, "the quote \(quote) in column \(position + 1) is not closed",
        hint: "a quote that stands for itself is written \\\(quote)")
    }
    if scan.endsInBackslash {
      throw CommandFailure(
        .usage, "the line ends with a backslash", hint: "a command is written on one line")
    }
    words = scan.words.map(\.text)
    guard let position = scan.operatorPosition else { return }
    shellCommand = try Self.shellCommand(text, from: position)
    if words.isEmpty {
      throw CommandFailure(
        .usage, "there is no command before the \(Array(text.unicodeScalars)[position])",
        hint: "a session runs its own commands; the shell gets what they print")
    }
  }

  /// `| COMMAND` is run by the shell, `> FILE` and `>> FILE` are given to it as they are.
  private static func shellCommand(
    _ text: String, from position: Int
  ) throws(CommandFailure) -> String {
    var rest = String(String.UnicodeScalarView(text.unicodeScalars.dropFirst(position)))
    let isPipe = rest.first == "|"
    if isPipe { rest.removeFirst() }
    if rest.allSatisfy({ " \t>".contains($0) }) {
      throw CommandFailure(
        .usage, isPipe ? "there is no command after the |" : "there is no file after the >",
        hint: "a quote around it takes its meaning away")
    }
    return isPipe ? rest : "{ cat; } \(rest)"
  }
}

extension SessionLine {
  /// Whether a line may be kept: not one that is empty, starts with a space or holds a password.
  ///
  /// A password stands in a URL before its host, with or without the scheme, or in a header.
  static func isKept(_ line: String) -> Bool {
    if line.hasPrefix(" ") || line.allSatisfy(\.isWhitespace) { return false }
    let lowercased = line.lowercased()
    if ["authorization:", "bearer ", "password", "token="].contains(where: lowercased.contains) {
      return false
    }
    let words =
      WordScanner.scan(line).words.map(\.text)
      + line.split(whereSeparator: \.isWhitespace).map(String.init)
    return Redaction.text(line) == line && words.allSatisfy { Redaction.word($0) == $0 }
  }
}

extension String {
  /// The text as one word of a line, quoted where it has to be.
  var asSessionWord: String {
    let isPlain = unicodeScalars.allSatisfy { scalar in
      scalar.value > 0x20 && !"'\"\\|>#".unicodeScalars.contains(scalar)
    }
    if isPlain, !isEmpty { return self }
    if !contains("'") { return "'\(self)'" }
    var quoted = "\""
    for scalar in unicodeScalars {
      if scalar == "\"" || scalar == "\\" { quoted += "\\" }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }
}
