import ArgumentParser
import Inspection
import InspectorShell
import Sessions

/// `reconnect`: reads the Corefile anew and opens new connections.
struct ReconnectCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "reconnect",
    abstract: "Read the Corefile anew, connect anew and list everything again.",
    discussion: """
      The options of the connection, such as --context and --as, take the place of those that the \
      session was started with. Where the Corefile is refused, the session stays as it is. What \
      is recorded by record on is written, and recording goes on in a file of the next number.
      """)

  static let decidesConnection = true

  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in session: ReplSession, _ invocation: Invocation) async throws -> ExitStatus {
    let options = invocation.start.options.reconnected(
      with: invocation.options, timeout: invocation.sessions.timeout)
    var former: SessionRecording?
    try await session.reconnect(
      Invocation(context: invocation.context, options: options).sessions
    ) {
      former = await ended(in: session, invocation)
    }
    invocation.start.options = options
    if let former { try await invocation.continueRecording(former, in: session) }
    return .success
  }

  /// The recording that ends with the connection; nil also where its file cannot be written, which
  /// is told and no reason to stay with the old connection.
  private func ended(
    in session: ReplSession, _ invocation: Invocation
  ) async -> SessionRecording? {
    do {
      return try await invocation.endRecording(in: session)
    } catch let failure as CommandFailure {
      _ = invocation.tell(failure)
      return nil
    } catch {
      return nil
    }
  }
}
