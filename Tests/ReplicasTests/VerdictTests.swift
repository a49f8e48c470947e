import Corefile
import DNSMessages
import KubernetesWire
import Replicas
import Testing

/// Checks what is concluded from what replicas show.
struct VerdictTests {
  private static let now = 1_800_000_000.0

  /// The evidence of a recorded scrape beside the recorded Corefile.
  private func evidence(_ scrape: String) throws -> ConfigurationEvidence {
    var evidence = ConfigurationEvidence(now: Self.now)
    let corefile = try Fixtures.corefile()
    evidence.expected = ReloadHash(corefile)
    evidence.directives = Set(corefile.blocks.flatMap(\.directives).map(\.name))
    evidence.metrics = ReplicaMetrics(MetricsText(try Fixtures.bytes("metrics/\(scrape)")))
    return evidence
  }

  @Test func anotherHashIsAnotherCorefile() throws {
    #expect(ConfigurationVerdict(try evidence("reload-1b.prom")).state == .other)
  }

  @Test func anotherHashIsPendingJustAfterAChange() throws {
    var evidence = try evidence("reload-1b.prom")
    evidence.changedAt = Self.now - 30
    #expect(ConfigurationVerdict(evidence).state == .pending)
  }

  @Test func theSameHashIsLoaded() throws {
    var evidence = try evidence("reload-1b.prom")
    evidence.metrics?.reloadHash = evidence.expected?.sha512
    #expect(ConfigurationVerdict(evidence).state == .loaded)
  }

  @Test func theSameHashProvesNothingAfterAFailedReload() throws {
    var evidence = try evidence("reload-1b.prom")
    evidence.metrics?.reloadHash = evidence.expected?.sha512
    evidence.metrics?.failedReloads = 1
    #expect(ConfigurationVerdict(evidence).state == .unknown)
    evidence.metrics?.plugins.removeAll { $0 == "loadbalance" }
    let verdict = ConfigurationVerdict(evidence)
    #expect(verdict.state == .failed && verdict.isWrong)
    #expect(verdict.reason.contains("a reload failed and it does not run loadbalance"))
  }

  @Test func beforeTheFirstReloadItsStartDecides() throws {
    var evidence = try evidence("metrics-synced.body")
    let started = try #require(evidence.metrics?.startedAt)
    #expect(ConfigurationVerdict(evidence).state == .unknown)
    evidence.changedAt = started - 10
    #expect(ConfigurationVerdict(evidence).state == .inferred)
    evidence.changedAt = started + 10
    #expect(ConfigurationVerdict(evidence).state == .stale)
    evidence.directives.remove("reload")
    #expect(ConfigurationVerdict(evidence).reason.contains("there is no reload"))
  }

  @Test func withoutMetricsNothingIsKnown() {
    #expect(ConfigurationVerdict(ConfigurationEvidence(now: 0)).state == .unknown)
  }

  @Test func aNameThatDoesNotExistTellsWhetherItHasSynced() {
    var evidence = SyncEvidence()
    evidence.ready = ReplicaAnswer(status: 200, body: Array("OK".utf8))
    evidence.absent = .nameError
    evidence.serial = 7
    #expect(SyncVerdict(evidence).state == .synced)
    evidence.absent = .serverFailure
    #expect(SyncVerdict(evidence).state == .unsynced)
    evidence.absent = .nameError
    evidence.serial = 0
    #expect(SyncVerdict(evidence).state == .unsynced)
    #expect(SyncVerdict(SyncEvidence()).state == .unknown)
  }

  @Test func forbiddenRequestsAreTheReason() {
    var evidence = SyncEvidence()
    evidence.ready = ReplicaAnswer(status: 503, body: Array("kubernetes".utf8))
    evidence.apiRequests = ["403": 4]
    let verdict = SyncVerdict(evidence)
    #expect(verdict.reason == "/ready says 503: kubernetes is not ready")
    #expect(verdict.remarks.first?.contains("403") == true)
  }

  @Test func recordedPodsThatCannotBeAskedSayWhy() throws {
    let list = try JSONValue(parsing: try Fixtures.bytes("pod-list.json"))
    let pods = (list["items"]?.arrayValue ?? []).compactMap { ReplicaPod($0) }
    #expect(pods.count == 5)
    #expect(pods.filter { $0.skipped == nil }.count == 3)
    #expect(pods.first { $0.node == nil }?.skipped?.contains("no node") == true)
  }

  @Test func portsAreThoseOfTheCorefile() throws {
    let ports = ReplicaPorts(try Fixtures.corefile())
    #expect(ports.metrics == .init(port: 9153))
    #expect(ports.ready?.port == 8181)
    #expect(ports.names == 53)
    let bare = ReplicaPorts(
      CorefileParser(environment: [:]).parse(
        Array(".:1053 {\nprometheus\nready 127.0.0.1:8282\n}".utf8)))
    #expect(bare.metrics?.isLocal == true)
    #expect(bare.ready == .init(port: 8282, host: "127.0.0.1"))
    #expect(bare.names == 1053)
  }

  @Test func messagesComeOutOfAStreamCutAnywhere() throws {
    let questions = [
      MessageQuestion(DNSName(unchecked: "a.test."), .a),
      MessageQuestion(DNSName(unchecked: "b.test."), .aaaa),
    ]
    let bytes = try #require(MessageStream.bytes(of: questions))
    for cut in bytes.indices {
      var stream = MessageStream()
      let first = try stream.take(Array(bytes[..<cut]))
      let rest = try stream.take(Array(bytes[cut...]))
      #expect((first + rest).flatMap(\.questions) == questions)
    }
  }

  @Test func anHTTPAnswerIsWholeByItsLengthOrItsEnd() throws {
    var sized = PlainHTTP()
    #expect(try sized.take(Array("HTTP/1.0 200 OK\r\nContent-Le".utf8)) == nil)
    let answer = try sized.take(Array("ngth: 2\r\n\r\nOK".utf8))
    #expect(answer == ReplicaAnswer(status: 200, body: Array("OK".utf8)))
    var open = PlainHTTP()
    #expect(try open.take(Array("HTTP/1.1 503 No\r\n\r\nkube".utf8)) == nil)
    #expect(try open.take([], isEnd: true)?.status == 503)
    var other = PlainHTTP()
    #expect(throws: ReplicaFailure.self) { try other.take(Array("SSH-2.0".utf8), isEnd: true) }
  }
}
