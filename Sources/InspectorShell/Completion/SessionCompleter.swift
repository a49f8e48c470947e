import Corefile
import Inspection
import LineEditing

/// Completes the word that is typed in a session, from the commands and the running watches.
struct SessionCompleter: Sendable {
  private let session: ReplSession

  init(_ session: ReplSession) {
    self.session = session
  }

  /// What may stand at the cursor.
  func answer(_ request: CompletionRequest) async -> CompletionAnswer {
    let before = request.beforeCursor
    let scan = WordScanner.scan(before)
    if let position = scan.operatorPosition { return fileAnswer(before, after: position) }
    var words = scan.words
    let current = scan.endsInWord ? words.popLast() : nil
    let typed = current?.text ?? ""
    let replaced = current.map { before.unicodeScalars.count - $0.start } ?? 0
    let place = session.commands.place(words: words.map(\.text), current: typed)
    // `--output=js` completes what follows the equals sign.
    if case .option(let shape, _) = place, let equals = typed.firstIndex(of: "="),
      let argument = shape.named(typed[..<equals])
    {
      let head = String(typed[...equals])
      let value = CompletionPlace.value(
        argument, command: words.first?.text ?? "", positionals: [], words: words.map(\.text))
      return matches(value, String(typed[typed.index(after: equals)...]))
        .answer(replaced: replaced, head: head)
    }
    return matches(place, typed).answer(replaced: replaced)
  }

  private func matches(_ place: CompletionPlace, _ typed: String) -> CompletionMatches {
    switch place {
    case .command: .of(session.commands.names, typed)
    case .option(let shape, let typedOptions):
      .of(
        shape.arguments.flatMap(\.names).filter {
          ($0.hasPrefix("--") || typed == "-") && !typedOptions.contains($0)
        }, typed)
    case .value(let argument, let command, let positionals, let words):
      LiveValues(session, command: command, positionals: positionals, words: words)
        .matches(argument, typed)
    case .file: FileMatches(session.context.session).matches(typed)
    case .nothing: .none
    }
  }

  /// After `>` comes a file; what comes after `|` is the shell's.
  private func fileAnswer(_ before: String, after position: Int) -> CompletionAnswer {
    let scalars = Array(before.unicodeScalars)
    guard scalars[position] == ">" else { return .none }
    let rest = scalars[position...].drop { $0 == ">" || $0 == " " }
    let scan = WordScanner.scan(String(String.UnicodeScalarView(rest)))
    guard scan.words.count <= 1 else { return .none }
    return FileMatches(session.context.session).matches(scan.words.first?.text ?? "")
      .answer(replaced: rest.count)
  }
}
