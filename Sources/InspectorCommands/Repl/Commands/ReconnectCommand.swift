import ArgumentParser
import InspectorShell
import Sessions

/// `reconnect`: reads the Corefile anew and opens new connections.
struct ReconnectCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "reconnect",
    abstract: "Read the Corefile anew, connect anew and list everything again.",
    discussion: """
      The options of the connection, such as --context and --as, take the place of those that the \
      session was started with. Where the Corefile is refused, the session stays as it is.
      """)

  static let decidesConnection = true

  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in session: ReplSession, _ invocation: Invocation) async throws -> ExitStatus {
    let options = invocation.start.options.reconnected(
      with: invocation.options, timeout: invocation.sessions.timeout)
    try await session.reconnect(
      Invocation(context: invocation.context, options: options).sessions)
    invocation.start.options = options
    return .success
  }
}
