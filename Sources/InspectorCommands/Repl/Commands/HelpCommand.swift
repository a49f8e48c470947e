import ArgumentParser
import Rendering

/// `help`: the commands of a session, or one of them.
struct HelpCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "help", abstract: "Show the commands, or explain one.")

  @Argument(help: "The command to explain.")
  var command: String?

  func run(in session: ReplSession, _ invocation: Invocation) async throws -> ExitStatus {
    guard let command else {
      try invocation.context.standardOutput.write(Self.overview)
      return .success
    }
    guard let type = SessionGrammar.command(command) else {
      throw CommandFailure(
        .usage, "there is no command \(command)", hint: "help lists the commands")
    }
    let columns = min(invocation.context.standardOutput.width ?? 80, 100)
    try invocation.context.standardOutput.write(type.helpMessage(columns: columns) + "\n")
    return .success
  }

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
