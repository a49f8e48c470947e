import DNSAnswers
import DNSMessages
import Inspection
import KubernetesClient
import Replicas

/// Looks at one replica.
struct ReplicaProbe {
  let pod: ReplicaPod
  /// What it has mounted.
  let template: PodTemplate
  let reach: any ReplicaReach
  let ports: ReplicaPorts
  let corefile: ReplicaCorefile
  let questions: ReplicaQuestions
  let server: NameServer
  let run: SessionRun
  /// How many questions a second.
  let rate: Int
  /// The time, in seconds since the beginning of 1970.
  let now: Double

  /// How long a replica has for a change that the stores have already, before it is asked again.
  private static let moment = Duration.seconds(1)

  /// Everything that it shows.
  func look() async throws -> ReplicasReport.Replica {
    var replica = ReplicasReport.Replica(pod: pod)
    async let scrape = reach.get(ports.metrics ?? .init(port: 9153), "/metrics")
    async let ready = reach.get(ports.ready ?? .init(port: 8181), "/ready")
    let probes = await reach.timed(
      [questions.authority, questions.absent].map { MessageQuestion($0.name, $0.type) },
      port: UInt16(clamping: questions.authority.port))
    var latencies = probes.compactMap { try? $0.get().latency }
    take(
      await scrape, await ready, probes.map { $0.map(\.message) }, into: &replica)
    // Where nothing answered at all, asking for each name would only take time.
    guard probes.contains(where: { (try? $0.get()) != nil }) else {
      replica.asked = questions.compared.count
      return replica
    }
    try await compare(into: &replica, &latencies)
    replica.latency = Self.median(latencies)
    return replica
  }

  /// Judges by what the ports answered.
  private func take(
    _ scrape: Result<ReplicaAnswer, ReplicaFailure>, _ ready: Result<ReplicaAnswer, ReplicaFailure>,
    _ probes: [Result<Message, ReplicaFailure>], into replica: inout ReplicasReport.Replica
  ) {
    let (hash, unhashed) = corefile.hash(pod, template)
    var evidence = ConfigurationEvidence(now: now)
    (evidence.expected, evidence.unhashed) = (hash, unhashed)
    evidence.directives = corefile.directives
    evidence.changedAt = corefile.changedAt
    evidence.startedAt = pod.startedAt.map(Double.init)
    switch scrape {
    case .success(let answer) where answer.status == 200:
      evidence.metrics = Replicas.ReplicaMetrics(MetricsText(answer.body))
      evidence.unread = "its metrics port answers, but not with CoreDNS's metrics"
    case .success(let answer): evidence.unread = "/metrics answers with status \(answer.status)"
    case .failure(let failure):
      evidence.unread =
        ports.metrics == nil
        ? "its metrics cannot be read: the Corefile has no prometheus"
        : "its metrics cannot be read"
      replica.failures.append(failure)
    }
    replica.metrics = evidence.metrics
    replica.configuration = ConfigurationVerdict(evidence)
    var sync = SyncEvidence()
    switch ready {
    case .success(let answer) where answer.status == 200 || answer.status == 503:
      sync.ready = answer
    case .success: break
    case .failure(let failure): if ports.ready != nil { replica.failures.append(failure) }
    }
    let answers = probes.map { try? $0.get() }
    replica.serial = answers.first.flatMap { $0 }.flatMap(Self.serial)
    sync.serial = replica.serial
    sync.absent = answers.last.flatMap { $0 }?.code
    sync.apiRequests = replica.metrics?.apiRequests ?? [:]
    if case .failure(let failure)? = probes.first {
      replica.failures.append(failure)
      sync.unreached = "its names cannot be asked"
    }
    replica.sync = SyncVerdict(sync)
  }

  /// The median in seconds: one answer that had to wait says nothing.
  private static func median(_ latencies: [Duration]) -> Double? {
    guard !latencies.isEmpty else { return nil }
    return latencies.sorted()[latencies.count / 2] / .seconds(1)
  }

  private static func serial(_ message: Message) -> UInt32? {
    (message.answer + message.authority).lazy.compactMap { record in
      if case .soa(let authority) = record.data { authority.serial } else { nil }
    }.first
  }

  /// Compares what it answers with what the stores say, a second's questions at a time; what differs
  /// is asked again after a moment.
  private func compare(
    into replica: inout ReplicasReport.Replica, _ latencies: inout [Duration]
  ) async throws {
    var rest = questions.compared[...]
    var suspects: [Question] = []
    while !rest.isEmpty {
      let batch = Array(rest.prefix(max(1, rate)))
      rest = rest.dropFirst(batch.count)
      let outcome = await ask(batch)
      replica.asked += batch.count
      replica.answered += outcome.answered
      latencies += outcome.latencies
      suspects += outcome.different.map(\.0)
      if !rest.isEmpty { try await run.context.time.sleep(for: .seconds(1)) }
    }
    guard !suspects.isEmpty else { return }
    try await run.context.time.sleep(for: Self.moment)
    while !suspects.isEmpty {
      let batch = Array(suspects.prefix(max(1, rate)))
      suspects.removeFirst(batch.count)
      replica.differences += await ask(batch).different.map { question, differences in
        ReplicasReport.Difference(
          question: "\(question.name.text) \(question.type)", differences: differences)
      }
      if !suspects.isEmpty { try await run.context.time.sleep(for: .seconds(1)) }
    }
  }

  /// What became of some questions.
  private struct Outcome {
    /// How many were answered.
    var answered = 0
    /// How long the answers took that wait for nobody else.
    var latencies: [Duration] = []
    /// Which answers differ from what the stores say now.
    var different: [(Question, [String])] = []
  }

  private func ask(_ batch: [Question]) async -> Outcome {
    let results = await reach.timed(
      batch.map { MessageQuestion($0.name, $0.type) },
      port: UInt16(clamping: questions.authority.port))
    var outcome = Outcome()
    for (question, result) in zip(batch, results) {
      guard case .success(let reply) = result else { continue }
      outcome.answered += 1
      let expected = server.answer(question)
      // Who asks another server for an answer is as slow as that one.
      if expected.result != .unknown, expected.upstream.isEmpty {
        outcome.latencies.append(reply.latency)
      }
      let differences = ServerComparison.differences(expected, reply.message)
      if !differences.isEmpty { outcome.different.append((question, differences)) }
    }
    return outcome
  }
}
