import ArgumentParser
import Inspection
import InspectorShell
import Sessions

/// The commands of a session as its shell runs them.
struct ReplCommands: ShellCommands {
  /// The options that the session was started with.
  let start: StartOptions

  var names: [String] { SessionGrammar.names }

  func has(_ name: String) -> Bool { SessionGrammar.command(name) != nil }

  func isStreaming(_ name: String) -> Bool {
    (SessionGrammar.command(name) as? any InspectorCommand.Type)?.isStreaming ?? false
  }

  func place(words: [String], current: String) -> CompletionPlace {
    CompletionPlace(words: words, current: current)
  }

  func run(
    _ words: [String], in session: ReplSession, _ context: CommandContext
  ) async throws(ClosedOutput) -> ExitStatus {
    guard let type = SessionGrammar.command(words[0]) else { return .usage }
    let command: any ParsableCommand
    do {
      command = try type.parseAsRoot(Self.arguments(of: type, Array(words.dropFirst())))
    } catch {
      return try Inspector.tell(error, of: type, context)
    }
    guard let command = command as? any InspectorCommand else { return .failure }
    let invocation: Invocation
    do throws(CommandFailure) {
      invocation = try self.invocation(for: command, in: session, context)
    } catch {
      return console(session, context).tell(error)
    }
    return try await invocation.perform { () async throws -> ExitStatus in
      if command.global.output != nil || !(command is any SessionCommand) {
        try invocation.checkFormat(of: command)
      }
      try invocation.checkServer(for: command)
      guard let own = command as? any SessionCommand else {
        return try await command.run(invocation)
      }
      return try await own.run(in: session, invocation)
    }
  }

  func tell(_ message: FailureMessage, in session: ReplSession, _ context: CommandContext) {
    console(session, context).tell(message)
  }

  /// What tells of a line that is no command's run.
  private func console(_ session: ReplSession, _ context: CommandContext) -> Invocation {
    Invocation(context: context, options: start.options, settings: session.settings)
  }

  /// The words after a command's name as its parser gets them.
  private static func arguments(
    of type: any ParsableCommand.Type, _ words: [String]
  ) -> [String] {
    guard type == RepeatCommand.self else { return words }
    let (options, line) = RepeatCommand.parts(of: words)
    return line.isEmpty ? options : options + ["--"] + line
  }

  /// A command's run in the session.
  private func invocation(
    for command: any InspectorCommand, in session: ReplSession, _ context: CommandContext
  ) throws(CommandFailure) -> Invocation {
    var options = command.global
    let decides = (command as? any SessionCommand).map { type(of: $0).decidesConnection } ?? false
    if !decides, let option = options.connectionOptions.first {
      throw CommandFailure(
        .usage, "\(option) is decided when the session is started",
        hint: "reconnect takes it, as a new session does")
    }
    let base = start.options
    options.completeConnection(from: base)
    options.noHeaders = options.noHeaders || base.noHeaders
    options.ascii = options.ascii || base.ascii
    options.quiet = options.quiet || base.quiet
    return Invocation(
      context: context, options: options, settings: session.settings, host: session.host,
      start: start)
  }
}
