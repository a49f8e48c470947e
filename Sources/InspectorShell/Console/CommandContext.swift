import KubernetesClient
import KubernetesConfiguration
import Sessions

/// Everything that a command takes from the process it runs in; replaced in tests.
@dynamicMemberLookup
package struct CommandContext: Sendable {
  /// What sessions take of it.
  package var session: SessionContext
  /// Where results go.
  package var standardOutput: any TextOutput
  /// Where messages go.
  package var standardError: any TextOutput
  /// Where progress goes, which is rewritten in place.
  package var progress: any TextOutput
  /// Standard input line by line, as it comes.
  package var inputLines: @Sendable () -> AsyncStream<InputLine>
  /// Returns when the process is asked to end (SIGINT, SIGTERM).
  package var untilAskedToEnd: @Sendable () async -> Void
  /// What runs beside the process at its behest.
  let children = ChildProcesses()
  /// What the process has used so far: CPU time and the peak of resident memory.
  package var usage: @Sendable () -> (cpu: Duration, peakResidentBytes: Int)

  /// Makes a context for this process.
  package init(
    standardOutput: any TextOutput = DescriptorOutput.standardOutput,
    standardError: any TextOutput = DescriptorOutput.standardError,
    environment: [String: String] = ProcessState.environment,
    workingDirectory: String? = nil,
    serviceAccountFolder: String = ConnectionResolver.standardServiceAccountFolder,
    time: any TimeSource = SystemTime()
  ) {
    self.standardOutput = standardOutput
    self.standardError = standardError
    progress = standardError
    session = SessionContext(
      environment: environment, workingDirectory: workingDirectory,
      serviceAccountFolder: serviceAccountFolder, time: time,
      wallClock: { ProcessState.wallClock }, isInputTerminal: ProcessState.isInputTerminal,
      readStandardInput: { try ProcessState.readStandardInput() })
    session.interfaces = { ProcessState.interfaces }
    inputLines = { InputLine.stream(of: 0) }
    untilAskedToEnd = { await ProcessState.untilAskedToEnd() }
    usage = { ProcessState.usage }
  }

  /// What sessions take of it, as if it were here.
  package subscript<Value>(dynamicMember member: KeyPath<SessionContext, Value>) -> Value {
    session[keyPath: member]
  }

  /// What sessions take of it, as if it were here.
  package subscript<Value>(dynamicMember member: WritableKeyPath<SessionContext, Value>) -> Value {
    get { session[keyPath: member] }
    set { session[keyPath: member] = newValue }
  }
}
