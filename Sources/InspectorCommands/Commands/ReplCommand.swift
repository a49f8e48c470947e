import ArgumentParser
import Rendering
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
    let context = invocation.context
    return try await invocation.sessions.withDemo { sessions in
      let session = try await ReplSession.start(invocation, demo: sessions.demo)
      return try await closing {
        context.isInputTerminal && context.standardOutput.isTerminal
          ? try await InteractiveSession(session).run()
          : try await ScriptedSession(session, keepsGoing: keepGoing).run()
      } close: {
        await session.host.content.running.stop()
      }
    }
  }
}
