import Sessions

/// A session whose commands come from a file or a pipe: no prompt, and its end is its status.
struct ScriptedSession: Sendable {
  private let session: ReplSession
  private let keepsGoing: Bool
  private let context: CommandContext

  /// Runs a session's script; to its end with `keepsGoing`, else to the first command that fails.
  init(_ session: ReplSession, keepsGoing: Bool) {
    self.session = session
    self.keepsGoing = keepsGoing
    var context = session.context
    let untilAskedToEnd = context.untilAskedToEnd
    // Whoever ends a command that goes on by itself means the script.
    context.untilAskedToEnd = {
      await untilAskedToEnd()
      if !Task.isCancelled { session.end() }
    }
    self.context = context
  }

  /// Runs the lines of standard input as they come.
  func run() async throws(ClosedOutput) -> ExitStatus {
    var status = ExitStatus.success
    var number = 0
    for await line in context.inputLines() {
      number += 1
      status = status.worse(try await run(line, number))
      if session.isEnding || status != .success && !keepsGoing { break }
    }
    return status == .success ? session.host.content.status : status
  }

  private func run(_ line: InputLine, _ number: Int) async throws(ClosedOutput) -> ExitStatus {
    switch line {
    case .text(let text):
      session.note(text)
      return try await session.execute(text, in: context)
    case .unusable(let reason):
      return session.tell(
        CommandFailure(.usage, "line \(number) cannot be run: \(reason)"), context)
    }
  }
}
