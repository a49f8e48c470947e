import ArgumentParser
import InspectorShell
import Sessions

/// `help`: the commands of a session, or one of them.
struct HelpCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "help", abstract: "Show the commands, or explain one.")

  @Argument(help: "The command to explain.")
  var command: String?

  func run(in session: ReplSession, _ invocation: Invocation) async throws -> ExitStatus {
    guard let command else {
      try await invocation.context.standardOutput.print(Self.overview)
      return .success
    }
    guard let type = SessionGrammar.command(command) else {
      throw CommandFailure(
        .usage, "there is no command \(command)", hint: "help lists the commands")
    }
    let columns = min(invocation.context.standardOutput.width ?? 80, 100)
    var text = type.helpMessage(columns: columns) + "\n"
    if SessionGrammar.shared.contains(where: { $0 == type }) { text += Self.decidedOptions }
    try await invocation.context.standardOutput.print(text)
    return .success
  }

  /// The shell's options are all listed, though a session takes some of them only at its start.
  private static let decidedOptions = """
    The Corefile and the connection are decided when the session is started; reconnect takes other
    options of theirs.

    """

  private static var overview: String {
    let names = SessionGrammar.names.map(\.count)
    let width = names.max() ?? 0
    func lines(_ commands: [any ParsableCommand.Type]) -> String {
      commands.map { command in
        let name = SessionGrammar.name(command)
        let padding = String(repeating: " ", count: width - name.count + 2)
        return "  \(name)\(padding)\(command.configuration.abstract)\n"
      }.joined()
    }
    return """
      What CoreDNS sees:
      \(lines(SessionGrammar.shared))
      This session:
      \(lines(SessionGrammar.own))
      Tab completes commands, options, watches, indexes, values and keys. COMMAND | SHELL COMMAND and
      COMMAND > FILE take the output elsewhere. Ctrl-C ends a command, Ctrl-D the session.

      """
  }
}
