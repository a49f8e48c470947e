import DNSAnswers
import DNSMessages
import Informers
import Inspection
import KubernetesClient
import KubernetesWire
import Replicas

/// Finds the replicas of CoreDNS and looks at each, all at once.
package struct ReplicaSurvey {
  let request: ReplicasRequest
  let loaded: LoadedCorefile
  let server: ExplainServer
  let live: LiveSessions
  let run: SessionRun

  package init(
    _ request: ReplicasRequest, _ loaded: LoadedCorefile, server: ExplainServer,
    live: LiveSessions, run: SessionRun
  ) {
    self.request = request
    self.loaded = loaded
    self.server = server
    self.live = live
    self.run = run
  }

  /// What all of them show; throws where there are none.
  package func report() async throws -> ReplicasReport {
    let client = try live.firstClient()
    let running = RunningReplicas(
      client: client, run: run, namespace: request.namespace, selector: request.selector)
    let pods = try await running.templates()
    let corefile = ReplicaCorefile(loaded.corefile, configMap: await configMap(client))
    let ports = ReplicaPorts(loaded.corefile)
    let questions = ReplicaQuestions(request, live.sessions, port: Int(ports.names))
    let now = run.context.wallClock() / .seconds(1)
    let probes = pods.map { pod, template in
      ReplicaProbe(
        pod: pod, template: template, reach: reach(pod, running), ports: ports, corefile: corefile,
        questions: questions, server: server.server, run: run, rate: request.rate, now: now)
    }
    return ReplicasReport(
      entryName: server.entryName, selector: request.selector, namespace: request.namespace,
      now: now, replicas: try await looked(probes))
  }

  private func looked(_ probes: [ReplicaProbe]) async throws -> [ReplicasReport.Replica] {
    try await withThrowingTaskGroup(of: (Int, ReplicasReport.Replica).self) { group in
      for (place, probe) in probes.enumerated() {
        group.addTask {
          guard probe.pod.skipped == nil else {
            return (place, ReplicasReport.Replica(pod: probe.pod))
          }
          return (place, try await probe.look())
        }
      }
      var replicas: [(Int, ReplicasReport.Replica)] = []
      for try await replica in group { replicas.append(replica) }
      return replicas.sorted { $0.0 < $1.0 }.map(\.1)
    }
  }

  /// The ConfigMap of the Corefile; nil where it cannot be read, which leaves only an age unknown.
  private func configMap(_ client: KubernetesClient) async -> JSONValue? {
    let name =
      (try? run.options.corefile.flatMap(ConfigMapReference.init))?.map {
        ObjectKey(namespace: $0.namespace, name: $0.name)
      } ?? ObjectKey(namespace: request.namespace, name: "coredns")
    return try? await LiveObject(
      resource: ConfigMapSource.resource, key: name, transport: client
    ).fetch(limit: run.timeout, time: run.context.time)
  }

  private func reach(_ pod: ReplicaPod, _ running: RunningReplicas) -> any ReplicaReach {
    if request.isDirect, let direct = running.direct(pod) { return direct }
    return running.forwarded(pod)
  }
}
