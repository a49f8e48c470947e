import ArgumentParser
import Rendering

/// A command of the tool.
protocol InspectorCommand: ParsableCommand {
  /// The options that every command has.
  var global: GlobalOptions { get }
  /// The formats that its result can be printed in.
  static var formats: Set<OutputFormat> { get }
  /// Runs the command; what it throws is told on standard error.
  func run(_ invocation: Invocation) async throws -> ExitStatus
}

extension InspectorCommand {
  /// Most commands have the formats that every report has.
  static var formats: Set<OutputFormat> { Set(OutputFormat.general) }
}
