import ArgumentParser

/// A command of the tool.
protocol InspectorCommand: ParsableCommand {
  /// The options that every command has.
  var global: GlobalOptions { get }
  /// Runs the command; what it throws is told on standard error.
  func run(_ invocation: Invocation) async throws -> ExitStatus
}
