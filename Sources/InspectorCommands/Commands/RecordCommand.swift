import ArgumentParser
import Captures
import CoreDNSPlugins
import Inspection
import InspectorShell
import KubernetesClient
import Rendering
import Sessions

/// `record`: what a session sees, in one file.
struct RecordCommand: InspectorCommand {
  static let configuration = CommandConfiguration(
    commandName: "record",
    abstract: "Write what a session sees into one file, for --replay and diff.",
    discussion: """
      The file holds the Corefile with its imports, the watches with their objects as CoreDNS keeps \
      them, timings, failures and, with --for, what happens meanwhile. It is JSON lines in gzip, \
      and only you may read it. Secrets of the Corefile and of the connection are not in it. With \
      --redact names, namespaces, addresses and labels are replaced, the same by the same, so that \
      the file can be shown to others; look at it with zcat before you do. With --replicas the \
      CoreDNS pods are looked at in the end, as replicas does; without -f the Corefile is then that of \
      the ConfigMap coredns.

      Every command takes --replay FILE in place of a cluster.
      """)

  static let isStreaming = true

  @Argument(help: "The file to write.", completion: .file())
  var file: String

  @Option(
    name: .customLong("for"),
    help: ArgumentHelp("Go on for so long, and record events.", valueName: "duration"))
  var duration: DurationArgument?

  @Flag(help: "Replace names, namespaces, addresses and labels.")
  var redact = false

  @Flag(help: "Look at the replicas of CoreDNS in the end, and record what they show.")
  var replicas = false

  @OptionGroup var pods: ReplicaPodOptions

  @OptionGroup(title: "Global options") var global: GlobalOptions

  var purposeOfServer: String? { "record" }

  func validate() throws {
    if file.isEmpty { throw ValidationError("record needs a file's path") }
    if !replicas, let option = pods.given.first {
      throw ValidationError("\(option) needs --replicas")
    }
  }

  func run(_ invocation: Invocation) async throws -> ExitStatus {
    var status = ExitStatus.success
    let sessions = invocation.sessions
    let loaded =
      replicas
      ? try await sessions.loadReplicaCorefile(namespace: pods.namespace)
      : try await sessions.loadCorefile()
    let plans = try sessions.usablePlans(of: loaded, &status)
    try sessions.checkNames(global.onlyNames, in: plans)
    let outcome = try await sessions.withDemo(hasReplicas: replicas) { run in
      try await record(loaded, plans, run, invocation)
    }
    return status.worse(outcome)
  }

  private func record(
    _ loaded: LoadedCorefile, _ plans: [ServerBlockPlan], _ run: SessionRun,
    _ invocation: Invocation
  ) async throws -> ExitStatus {
    try await run.withLiveSessions(
      plans, watches: global.onlyNames, patience: .measuring
    ) { live in
      let recorder = SessionRecorder(loaded, live, invocation.context.session)
      var capture = try await capture(live, recorder, invocation)
      var failure: CommandFailure?
      if replicas {
        failure = try await recorder.recordReplicas(pods.request, run, into: &capture)
      }
      try await write(capture, invocation)
      // The rest is of use all the same.
      let asked = failure.map { invocation.tell($0) } ?? .success
      return invocation.tellUnsynced(live).worse(asked)
    }
  }

  /// What the sessions hold, with what happens from now on where that is asked for.
  private func capture(
    _ live: LiveSessions, _ recorder: SessionRecorder, _ invocation: Invocation
  ) async throws -> Capture {
    let feed = EventFeed(
      filter: EventFilter(), includesInitial: false, wallClock: invocation.context.wallClock)
    if duration != nil { feed.attach(live.sessions) }
    var capture = recorder.capture()
    guard let duration else { return capture }
    let end = Task {
      await waitForEnd(duration.duration, invocation)
      feed.finish()
    }
    defer { end.cancel() }
    let missed = await recorder.record(feed, into: &capture)
    try Task.checkCancellation()
    if missed > 0 {
      invocation.tell(
        FailureMessage("\(missed) events came too fast and are not recorded", isWarning: true))
    }
    return capture
  }

  /// Waits until the time is up or whoever started it wants it to end.
  private func waitForEnd(_ limit: Duration, _ invocation: Invocation) async {
    let context = invocation.context
    await withTaskGroup(of: Void.self) { group in
      group.addTask { await context.untilAskedToEnd() }
      group.addTask { try? await context.time.sleep(for: limit) }
      await group.next()
      group.cancelAll()
    }
  }

  private func write(_ capture: Capture, _ invocation: Invocation) async throws {
    guard let bytes = CaptureWriter.file(of: capture, redactor: redact ? CaptureRedactor() : nil)
    else { throw CommandFailure(.failure, "\(file) cannot be written: there is no memory") }
    try AtomicFile.write(bytes, to: invocation.context.session.absolute(file), mode: .ownerOnly)
    let objects = capture.watches.reduce(0) { $0 + $1.objects.count }
    let parts =
      [
        "\(capture.watches.count) watches",
        Quantity.count(objects, "object"), Quantity.count(capture.events.count, "event"),
      ] + (capture.replicaCount.map { [Quantity.count($0, "replica")] } ?? []) + [
        Quantity.bytes(bytes.count)
      ]
    try invocation.context.standardOutput.write(
      "recorded \(TerminalText.escaped(file)): \(parts.joined(separator: ", "))\n")
  }
}
