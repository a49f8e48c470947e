import ArgumentParser
import KubernetesClient
import Rendering

/// The tool as a function: arguments in, text and an exit status out.
public enum Inspector {
  /// Runs one command.
  ///
  /// - Parameter arguments: The command line without the program's name.
  public static func run(
    _ arguments: [String], in context: CommandContext = CommandContext()
  ) async -> ExitStatus {
    do {
      return try await execute(arguments, in: context)
    } catch {
      // Nobody reads any more, as with `| head`: that is no failure of the command.
      guard let reason = error.reason else { return .success }
      let message = FailureMessage("standard output cannot be written", cause: reason)
      try? context.standardError.write(message.text(Palette(isEnabled: false)))
      return .failure
    }
  }

  private static func execute(
    _ arguments: [String], in context: CommandContext
  ) async throws(ClosedOutput) -> ExitStatus {
    var command: any ParsableCommand
    do {
      command = try RootCommand.parseAsRoot(arguments)
      guard let inspector = command as? any InspectorCommand else {
        if command is RootCommand { return try tellUsage(context) }
        try command.run()
        return .success
      }
      return try await run(inspector, in: context)
    } catch let error as ClosedOutput {
      throw error
    } catch {
      return try tell(error, context)
    }
  }

  private static func run(
    _ command: any InspectorCommand, in context: CommandContext
  ) async throws(ClosedOutput) -> ExitStatus {
    let invocation = Invocation(context: context, options: command.global)
    do {
      try checkFormat(of: command, invocation)
      return try await command.run(invocation)
    } catch let error as ClosedOutput {
      throw error
    } catch let failure as CommandFailure {
      if let message = failure.message { invocation.tell(message) }
      return failure.status
    } catch let error as ClientError {
      let failure = CommandFailure(error)
      if let message = failure.message { invocation.tell(message) }
      return failure.status
    } catch {
      invocation.tell(
        FailureMessage("the command failed unexpectedly", cause: "\(error)"))
      return .failure
    }
  }

  /// Formats that only some commands have are wrong usage of the others.
  private static func checkFormat(
    of command: any InspectorCommand, _ invocation: Invocation
  ) throws(CommandFailure) {
    if type(of: command).formats.contains(invocation.output) { return }
    let having = RootCommand.configuration.subcommands.filter { subcommand in
      (subcommand as? any InspectorCommand.Type)?.formats.contains(invocation.output) ?? false
    }
    let names = having.map { $0._commandName }
    throw CommandFailure(
      .usage,
      "-o \(invocation.output.rawValue) is not a format of \(type(of: command)._commandName)",
      hint: "it is one of \(names.joined(separator: ", "))")
  }

  /// Without a command there is nothing to do.
  private static func tellUsage(_ context: CommandContext) throws(ClosedOutput) -> ExitStatus {
    try context.standardError.write(RootCommand.helpMessage() + "\n")
    return .usage
  }

  /// Help, the version and completion scripts are asked for; the rest is wrong usage.
  private static func tell(
    _ error: any Error, _ context: CommandContext
  ) throws(ClosedOutput) -> ExitStatus {
    let message = RootCommand.fullMessage(for: error)
    let isAskedFor = RootCommand.exitCode(for: error).isSuccess
    let output = isAskedFor ? context.standardOutput : context.standardError
    if !message.isEmpty { try output.write(message + "\n") }
    return isAskedFor ? .success : .usage
  }
}
