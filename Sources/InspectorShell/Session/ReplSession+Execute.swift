import Inspection
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
      return tell(error, context)
    }
    guard let name = line.words.first else { return .success }
    let isStreaming = commands.isStreaming(name)
    if let shellCommand = line.shellCommand {
      let pipe = ShellPipe(command: shellCommand, isStreaming: isStreaming)
      return try await pipe.run(context) { (context) async throws(ClosedOutput) in
        try await self.perform(line.words, in: context)
      }
    }
    guard let pager, !isStreaming else {
      return try await perform(line.words, in: context)
    }
    return try await pager.run(context) { (context) async throws(ClosedOutput) in
      try await self.perform(line.words, in: context)
    }
  }

  /// Runs a command given by its words.
  package func perform(
    _ words: [String], in context: CommandContext
  ) async throws(ClosedOutput) -> ExitStatus {
    guard commands.has(words[0]) else { return tell(unknown(words[0]), context) }
    return try await commands.run(words, in: self, context)
  }

  /// Tells of a failure, unless that was done, and gives its status.
  func tell(_ failure: CommandFailure, _ context: CommandContext) -> ExitStatus {
    if let message = failure.message { commands.tell(message, in: self, context) }
    return failure.status
  }

  private func unknown(_ name: String) -> CommandFailure {
    let similar = commands.names.filter {
      EditDistance.between($0, name) <= max(1, name.count / 3) || $0.hasPrefix(name)
    }
    return CommandFailure(
      .usage, "there is no command \(name)",
      hint: similar.isEmpty
        ? "help lists the commands" : "did you mean \(similar.joined(separator: " or "))?")
  }
}
