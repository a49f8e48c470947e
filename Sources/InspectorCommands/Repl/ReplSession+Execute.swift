import ArgumentParser
import Rendering
import Sessions

extension ReplSession {
  /// Runs one line; what goes wrong is told, and gives its status.
  ///
  /// Throws only when nobody reads the session's output any more.
  func execute(
    _ text: String, in context: CommandContext, pager: Pager? = nil
  ) async throws(ClosedOutput) -> ExitStatus {
    let line: SessionLine
    do throws(CommandFailure) {
      line = try SessionLine(text)
    } catch {
      return told(error, context)
    }
    if line.words.isEmpty { return .success }
    if let shellCommand = line.shellCommand {
      let pipe = ShellPipe(command: shellCommand, isStreaming: Self.isStreaming(line.words))
      return try await pipe.run(context) { (context) async throws(ClosedOutput) in
        try await self.perform(line.words, in: context)
      }
    }
    guard let pager, !Self.isStreaming(line.words) else {
      return try await perform(line.words, in: context)
    }
    return try await pager.run(context) { (context) async throws(ClosedOutput) in
      try await self.perform(line.words, in: context)
    }
  }

  /// Runs a command given by its words.
  func perform(
    _ words: [String], in context: CommandContext
  ) async throws(ClosedOutput) -> ExitStatus {
    guard let type = SessionGrammar.command(words[0]) else {
      return told(Self.unknown(words[0]), context)
    }
    let command: any ParsableCommand
    do {
      command = try type.parseAsRoot(Self.arguments(of: type, Array(words.dropFirst())))
    } catch {
      return try Inspector.tell(error, of: type, context)
    }
    guard let command = command as? any InspectorCommand else { return .failure }
    let invocation: Invocation
    do {
      invocation = try self.invocation(for: command, context)
    } catch {
      return told(error, context)
    }
    return try await invocation.perform { () async throws -> ExitStatus in
      if command.global.output != nil || !(command is any SessionCommand) {
        try invocation.checkFormat(of: command)
      }
      guard let own = command as? any SessionCommand else {
        return try await command.run(invocation)
      }
      return try await own.run(in: self, invocation)
    }
  }

  /// The words after a command's name as its parser gets them.
  private static func arguments(
    of type: any ParsableCommand.Type, _ words: [String]
  ) -> [String] {
    guard type == RepeatCommand.self else { return words }
    let (options, line) = RepeatCommand.parts(of: words)
    return line.isEmpty ? options : options + ["--"] + line
  }

  private func told(_ error: any Error, _ context: CommandContext) -> ExitStatus {
    var invocation = base
    invocation.context = context
    invocation.settings = settings
    return invocation.tell(
      error as? CommandFailure ?? CommandFailure(.failure, "\(error)"))
  }

  /// Whether the command's output is read as it comes.
  private static func isStreaming(_ words: [String]) -> Bool {
    (SessionGrammar.command(words[0]) as? any InspectorCommand.Type)?.isStreaming ?? false
  }

  private static func unknown(_ name: String) -> CommandFailure {
    let similar = SessionGrammar.names.filter {
      EditDistance.between($0, name) <= max(1, name.count / 3) || $0.hasPrefix(name)
    }
    return CommandFailure(
      .usage, "there is no command \(name)",
      hint: similar.isEmpty
        ? "help lists the commands" : "did you mean \(similar.joined(separator: " or "))?")
  }
}
