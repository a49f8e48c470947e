import Corefile
import CoreDNSPlugins
import DNSMessages
import KubernetesClient
import KubernetesWire
import Replicas
import SimulatedCluster
import Testing

@testable import Sessions

/// Replicas of CoreDNS in the simulated cluster, asked without a connection.
@Suite(.timeLimit(.minutes(5)))
struct SimulatedReplicasTests {
  @Test func goodOnesAreReadyAndAnswerFromTheStores() async throws {
    try await withReplicas([nil]) { cluster, replicas in
      let replica = replicas[0]
      #expect(await replica.ports.http[8181]?("/ready") == .text("OK"))
      #expect(await replica.ports.http[8080]?("/health") == .text("OK"))
      #expect(await replica.ports.http[9153]?("/other") == .notFound)
      let answer = try await ask(replica, "svc.default.svc.cluster.local.", .a)
      #expect(answer.code == .noError)
      #expect(answer.answer.count == 1)
      let absent = try await ask(replica, "none.default.svc.cluster.local.", .a)
      #expect(absent.code == .nameError)
      #expect(try serial(await ask(replica, "cluster.local.", .soa)) > 0)
    }
  }

  @Test func podsAndConfigMapAreAsTheyAreLookedFor() async throws {
    try await withReplicas([nil, .old, .unsynced]) { cluster, replicas in
      let pods = try replicas.map {
        try cluster.object(.pods, namespace: "kube-system", name: $0.name)
      }
      #expect(
        pods.map { $0?["metadata"]?["labels"]?["k8s-app"]?.stringValue }
          == ["kube-dns", "kube-dns", "kube-dns"])
      let images = pods.map { $0?["spec"]?["containers"]?.arrayValue?.first?["image"]?.stringValue }
      #expect(images[0] == "registry.k8s.io/coredns/coredns:v1.13.1")
      #expect(images[1] == "registry.k8s.io/coredns/coredns:v1.11.3")
      let status = pods[2]?["status"]?["containerStatuses"]?.arrayValue?.first
      #expect(status?["restartCount"]?.integerValue == 3)
      #expect(status?["ready"]?.boolValue == false)
      let map = try cluster.object(
        GroupVersionResource(version: "v1", resource: "configmaps"), namespace: "kube-system",
        name: "coredns")
      #expect(map?["data"]?["Corefile"]?.stringValue == SimulatedReplicas.corefile)
      #expect(map?["metadata"]?["managedFields"]?.arrayValue?.first?["time"] != nil)
    }
  }

  @Test func aStaleOneKnowsNothingOfWhatCameLater() async throws {
    try await withReplicas([nil, .stale]) { cluster, replicas in
      try cluster.apply(service("later", "10.96.0.78"), .services)
      let name = "later.default.svc.cluster.local."
      var code = ResponseCode.nameError
      // The watch of the good one takes its time; the test's own limit ends it if it never does.
      while code != .noError { code = try await ask(replicas[0], name, .a).code }
      #expect(try await ask(replicas[1], name, .a).code == .nameError)
    }
  }

  @Test func anUnsyncedOneFailsAndSaysSo() async throws {
    try await withReplicas([.unsynced]) { _, replicas in
      let replica = replicas[0]
      #expect(
        await replica.ports.http[8181]?("/ready") == .text("kubernetes", status: 503))
      #expect(await replica.ports.http[8080]?("/health") == .text("OK"))
      #expect(try serial(await ask(replica, "cluster.local.", .soa)) == 0)
      let answer = try await ask(replica, "svc.default.svc.cluster.local.", .a)
      #expect(answer.code == .serverFailure)
      #expect(replica.metrics.text.contains("requests_total{code=\"403\""))
    }
  }

  @Test func metricsTellWhichCorefileIsLoaded() async throws {
    try await withReplicas([nil, nil, .old, .failedReload]) { _, replicas in
      let current = try #require(ReloadHash(parsed(SimulatedReplicas.corefile))?.sha512)
      let texts = replicas.map(\.metrics.text)
      #expect(texts[0].contains("reload_version_info{hash=\"sha512\",value=\"\(current)\"} 1"))
      #expect(!texts[1].contains("reload_version_info"))
      #expect(texts[2].contains("reload_version_info") && !texts[2].contains(current))
      #expect(texts[2].contains("version=\"1.11.3\""))
      #expect(texts[3].contains(current) && texts[3].contains("coredns_reload_failed_total 1\n"))
      #expect(texts[0].contains("name=\"loadbalance\"") && !texts[3].contains("loadbalance"))
    }
  }

  @Test func aSlowOneAnswersAfterTwoSeconds() async throws {
    let time = ManualTime()
    try await withReplicas([.slow], time: time) { _, replicas in
      async let answer = ask(replicas[0], "svc.default.svc.cluster.local.", .a)
      try await time.awaitSleeper(until: .seconds(2))
      time.advance(by: .seconds(2))
      #expect(try await answer.code == .noError)
    }
  }

  @Test func aWrongOneIsWrongForSomeNamesThatExistAndRightOtherwise() async throws {
    try await withReplicas([nil, .wrong]) { cluster, replicas in
      var kinds: Set<WrongAnswers.Kind?> = []
      for number in 0..<12 {
        let name = DNSName(unchecked: "wrong-\(number).default.svc.cluster.local.")
        try cluster.apply(service("wrong-\(number)", "10.96.1.\(number)"), .services)
        var good = try await ask(replicas[0], name.text, .a)
        while good.code != .noError { good = try await ask(replicas[0], name.text, .a) }
        let wrong = try await ask(replicas[1], name.text, .a)
        let kind = WrongAnswers.kind(of: name)
        switch kind {
        case nil: #expect(wrong.answer == good.answer)
        case .otherAddress:
          #expect(wrong.code == .noError && wrong.answer.count == 1 && wrong.answer != good.answer)
        case .missing:
          #expect(wrong.code == .nameError && wrong.answer.isEmpty && wrong.authority.count == 1)
        }
        kinds.insert(kind)
      }
      #expect(kinds.count == 3, "each kind occurs among the names")
      for (name, type) in [
        ("none.default.svc.cluster.local.", RecordType.a), ("cluster.local.", .soa),
        ("default.svc.cluster.local.", .a),
      ] {
        let good = try await ask(replicas[0], name, type)
        let wrong = try await ask(replicas[1], name, type)
        #expect(wrong.code == good.code && wrong.answer.count == good.answer.count, "\(name)")
      }
    }
  }

  @Test(arguments: [false, true])
  func aSilentConnectionIsClosedAsCoreDNSDoes(hasAsked: Bool) async throws {
    let time = ManualTime()
    try await withReplicas([nil], time: time) { _, replicas in
      let serve = try #require(replicas[0].ports.tcp[53])
      let (input, toServer) = AsyncStream<[UInt8]>.makeStream()
      let (output, fromServer) = AsyncStream<[UInt8]>.makeStream()
      let connection = PodConnection(received: input) { fromServer.yield($0) }
      let server = Task { await serve(connection) }
      try await time.awaitSleeper(until: .seconds(3))
      if hasAsked {
        time.advance(by: .seconds(2))
        let question = Message(id: 7, MessageQuestion(DNSName(unchecked: "cluster.local."), .soa))
        let bytes = try #require(question.encoded())
        toServer.yield([0, UInt8(bytes.count)] + bytes)
        for await _ in output { break }
        // What the first limit ends is a wait for the rest of the second: 10 s from the question.
        time.advance(by: .seconds(1))
        try await time.awaitSleeper(until: .seconds(12))
        time.advance(by: .seconds(9))
      } else {
        time.advance(by: .seconds(3))
      }
      await server.value
    }
  }

  @Test func theServiceLeadsToThoseThatAreReady() async throws {
    try await withReplicas([nil, .unsynced]) { cluster, replicas in
      let endpoints = try cluster.object(
        .endpoints, namespace: "kube-system", name: "kube-dns")?["subsets"]?.arrayValue?.first
      #expect(
        endpoints?["addresses"]?.arrayValue?.map { $0["ip"]?.stringValue } == [replicas[0].address])
      #expect(
        endpoints?["notReadyAddresses"]?.arrayValue?.map { $0["ip"]?.stringValue }
          == [replicas[1].address])
    }
  }

  @Test func anUnreachableOneListensNowhere() async throws {
    try await withReplicas([.unreachable]) { _, replicas in
      #expect(replicas[0].ports.http.isEmpty && replicas[0].ports.tcp.isEmpty)
    }
  }

  @Test func answersAreCounted() async throws {
    try await withReplicas([nil]) { _, replicas in
      let before = replicas[0].metrics.counters.sorted.first { $0.code == "NXDOMAIN" }?.count ?? 0
      _ = try await ask(replicas[0], "none.default.svc.cluster.local.", .a)
      #expect(replicas[0].metrics.text.contains("rcode=\"NXDOMAIN\",server=\"dns://:53\""))
      let after = replicas[0].metrics.counters.sorted.first { $0.code == "NXDOMAIN" }?.count
      #expect(after == before + 1)
    }
  }
}

extension SimulatedReplicasTests {
  private func withReplicas(
    _ faults: [SimulatedReplicas.Fault?], time: any TimeSource = SystemTime(),
    _ body: (SimulatedCluster, [SimulatedReplica]) async throws -> Void
  ) async throws {
    let cluster = try await SimulatedCluster.start()
    try cluster.apply(service("svc", "10.96.0.77"), .services)
    let build = CoreDNSBuild(profile: nil, order: .builtIn, catalogue: PluginCatalogue())
    let replicas = try await SimulatedReplicas.start(
      cluster, build.loaded(parsed(SimulatedReplicas.corefile)), faults: faults, isEager: true,
      time: time)
    do {
      try await body(cluster, replicas.replicas)
    } catch {
      await replicas.stop()
      try await cluster.shutdown()
      throw error
    }
    await replicas.stop()
    try await cluster.shutdown()
  }

  private func parsed(_ text: String) -> ParsedCorefile {
    CorefileParser(environment: [:]).parse(Array(text.utf8), entryFile: "Corefile")
  }

  /// Asks one question over a connection to port 53.
  private func ask(
    _ replica: SimulatedReplica, _ name: String, _ type: RecordType
  ) async throws -> Message {
    let serve = try #require(replica.ports.tcp[53])
    let question = try #require(
      Message(id: 7, MessageQuestion(DNSName(unchecked: name), type)).encoded())
    let (input, toServer) = AsyncStream<[UInt8]>.makeStream()
    let (output, fromServer) = AsyncStream<[UInt8]>.makeStream()
    let connection = PodConnection(received: input) { fromServer.yield($0) }
    let server = Task { await serve(connection) }
    toServer.yield([0, UInt8(question.count)])
    toServer.yield(question)
    var answer: [UInt8] = []
    for await piece in output {
      answer = piece
      break
    }
    toServer.finish()
    await server.value
    return try Message(Array(answer.dropFirst(2)))
  }

  private func serial(_ message: Message) throws -> UInt32 {
    guard case .soa(let zone)? = message.answer.first?.data else {
      throw ClientError(.notFound, "no SOA record")
    }
    return zone.serial
  }
}
