/// Where in a command's line the cursor stands.
package enum CompletionPlace {
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

  /// Finds the place in a line of that command, from the words before the one that is typed, and
  /// that word.
  package init(
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
