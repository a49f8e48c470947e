import ArgumentParser
import InspectorShell

extension CompletionPlace {
  /// Finds the place from the words before the one that is typed, and that word.
  init(words: [String], current: String) {
    guard let name = words.first else {
      self = .command
      return
    }
    let rest = Array(words.dropFirst())
    guard let type = SessionGrammar.command(name) else {
      self = .nothing
      return
    }
    if type == HelpCommand.self {
      self = rest.isEmpty ? .command : .nothing
    } else if type == RepeatCommand.self, let line = Self.repeated(rest, current) {
      self = CompletionPlace(words: line, current: current)
    } else {
      self.init(
        command: SessionGrammar.name(type), CommandShape(description: type._dumpHelp()), rest,
        current)
    }
  }

  /// The line that `watch` repeats; nil where its own options are being typed.
  private static func repeated(_ words: [String], _ current: String) -> [String]? {
    let (options, line) = RepeatCommand.parts(of: words)
    if !line.isEmpty { return line }
    // The value of an option is still to come where its parts end with the option's name.
    let awaitsValue = RepeatCommand.parts(of: words + ["x"]).line.isEmpty
    return current.hasPrefix("-") || awaitsValue && !options.isEmpty ? nil : []
  }
}
