import ArgumentParser
import InspectorShell
import Sessions

/// A command that only a session has.
protocol SessionCommand: InspectorCommand {
  /// Whether it takes the options that otherwise only the session's start takes.
  static var decidesConnection: Bool { get }
  /// Runs the command in its session.
  func run(in session: ReplSession, _ invocation: Invocation) async throws -> ExitStatus
}

extension SessionCommand {
  /// The connection is decided when the session is started.
  static var decidesConnection: Bool { false }

  /// The options of a command that takes none of them.
  var global: GlobalOptions { GlobalOptions.none }

  /// The parser runs no command of a session by itself.
  func run(_ invocation: Invocation) async throws -> ExitStatus {
    throw CommandFailure(.usage, "this command needs a session", hint: "start one with repl")
  }
}

/// The commands of a session: those of the shell, and its own.
enum SessionGrammar {
  /// The commands that the shell has too, in the same way.
  static let shared: [any ParsableCommand.Type] = RootCommand.configuration.subcommands.filter {
    $0 != ReplCommand.self && $0 != RecordCommand.self
  }

  /// The commands that only a session has.
  static let own: [any ParsableCommand.Type] = [
    HelpCommand.self, UseCommand.self, SetCommand.self, StatusCommand.self,
    ReconnectCommand.self, RecordingCommand.self, RepeatCommand.self, HistoryCommand.self,
    ExitCommand.self,
  ]

  /// Other names by which people ask for a command.
  static let aliases = ["quit": "exit", "?": "help"]

  /// All names, sorted.
  static let names = (shared + own).map(name).sorted()

  /// The command of that name.
  static func command(_ name: String) -> (any ParsableCommand.Type)? {
    let name = aliases[name] ?? name
    return (shared + own).first { Self.name($0) == name }
  }

  /// The name by which a command is called.
  static func name(_ command: any ParsableCommand.Type) -> String {
    command.configuration.commandName ?? ""
  }
}

extension GlobalOptions {
  /// Options of which none is given.
  static var none: GlobalOptions {
    // Every option has a default or is optional, so that parsing nothing cannot fail.
    guard let options = try? GlobalOptions.parse([]) else { preconditionFailure() }
    return options
  }
}
