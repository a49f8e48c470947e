import ArgumentParser

/// Where in a command's line the cursor stands.
enum CompletionPlace {
  /// In the command's name.
  case command
  /// In an option's name.
  case option(CommandShape, typed: Set<String>)
  /// In the value of an option or of a positional argument; with the positional words before it.
  case value(CommandShape.Argument, command: String, positionals: [String], words: [String])
  /// In the file that output goes to.
  case file
  /// Where nothing is known.
  case nothing

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
      self.init(command: SessionGrammar.name(type), CommandShape(type), rest, current)
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

  private init(
    command: String, _ shape: CommandShape, _ words: [String], _ current: String
  ) {
    var positionals: [String] = []
    var typed: Set<String> = []
    var awaiting: CommandShape.Argument?
    var isLiteral = false
    for word in words {
      if awaiting != nil {
        awaiting = nil
      } else if !isLiteral, word == "--" {
        isLiteral = true
      } else if !isLiteral, word.hasPrefix("-"), word.count > 1 {
        let name = word.prefix { $0 != "=" }
        if let argument = shape.named(name) {
          if !argument.isRepeating { typed.formUnion(argument.names) }
          if argument.kind == .option, !word.contains("=") { awaiting = argument }
        }
      } else {
        positionals.append(word)
      }
    }
    if let awaiting {
      self = .value(awaiting, command: command, positionals: positionals, words: words)
    } else if !isLiteral, current.hasPrefix("-") {
      self = .option(shape, typed: typed)
    } else if let argument = Self.positional(shape, at: positionals.count) {
      self = .value(argument, command: command, positionals: positionals, words: words)
    } else {
      self = .nothing
    }
  }

  /// The last positional argument may be repeated.
  private static func positional(
    _ shape: CommandShape, at position: Int
  ) -> CommandShape.Argument? {
    let positionals = shape.positionals
    if positionals.indices.contains(position) { return positionals[position] }
    return positionals.last.flatMap { $0.isRepeating ? $0 : nil }
  }
}
