import ArgumentParser
import Inspection
import InspectorShell
import Rendering
import Sessions

/// The tool as a function: arguments in, text and an exit status out.
package enum Inspector {
  /// Runs one command.
  ///
  /// - Parameter arguments: The command line without the program's name.
  package static func run(
    _ arguments: [String], in context: CommandContext = CommandContext()
  ) async -> ExitStatus {
    let context = context.inTerminalCharacterSet
    do {
      return try await execute(arguments, in: context)
    } catch {
      // Nobody reads any more, as with `| head`: that is no failure of the command.
      guard let reason = error.reason else { return .success }
      let message = FailureMessage("standard output cannot be written", cause: reason)
      try? context.standardError.write(message.text(Palette(isEnabled: false)))
      return .failure
    }
  }

  private static func execute(
    _ arguments: [String], in context: CommandContext
  ) async throws(ClosedOutput) -> ExitStatus {
    let command: any ParsableCommand
    do {
      command = try RootCommand.parseAsRoot(arguments)
    } catch {
      return try tell(error, of: RootCommand.self, context)
    }
    switch command {
    case let command as any InspectorCommand:
      return try await Invocation(context: context, options: command.global).perform(command)
    case let root as RootCommand:
      return try await run(root, in: context)
    default:
      return try runBuiltIn(command, context)
    }
  }

  /// Without a command a person gets a session; a script has forgotten something.
  private static func run(
    _ root: RootCommand, in context: CommandContext
  ) async throws(ClosedOutput) -> ExitStatus {
    guard context.isInputTerminal, context.standardOutput.isTerminal else {
      try context.standardError.write(RootCommand.helpMessage() + "\n")
      return .usage
    }
    var session = ReplCommand()
    // Nothing has parsed it, so that it has no values but these.
    session.keepGoing = false
    session.global = root.global
    return try await Invocation(context: context, options: root.global).perform(session)
  }

  /// The parser's own commands, such as `help`.
  private static func runBuiltIn(
    _ command: any ParsableCommand, _ context: CommandContext
  ) throws(ClosedOutput) -> ExitStatus {
    var command = command
    do {
      try command.run()
      return .success
    } catch {
      return try tell(error, of: RootCommand.self, context)
    }
  }

  /// Help, the version and completion scripts are asked for; the rest is wrong usage.
  static func tell(
    _ error: any Error, of command: any ParsableCommand.Type, _ context: CommandContext
  ) throws(ClosedOutput) -> ExitStatus {
    let message = command.fullMessage(for: error)
    guard isFailure(message), !command.exitCode(for: error).isSuccess else {
      if !message.isEmpty { try context.standardOutput.write(message + "\n") }
      return .success
    }
    try context.standardError.write(usageFailure(message).text(palette(context)))
    return .usage
  }

  /// Whether a message may be one of wrong usage; to tell for certain the parser makes it once more,
  /// which for help takes as long as the rest of the command.
  private static func isFailure(_ message: String) -> Bool {
    message.isEmpty || ["Error: ", "Help: ", "Usage: "].contains { message.hasPrefix($0) }
  }

  /// The parser's message in the form that all messages have: what is wrong, how the command is used,
  /// and where there is more.
  private static func usageFailure(_ message: String) -> FailureMessage {
    let lines = message.split(separator: "\n").map { line in
      String(line.drop { $0 == " " })
    }
    func text(after prefix: String) -> String? {
      lines.first { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) }
    }
    let wrong = text(after: "Error: ") ?? lines.first ?? "wrong usage"
    let more = text(after: "See '")?.split(separator: "'").first.map { "\($0) says more" }
    return FailureMessage(
      wrong, cause: text(after: "Help: ").map { $0.drop { $0 == " " } }.map(String.init),
      hint: [text(after: "Usage: "), more].compactMap { $0 }.joined(separator: "; "))
  }

  private static func palette(_ context: CommandContext) -> Palette {
    Palette(
      isEnabled: ColorChoice.auto.isEnabled(
        isTerminal: context.standardError.isTerminal, environment: context.environment))
  }
}
