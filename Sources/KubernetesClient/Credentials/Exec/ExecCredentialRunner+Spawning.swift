import KubernetesConfiguration
import Subprocess
import SystemPackage

extension ExecCredentialRunner {
  /// Spawns the command and waits for its end.
  func spawn(
    _ path: String, _ isInteractive: Bool, _ child: ExecChild, _ output: PipeCollector,
    _ messages: PipeCollector?
  ) async throws -> TerminationStatus {
    var variables = variables
    variables["KUBERNETES_EXEC_INFO"] = execInfo(isInteractive: isInteractive)
    let environment = Environment.custom(
      Dictionary(
        uniqueKeysWithValues: variables.map { (Environment.Key(stringLiteral: $0), $1) }))
    let arguments = Arguments(configuration.arguments)
    let answer = FileDescriptorOutput.fileDescriptor(
      output.writeEnd, closeAfterSpawningProcess: true)
    guard let messages else {
      return try await Subprocess.run(
        .path(FilePath(path)), arguments: arguments, environment: environment,
        input: .currentStandardInput, output: answer, error: .currentStandardError
      ).terminationStatus
    }
    // It stays in the tool's process group, as with client-go, so that Ctrl-C ends both.
    var options = PlatformOptions()
    options.teardownSequence = [
      .send(signal: .terminate, allowedDurationToNextStep: .seconds(1))
    ]
    return try await limited { [options] in
      try await Subprocess.run(
        .path(FilePath(path)), arguments: arguments, environment: environment,
        platformOptions: options, input: .none, output: answer,
        error: .fileDescriptor(messages.writeEnd, closeAfterSpawningProcess: true)
      ) { execution in
        child.started(execution.processIdentifier.value)
      }.terminationStatus
    }
  }

  /// Ends what takes too long.
  private func limited(
    _ body: @escaping @Sendable () async throws -> TerminationStatus
  ) async throws -> TerminationStatus {
    try await withThrowingTaskGroup(of: TerminationStatus?.self) { group in
      group.addTask { try await body() }
      group.addTask { [time, limit] in
        try await time.sleep(for: limit)
        return nil
      }
      defer { group.cancelAll() }
      guard let first = try await group.next(), let status = first else {
        throw ExecFailure(
          cause: "the command did not end within \(limit)",
          hint: "run it by hand to see what it waits for")
      }
      return status
    }
  }
}
