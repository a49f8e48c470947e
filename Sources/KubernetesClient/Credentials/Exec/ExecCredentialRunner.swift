import KubernetesConfiguration
import NIOCore
import NIOPosix
import Subprocess
import Synchronization
import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Runs the command that gives credentials, as client-go's exec plugin does.
struct ExecCredentialRunner: Sendable {
  /// The kubeconfig's entry.
  let configuration: ExecConfiguration
  /// What it is told about the cluster, where it asks for that.
  let cluster: ExecClusterInfo
  /// The tool's own environment, which the command inherits.
  let environment: [String: String]
  /// Whether it may speak with a person.
  let terminal: @Sendable () -> ExecTerminal
  /// The clock of its time limit.
  let time: any TimeSource
  /// How long a command may take that speaks with nobody.
  var limit: Duration = .seconds(60)

  /// A reply has a token of few kilobytes.
  private static let largestReply = 1 << 20
  /// What is kept of the command's messages.
  private static let messageLimit = 4 << 10
  /// How long what the command has left behind may hold its output open.
  private static let grace = TimeAmount.milliseconds(200)
  private static let eventLoops = MultiThreadedEventLoopGroup(numberOfThreads: 1)

  /// Runs the command and reads its reply.
  ///
  /// Throws an ``ExecFailure``, or `CancellationError` where the task is cancelled; then the command is
  /// ended.
  func run() async throws -> ExecCredential {
    let isInteractive = try isInteractive()
    let path = try program()
    let child = Child()
    let output = try await PipeCollector.open(
      .first(limit: Self.largestReply) { child.overflow() }, on: Self.eventLoops.next())
    let messages: PipeCollector?
    do {
      messages =
        isInteractive
        ? nil
        : try await PipeCollector.open(
          .last(limit: Self.messageLimit), on: Self.eventLoops.next())
    } catch {
      try? output.writeEnd.close()
      throw error
    }
    let ended: Result<TerminationStatus, any Error>
    do {
      ended = .success(try await spawn(path, isInteractive, child, output, messages))
    } catch {
      ended = .failure(error)
    }
    child.ended()
    async let reply = output.finish(grace: Self.grace)
    let said = await messages?.finish(grace: Self.grace) ?? []
    let answered = await reply
    if child.hasOverflown {
      throw ExecFailure(cause: "the command printed more than \(Self.largestReply) bytes")
    }
    try check(try ended.get(), said)
    return try ExecCredential(reply: answered, version: configuration.apiVersion)
  }

  private func isInteractive() throws(ExecFailure) -> Bool {
    switch (configuration.interactiveMode, terminal()) {
    case ("Never", _): return false
    case (_, .available): return true
    case ("Always", .unavailable(let reason)):
      throw ExecFailure(
        cause: "exec plugin cannot support interactive mode: \(reason)",
        hint: "run this at a terminal, and not in a session: the command wants to ask something")
    default: return false
    }
  }

  private func program() throws(ExecFailure) -> String {
    let searchPath = variables["PATH"] ?? ""
    let command = configuration.command
    if let path = ExecutableSearch.path(of: command, in: searchPath) { return path }
    if command.contains("/"), access(command, F_OK) == 0 {
      throw ExecFailure(
        cause: "exec: fork/exec \(command): permission denied",
        hint: "make it a program that you may run: chmod +x \(command)")
    }
    let hint = configuration.installHint
    throw ExecFailure(
      cause: command.contains("/")
        ? "exec: fork/exec \(command): no such file or directory"
        : "exec: executable \(command) not found",
      hint: hint.isEmpty
        ? "install it, or add its folder to PATH: the kubeconfig takes its credentials from it"
        : TokenFile.trimmed(String(hint.prefix(2048))))
  }

  /// The command's environment, without what it is asked.
  private var variables: [String: String] {
    configuration.environment.reduce(into: environment) { $0[$1.name] = $1.value }
  }

  /// `KUBERNETES_EXEC_INFO`: an ExecCredential without a status.
  func execInfo(isInteractive: Bool) -> String {
    var spec = JSONObject()
    if configuration.providesClusterInfo { spec.append("cluster", cluster.document) }
    spec.append("interactive", .bool(isInteractive))
    let info: JSONValue = [
      "kind": "ExecCredential", "apiVersion": .string(configuration.apiVersion),
      "spec": .object(spec),
    ]
    return String(decoding: info.serialisedBytes(), as: UTF8.self)
  }

  private func check(_ status: TerminationStatus, _ said: [UInt8]) throws(ExecFailure) {
    let command = configuration.command
    let words = TokenFile.trimmed(String(decoding: said, as: UTF8.self))
    let messages = words.isEmpty ? "" : ": \(words)"
    switch status {
    case .exited(0): return
    case .exited(let code):
      throw ExecFailure(
        cause: "exec: executable \(command) failed with exit code \(code)\(messages)")
    case .signaled(let signal):
      throw ExecFailure(cause: "exec: executable \(command) ended by signal \(signal)\(messages)")
    }
  }
}

extension ExecCredentialRunner {
  /// Spawns the command and waits for its end.
  private func spawn(
    _ path: String, _ isInteractive: Bool, _ child: Child, _ output: PipeCollector,
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

/// A command that runs.
private final class Child: Sendable {
  private struct State {
    var process: pid_t?
    var hasOverflown = false
  }

  private let state = Mutex(State())

  /// Whether it has printed too much.
  var hasOverflown: Bool { state.withLock { $0.hasOverflown } }

  func started(_ process: pid_t) {
    state.withLock { $0.process = process }
    if hasOverflown { overflow() }
  }

  /// It has printed too much, and is ended.
  func overflow() {
    let process = state.withLock { state in
      state.hasOverflown = true
      return state.process
    }
    if let process { kill(process, SIGKILL) }
  }

  /// It has ended, and its number may belong to another soon.
  func ended() { state.withLock { $0.process = nil } }
}
