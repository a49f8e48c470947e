import ArgumentParser
import InspectorShell
import Sessions

/// `repl`: the interactive session, or a script of its commands.
struct ReplCommand: InspectorCommand {
  static let configuration = CommandConfiguration(
    commandName: "repl",
    abstract: "Start an interactive session whose watches stay up between commands.",
    discussion: """
      The session has the same commands, and some of its own; help lists them. Where standard input \
      is no terminal, its lines are run as commands, and the first that fails ends the session with \
      its status.
      """)

  static let isStreaming = true

  @Flag(help: "Run a script to its end whatever fails; the status is that of what failed.")
  var keepGoing = false

  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(_ invocation: Invocation) async throws -> ExitStatus {
    try await invocation.sessions.withDemo { sessions in
      let session = try await ReplSession.start(
        sessions, ReplCommands(start: invocation.start),
        settings: SessionSettings(invocation.options), in: invocation.context)
      return try await session.run(keepsGoing: keepGoing) {
        await endRecording(of: session, invocation)
      }
    }
  }

  /// Writes what is still recorded when the session ends.
  private func endRecording(of session: ReplSession, _ invocation: Invocation) async -> ExitStatus {
    do {
      _ = try await invocation.endRecording(in: session, sessionEnds: true)
      return .success
    } catch let failure as CommandFailure {
      return invocation.tell(failure)
    } catch {
      // Nobody reads any more that the file has been written.
      return .success
    }
  }
}
