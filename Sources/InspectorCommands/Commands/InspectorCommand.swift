import ArgumentParser
import Rendering
import Sessions

/// A command of the tool.
protocol InspectorCommand: ParsableCommand {
  /// Whether its output is read as it comes; the output of the others can be paged.
  static var isStreaming: Bool { get }
  /// The options that every command has.
  var global: GlobalOptions { get }
  /// The formats that its result can be printed in.
  static var formats: Set<OutputFormat> { get }
  /// What of it only an API server can answer, in words; nil where a capture does as well.
  var purposeOfServer: String? { get }
  /// What to do where a capture stands in for the server that is needed.
  var adviceWithoutServer: String { get }
  /// Runs the command; what it throws is told on standard error.
  func run(_ invocation: Invocation) async throws -> ExitStatus
}

extension InspectorCommand {
  /// Most commands end by themselves.
  static var isStreaming: Bool { false }

  /// Most commands show what a capture holds.
  var purposeOfServer: String? { nil }

  /// Most commands are of use with a server only.
  var adviceWithoutServer: String { "leave --replay out" }

  /// Most commands have the formats that every report has.
  static var formats: Set<OutputFormat> { Set(OutputFormat.general) }
}
