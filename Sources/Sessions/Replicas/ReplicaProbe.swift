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
    let probes = await reach.ask(
      [questions.authority, questions.absent].map { MessageQuestion($0.name, $0.type) },
      port: UInt16(clamping: questions.authority.port))
    take(await scrape, await ready, probes, into: &replica)
    // Where nothing answered at all, asking for each name would only take time.
    guard probes.contains(where: { (try? $0.get()) != nil }) else {
      replica.asked = questions.compared.count
      return replica
    }
    try await compare(into: &replica)
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

  private static func serial(_ message: Message) -> UInt32? {
    (message.answer + message.authority).lazy.compactMap { record in
      if case .soa(let authority) = record.data { authority.serial } else { nil }
    }.first
  }

  /// Compares what it answers with what the stores say, a second's questions at a time; what differs
  /// is asked again after a moment.
  private func compare(into replica: inout ReplicasReport.Replica) async throws {
    var rest = questions.compared[...]
    var suspects: [Question] = []
    while !rest.isEmpty {
      let batch = Array(rest.prefix(max(1, rate)))
      rest = rest.dropFirst(batch.count)
      let outcome = await ask(batch)
      replica.asked += batch.count
      replica.answered += outcome.answered
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

  /// How many questions were answered, and which answers differ from what the stores say now.
  private func ask(_ batch: [Question]) async -> (
    answered: Int, different: [(Question, [String])]
  ) {
    let results = await reach.ask(
      batch.map { MessageQuestion($0.name, $0.type) },
      port: UInt16(clamping: questions.authority.port))
    var answered = 0
    var different: [(Question, [String])] = []
    for (question, result) in zip(batch, results) {
      guard case .success(let message) = result else { continue }
      answered += 1
      let differences = ServerComparison.differences(server.answer(question), message)
      if !differences.isEmpty { different.append((question, differences)) }
    }
    return (answered, different)
  }
}
