import ArgumentParser
import InspectorShell
import Sessions

/// `exit`: ends the session.
struct ExitCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "exit", abstract: "End the session, as Ctrl-D does; quit does the same.")

  func run(in session: ReplSession, _ invocation: Invocation) async throws -> ExitStatus {
    session.end()
    return .success
  }
}
