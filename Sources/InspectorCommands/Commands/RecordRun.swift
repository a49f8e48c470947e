import Captures
import Inspection
import InspectorShell
import KubernetesClient
import Sessions

/// Records what the watches hold now, and what they receive for a while where that is wanted.
struct RecordRun {
  /// The file to write.
  let file: String
  /// How it is written, and how long that takes.
  let options: RecordOptions
  /// The watches to record; nil for all.
  let watches: Set<String>?

  /// Runs the watches until they have synced, and writes the file.
  func run(_ invocation: Invocation) async throws -> ExitStatus {
    var status = ExitStatus.success
    let sessions = invocation.sessions
    let pods = options.replicas ? options.pods.request : nil
    let loaded =
      if let pods {
        try await sessions.loadReplicaCorefile(namespace: pods.namespace)
      } else {
        try await sessions.loadCorefile()
      }
    let plans = try sessions.usablePlans(of: loaded, &status)
    try sessions.checkNames(watches, in: plans)
    let outcome = try await sessions.withDemo(hasReplicas: pods != nil) { run in
      try await run.withLiveSessions(plans, watches: watches, patience: .measuring) { live in
        try await record(live, loaded, pods, run, invocation)
      }
    }
    return status.worse(outcome)
  }

  private func record(
    _ live: LiveSessions, _ loaded: LoadedCorefile, _ pods: ReplicasRequest?, _ run: SessionRun,
    _ invocation: Invocation
  ) async throws -> ExitStatus {
    let recorder = SessionRecorder(loaded, live, invocation.context.session)
    var recorded = await recorded(by: recorder, invocation)
    // Whoever ends a recording early wants what there is of it.
    if options.duration == nil { try Task.checkCancellation() }
    var failure: CommandFailure?
    if let pods {
      do {
        try Task.checkCancellation()
        failure = try await recorder.recordReplicas(pods, run, into: &recorded.capture)
      } catch {
        guard Task.isCancelled else { throw error }
        invocation.tell(
          FailureMessage("the replicas were not asked, and are not recorded", isWarning: true))
      }
    }
    try await invocation.write(
      recorded.capture, missed: recorded.missed, to: file, isRedacted: options.redact)
    let asked = failure.map { invocation.tell($0) } ?? .success
    return invocation.tellUnsynced(live).worse(asked)
  }

  private func recorded(
    by recorder: SessionRecorder, _ invocation: Invocation
  ) async -> RunningRecording.Outcome {
    guard let duration = options.duration else {
      return RunningRecording.Outcome(capture: recorder.capture(), missed: 0)
    }
    let recording = recorder.start()
    await waitForEnd(duration.duration, invocation.context)
    return await recording.finish()
  }

  /// Waits until the time is up or whoever started it wants it to end.
  private func waitForEnd(_ limit: Duration, _ context: CommandContext) async {
    await withTaskGroup(of: Void.self) { group in
      group.addTask { await context.untilAskedToEnd() }
      group.addTask { try? await context.time.sleep(for: limit) }
      await group.next()
      group.cancelAll()
    }
  }
}
