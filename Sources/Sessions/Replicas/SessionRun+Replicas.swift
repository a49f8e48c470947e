import Captures
import Inspection
import KubernetesClient

extension SessionRun {
  /// The Corefile that replicas should have: the given one, or else that of the cluster.
  package func loadReplicaCorefile(namespace: String) async throws -> LoadedCorefile {
    guard host == nil, options.corefile == nil, options.replay == nil else {
      return try await loadCorefile()
    }
    if options.isDemo { return try localCorefile(otherwise: SimulatedReplicas.corefile) }
    var run = self
    run.options.corefile = "configmap:\(namespace)/coredns"
    return try await run.loadCorefile()
  }

  /// What the replicas of CoreDNS show now, or showed when a capture was made; throws where there
  /// are none, or none were asked then.
  package func replicas(
    _ request: ReplicasRequest, _ loaded: LoadedCorefile, _ live: LiveSessions
  ) async throws -> ReplicasReport {
    if let capture = try capture() {
      if let recorded = recordedReplicas(in: capture) { return recorded }
      throw CommandFailure(
        .nothingFound, "\(options.replay ?? "the capture") has no report about replicas",
        hint: "record --replicas asks them")
    }
    let server = try ExplainServer(loaded, live, ExplainRequest(), context)
    return try await ReplicaSurvey(request, loaded, server: server, live: live, run: self).report()
  }

  /// What the replicas show, or why they cannot be shown, for whoever shows more than them.
  package func replicasOutcome(
    _ request: ReplicasRequest, _ loaded: LoadedCorefile, _ live: LiveSessions
  ) async throws -> Result<ReplicasReport, CommandFailure> {
    do {
      return .success(try await replicas(request, loaded, live))
    } catch let failure as CommandFailure {
      return .failure(failure)
    } catch let error as ClientError where error.code != .cancelled {
      return .failure(CommandFailure(error))
    }
  }

  /// The last report of a capture; nil where it has none.
  ///
  /// One that cannot be read is told with its line.
  func recordedReplicas(in capture: Capture) -> ReplicasReport? {
    var last: ReplicasReport?
    for replicas in capture.replicas {
      guard let report = ReplicasReport(captured: replicas.report) else {
        tellOnce(
          "\(options.replay ?? ""):\(replicas.line): the report about replicas cannot be read")
        continue
      }
      last = report
    }
    return last
  }
}
