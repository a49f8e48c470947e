import DNSMessages
import InspectorCommands
import KubernetesWire
import Sessions
import SimulatedCluster
import Testing

/// `explain`, on a small cluster with something wrong in most corners.
@Suite("explain")
struct ExplainCommandTests {
  private static let objects = """
    apiVersion: v1
    kind: List
    items:
    - {apiVersion: v1, kind: Namespace, metadata: {name: shop}}
    - {apiVersion: v1, kind: Namespace, metadata: {name: data}}
    - apiVersion: v1
      kind: Service
      metadata: {name: web, namespace: shop}
      spec: {clusterIP: 10.96.0.7, clusterIPs: [10.96.0.7], ports: [{name: http, port: 80, protocol: TCP}]}
    - apiVersion: v1
      kind: Service
      metadata: {name: ring, namespace: data}
      spec: {clusterIP: None, clusterIPs: [None], ports: [{name: tcp, port: 7000, protocol: TCP}]}
    - apiVersion: v1
      kind: Service
      metadata: {name: out, namespace: shop}
      spec: {type: ExternalName, externalName: www.example.org}
    - apiVersion: discovery.k8s.io/v1
      kind: EndpointSlice
      metadata: {name: ring-1, namespace: data, labels: {kubernetes.io/service-name: ring}}
      addressType: IPv4
      endpoints:
      - addresses: [10.244.1.4]
        conditions: {ready: false}
        targetRef: {kind: Pod, namespace: data, name: ring-0}
      ports: [{name: tcp, port: 7000, protocol: TCP}]
    - apiVersion: v1
      kind: Pod
      metadata: {name: ring-0, namespace: data}
      spec: {nodeName: n, containers: [{name: c, image: x}]}
      status: {podIP: 10.244.1.4, phase: Running}
    - apiVersion: v1
      kind: Pod
      metadata: {name: shell, namespace: shop}
      spec: {dnsPolicy: ClusterFirst, nodeName: n, containers: [{name: c, image: x}]}
      status: {podIP: 10.244.1.9, phase: Running}
    """

  private static func corefile(_ forward: String = "127.0.0.1:5353") -> String {
    """
    .:53 {
        kubernetes cluster.local in-addr.arpa {
            pods verified
            kubeconfig kubeconfig
        }
        forward . \(forward)
    }

    """
  }

  private static func withCluster(
    _ corefile: String = corefile(), _ body: (Workplace) async throws -> Void
  ) async throws {
    let cluster = try await SimulatedCluster.start()
    do {
      try cluster.load(
        ManifestReader.read(text: Array(objects.utf8), file: "objects.yaml"))
      try await body(
        Workplace(["Corefile": corefile, "kubeconfig": cluster.kubeconfig]))
    } catch {
      try await cluster.shutdown()
      throw error
    }
    try await cluster.shutdown()
  }

  private static func texts(_ json: JSONValue?, _ member: String) -> [String] {
    (json?.arrayValue ?? []).compactMap { $0[member]?.stringValue }
  }

  @Test func answerAndItsReasonAreTold() async throws {
    try await Self.withCluster { workplace in
      let outcome = await workplace.run(["explain", "web.shop.svc.cluster.local", "-o", "json"])
      #expect(outcome.status == .success)
      let document = try outcome.document
      #expect(document["rcode"]?.stringValue == "NOERROR")
      #expect(document["authoritative"]?.boolValue == true)
      #expect(Self.texts(document["answer"], "data") == ["10.96.0.7"])
      #expect(document["decidedBy"]?["plugin"]?.stringValue == "kubernetes")
      #expect(document["decidedBy"]?["line"]?.integerValue == 2)
      #expect(Self.texts(document["steps"], "plugin") == ["server", "kubernetes"])
      #expect(document["question"]?["client"]?.stringValue == "127.0.0.1")
    }
  }

  @Test(arguments: [
    ("web.data.svc.cluster.local", "service web is in namespace shop"),
    ("wep.shop.svc.cluster.local", "namespace shop has a service web"),
    ("shop.web.svc.cluster.local", "service and namespace are exchanged: there is shop/web"),
    ("_https._tcp.web.shop.svc.cluster.local", "service shop/web has port http/tcp"),
    ("a.b.c.web.shop.svc.cluster.local", "without 3 of its labels the name has records"),
    ("web", "with shop.svc.cluster.local. at its end the name has records"),
    ("10-244-1-9.data.pod.cluster.local", "pod shop/shell has the address 10.244.1.9"),
    (
      "ring.data.svc.cluster.local",
      "not from the stores: 10.244.1.4 of service data/ring is not ready; answers when pod "
        + "data/ring-0 becomes ready"
    ),
    (
      "ring-0.ring.data.svc.cluster.local",
      "not from the stores: pod data/ring-0 has no spec.hostname, so that its endpoint is named by "
        + "its address"
    ),
  ])
  func nearMissIsNamed(name: String, text: String) async throws {
    try await Self.withCluster { workplace in
      let outcome = await workplace.run(["explain", name, "-o", "json"])
      let misses = try outcome.document["nearMisses"]
      let found = Self.texts(misses, "text")
      #expect(found.contains(text), "\(found)")
      #expect(
        Self.texts(misses, "command")
          .allSatisfy { $0.hasPrefix("k8sapi-inspect ") })
    }
  }

  @Test func nothingFoundHasItsStatus() async throws {
    try await Self.withCluster { workplace in
      let denied = await workplace.run(["explain", "nope.shop.svc.cluster.local"])
      #expect(denied.status == .nothingFound)
      #expect(denied.output.contains("NXDOMAIN, authoritative, from kubernetes"))
      let noData = await workplace.run(["explain", "web.shop.svc.cluster.local", "AAAA"])
      #expect(noData.status == .nothingFound)
      #expect(noData.output.contains("AAAA: NODATA"))
      let elsewhere = await workplace.run(["explain", "www.example.org"])
      #expect(elsewhere.status == .success)
      #expect(elsewhere.output.contains("another server decides, from forward"))
    }
  }

  @Test func searchListOfAPodIsWalked() async throws {
    try await Self.withCluster { workplace in
      let outcome = await workplace.run([
        "explain", "ring.data", "A", "--from", "shop/shell", "-o", "json",
      ])
      let document = try outcome.document
      #expect(
        Self.texts(document["search"], "name") == [
          "ring.data.shop.svc.cluster.local.", "ring.data.svc.cluster.local.",
          "ring.data.cluster.local.", "ring.data.",
        ])
      let found = await workplace.run(["explain", "web", "--client", "10.244.1.9", "-o", "name"])
      #expect(found.output == "10.96.0.7\n")
      let unknown = await workplace.run(["explain", "web", "--from", "shop/nobody"])
      #expect(unknown.status == .nothingFound)
    }
  }

  @Test func objectsMeanTheirNames() async throws {
    try await Self.withCluster { workplace in
      let service = await workplace.run(["explain", "svc/shop/web", "-o", "name"])
      #expect(service.output == "10.96.0.7\n")
      let pod = await workplace.run(["explain", "pod/shop/shell", "-o", "json"])
      let names = (try pod.document.arrayValue ?? []).compactMap {
        $0["question"]?["name"]?.stringValue
      }
      #expect(names == ["10-244-1-9.shop.pod.cluster.local.", "9.1.244.10.in-addr.arpa."])
      let address = await workplace.run(["explain", "10.96.0.7", "-o", "name"])
      #expect(address.output == "web.shop.svc.cluster.local.\n")
    }
  }

  @Test func fileOfQuestionsIsAnsweredInOrder() async throws {
    try await Self.withCluster { workplace in
      try workplace.write(
        """
        # a comment
        web.shop.svc.cluster.local A
        {"name": "10.96.0.7", "client": "10.244.1.9"}

        nope.shop.svc.cluster.local AAAA 10.244.1.9
        a..b A
        web.shop.svc.cluster.local FOO
        """, to: "questions")
      let outcome = await workplace.run(["explain", "--queries", "questions", "-o", "json"])
      #expect(outcome.status == .usage)
      let lines = try outcome.output.split(separator: "\n").map { try JSONValue(parsing: "\($0)") }
      #expect(
        lines.map { $0["rcode"]?.stringValue } == ["NOERROR", "NOERROR", "NXDOMAIN"])
      #expect(lines.map { $0["steps"] == nil } == [true, true, true])
      #expect(lines[1]["question"]?["type"]?.stringValue == "PTR")
      #expect(
        outcome.messages.contains(
          "questions:6: \"a..b\" is no name: empty label at character 3"))
      #expect(outcome.messages.contains("questions:7: there is no type FOO"))
      let why = await workplace.run(["explain", "--queries", "questions", "--why", "-o", "json"])
      let first = try #require(why.output.split(separator: "\n").first)
      let explained = try JSONValue(parsing: "\(first)")
      #expect(!Self.texts(explained["steps"], "plugin").isEmpty)
    }
  }

  @Test func logIsExplainedMostFrequentFirst() async throws {
    try await Self.withCluster { workplace in
      let line = { (name: String, code: String) in
        "[INFO] 10.244.1.9:4242 - 1 \"A IN \(name) udp 40 false 512\" \(code) qr,aa,rd 98 0.0001s\n"
      }
      try workplace.write(
        line("web.shop.svc.cluster.local.", "NOERROR") + "CoreDNS-1.13.1\n"
          + line("wep.shop.svc.cluster.local.", "NXDOMAIN")
          + line("ring.data.svc.cluster.local.", "NXDOMAIN")
          + line("ring.data.svc.cluster.local.", "NXDOMAIN"), to: "log")
      let outcome = await workplace.run(["explain", "--log", "log", "-o", "json"])
      let document = try outcome.document
      #expect(document["questions"]?.integerValue == 4)
      #expect(document["otherLines"]?.integerValue == 1)
      let failures = document["failures"]?.arrayValue ?? []
      #expect(failures.map { $0["count"]?.integerValue } == [2, 1])
      #expect(
        failures.map { $0["question"]?["name"]?.stringValue } == [
          "ring.data.svc.cluster.local.", "wep.shop.svc.cluster.local.",
        ])
    }
  }

  @Test func realServersAreCompared() async throws {
    let good = try await Self.server { question in
      var answer = question
      answer.isResponse = true
      answer.isAuthoritative = true
      answer.answer = [
        ResourceRecord(
          question.questions[0].name, ttl: 1, .a(InternetAddress(ipv4: 0x0A60_0007)))
      ]
      return answer
    }
    let wrong = try await Self.server { question in
      var answer = question
      answer.isResponse = true
      answer.code = .nameError
      return answer
    }
    try await Self.withCluster { workplace in
      let name = "web.shop.svc.cluster.local"
      let same = await workplace.run(["explain", name, "--ask", "\(good.address)"])
      #expect(same.status == .success, "\(same.output)\(same.messages)")
      let other = await workplace.run([
        "explain", name, "--ask", "\(good.address)", "--ask", "\(wrong.address)", "-o", "json",
      ])
      #expect(other.status == .expectationFailed)
      let servers = try other.document["servers"]?.arrayValue ?? []
      #expect(servers.map { $0["agrees"]?.boolValue } == [true, false])
      #expect(
        servers.last?["differences"]?.arrayValue?.compactMap(\.stringValue) == [
          "is NXDOMAIN, the stores say NOERROR",
          "answer lacks web.shop.svc.cluster.local. A 10.96.0.7",
        ])
    }
    await good.stop()
    await wrong.stop()
  }

  @Test func forwardedQuestionsAreFollowed() async throws {
    let upstream = try await Self.server { question in
      var answer = question
      answer.isResponse = true
      answer.answer = [
        ResourceRecord(
          question.questions[0].name, ttl: 60, .a(InternetAddress(ipv4: 0xC000_0201)))
      ]
      return answer
    }
    try await Self.withCluster(Self.corefile("\(upstream.address)")) { workplace in
      let name = "out.shop.svc.cluster.local"
      let alone = await workplace.run(["explain", name, "-o", "name"])
      #expect(alone.output == "www.example.org.\n")
      let followed = await workplace.run(["explain", name, "--follow", "-o", "name"])
      #expect(followed.output == "www.example.org.\n192.0.2.1\n")
    }
    await upstream.stop()
  }

  private static func server(
    _ answer: @escaping @Sendable (Message) -> Message
  ) async throws -> DNSServer {
    try await DNSServer.start(
      ServerAddress(InternetAddress(ipv4: 0x7F00_0001), port: 0)
    ) { question, _ in .answer(answer(question)) }
  }

  @Test(arguments: [
    (["explain"], "a NAME is needed"),
    (["explain", "web", "--port", "0"], "--port is from 1 to 65535"),
    (["explain", "web", "--client", "x"], "\"x\" is no IP address"),
    (["explain", "web", "--from", "x"], "--from takes NAMESPACE/POD"),
    (["explain", "web", "--queries", "f"], "exclude each other"),
    (["explain", "--queries", "f", "--ask", "1.1.1.1"], "--ask needs a NAME"),
  ])
  func wrongUsageIsTold(arguments: [String], message: String) async throws {
    let outcome = await (try Workplace()).run(arguments)
    #expect(outcome.status == .usage)
    #expect(outcome.messages.contains(message), "\(outcome.messages)")
  }

  @Test(arguments: [
    ("a..b", "empty label at character 3"), ("bücher.example", "punycode"),
    (String(repeating: "x", count: 64), "label of 64 bytes"),
    (String(repeating: "abcdefghi.", count: 30), "takes 301 bytes"),
    ("kind/shop/web", "is no kind of object"), ("svc/web", "neither a name nor an object"),
  ])
  func wrongNameIsToldWithItsFault(name: String, message: String) async throws {
    try await Self.withCluster { workplace in
      let outcome = await workplace.run(["explain", name])
      #expect(outcome.status == .usage)
      #expect(outcome.messages.contains(message), "\(outcome.messages)")
    }
  }

  @Test func sessionExplainsAndCompletesNames() async throws {
    try await Self.withCluster { workplace in
      let outcome = await workplace.run(
        ["repl"],
        input: "explain web.shop.svc.cluster.local -o name\nexplain wep.shop.svc.cluster.local\n")
      #expect(outcome.output.hasPrefix("10.96.0.7\n"))
      #expect(outcome.output.contains("\n      explain web.shop.svc.cluster.local. A\n"))
    }
  }

  @Test func expectationOfAnAnswerHoldsOrFails() async throws {
    try await Self.withCluster { workplace in
      func check(_ expectation: String) async -> Workplace.Outcome {
        await workplace.run(["check", "--expect", expectation])
      }
      let name = "web.shop.svc.cluster.local"
      #expect(await check("dns \(name) A 10.96.0.7").status == .success)
      #expect(await check("dns \(name) AAAA NODATA").status == .success)
      #expect(await check("dns \(name) SRV \"0 100 80 \(name)\"").status == .success)
      let failed = await check("dns \(name) A 10.96.0.8")
      #expect(failed.status == .expectationFailed)
      #expect(failed.output.contains("FAILED, found 10.96.0.7"))
      #expect(await check("dns a..b A").messages.contains("at 5: a domain name is expected"))
    }
  }
}
