import KubernetesWire
import KubernetesConfiguration
import NIOCore
import NIOPosix
import Subprocess
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
    let child = ExecChild()
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
  var variables: [String: String] {
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
