import ArgumentParser
import Inspection
import InspectorShell
import KubernetesClient
import Rendering
import Sessions

extension Invocation {
  /// Runs a command and tells on standard error why it failed.
  ///
  /// Throws only when nobody reads its output any more.
  func perform(_ command: any InspectorCommand) async throws(ClosedOutput) -> ExitStatus {
    try await perform {
      try checkFormat(of: command)
      try checkServer(for: command)
      return try await command.run(self)
    }
  }

  /// Formats that only some commands have are wrong usage of the others.
  func checkFormat(of command: any InspectorCommand) throws(CommandFailure) {
    if type(of: command).formats.contains(output) { return }
    let having = RootCommand.configuration.subcommands.filter { subcommand in
      (subcommand as? any InspectorCommand.Type)?.formats.contains(output) ?? false
    }
    throw CommandFailure(
      .usage, "-o \(output.rawValue) is not a format of \(type(of: command)._commandName)",
      hint: "it is one of \(having.map { $0._commandName }.joined(separator: ", "))")
  }

  /// What only an API server can answer is wrong usage where a capture stands in for it.
  func checkServer(for command: any InspectorCommand) throws(CommandFailure) {
    guard let purpose = command.purposeOfServer, let path = replay else { return }
    throw CommandFailure(
      .usage, "\(purpose) asks the API server, and \(TerminalText.escaped(path)) is a capture",
      hint: command.adviceWithoutServer)
  }

  /// Runs the work of a command and tells on standard error why it failed.
  func perform(
    _ work: () async throws -> ExitStatus
  ) async throws(ClosedOutput) -> ExitStatus {
    do {
      return try await work()
    } catch let error as ClosedOutput {
      throw error
    } catch let failure as CommandFailure {
      return tell(failure)
    } catch is CancellationError {
      // Whoever cancelled it knows.
      return .failure
    } catch let error as ClientError {
      return error.code == .cancelled ? .failure : tell(CommandFailure(error))
    } catch {
      tell(FailureMessage("the command failed unexpectedly", cause: "\(error)"))
      return .failure
    }
  }

  /// Tells of a failure, unless that was done, and gives its status.
  func tell(_ failure: CommandFailure) -> ExitStatus {
    if let message = failure.message { tell(message) }
    return failure.status
  }
}
