import CoreDNSPlugins
import Corefile
import DNSAnswers
import DNSMessages
import Informers
import K8sAPI
import KubernetesClient
import KubernetesConfiguration
import KubernetesWire
import PluginStanzas
import SimulatedCluster
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

// The examples of the modules' landing pages, in the order in which data flows through the modules.

@Suite struct LandingPageExamples {
  @Test func aCorefileIsParsed() throws {
    let text = """
      example.org {
          kubernetes cluster.local
          k8s_api
      }
      """
    let corefile = CorefileParser(environment: [:]).parse(Array(text.utf8))
    #expect(corefile.allDiagnostics.isEmpty)
    let block = try #require(corefile.blocks.first)
    #expect(block.directives.map(\.name) == ["kubernetes", "k8s_api"])
    #expect(block.directives[1].tokens.first?.location.line == 3)
  }

  @Test func anAPIServerIsAsked() async throws {
    let cluster = try await SimulatedCluster.start()
    let folder = FileManager.default.temporaryDirectory.appending(path: "k8sapi-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "kubeconfig").path
    try Data(cluster.kubeconfig.utf8).write(to: URL(filePath: path))

    let resolver = ConnectionResolver(environment: [:])
    let connection = try resolver.prepare(
      ConnectionSettings(kubeconfig: .init(path: path, context: "simulated", origin: .caller)))
    let client = try KubernetesClient(connection)
    try await client.requireReadiness()
    await client.close()
    try await cluster.shutdown()
  }

  @Test(.timeLimit(.minutes(1))) func podsAreReachedThroughTheAPIServer() async throws {
    let cluster = try await SimulatedCluster.start()
    try cluster.load(ClusterGenerator(pods: 0, services: 0, namespaces: 1, seed: 1).objects())
    let name = "coredns-5d78c9869d-7xk2m"
    try cluster.apply(
      [
        "metadata": ["namespace": "kube-system", "name": .string(name)],
        "spec": ["nodeName": "node-1"],
        "status": ["podIP": "10.244.0.9"],
      ], .pods)
    let ports = PodPorts(
      http: [8181: { _ in .text("OK") }],
      tcp: [
        53: { connection in
          for await piece in connection.received { try? await connection.write(piece) }
        }
      ])
    cluster.setPorts(of: "kube-system", name, ports)
    let client = try KubernetesClient(
      PreparedConnection(
        server: cluster.baseURL,
        certificateAuthority: .data(Array(cluster.certificateAuthorityPEM.utf8)),
        token: cluster.token))
    let query: [UInt8] = [0, 1, 7]

    let pod = PodReference(namespace: "kube-system", name: "coredns-5d78c9869d-7xk2m")
    let ready = try await client.proxyGet(pod, port: 8181, path: "/ready")
    let forward = try await client.forwardPorts(pod, ports: [53])
    try await forward.connections[0].send(query)
    let answer = try await forward.connections[0].receive()
    await forward.close()

    #expect(ready.body == Array("OK".utf8))
    #expect(answer == query)
    await client.close()
    try await cluster.shutdown()
  }

  @Test(.timeLimit(.minutes(1))) func servicesAreListedAndWatched() async throws {
    let cluster = try await SimulatedCluster.start()
    let generator = try ClusterGenerator(pods: 100, services: 20, namespaces: 3, seed: 1)
    try cluster.load(generator.objects())
    let connection = try PreparedConnection(
      server: cluster.baseURL,
      certificateAuthority: .data(Array(cluster.certificateAuthorityPEM.utf8)),
      token: cluster.token)
    let client = try KubernetesClient(connection)

    let specification = InformerSpecification<StockService>(
      resource: .services, kind: "Service", indexes: StockService.indexes)
    let informer = SharedInformer(
      specification, context: InformerContext(transport: client))
    let running = Task { await informer.run() }
    while !informer.hasSynced { await Task.yield() }
    #expect(try informer.indexer.byIndex("ServiceIP", "10.96.0.10").count == 1)
    running.cancel()
    await running.value

    await client.close()
    try await cluster.shutdown()
  }

  @Test func watchesAreRegistered() throws {
    let text = "a.org {\n kubernetes {\n pods verified\n }\n podnames\n k8s_api\n}\n"
    let corefile = CorefileParser(environment: [:]).parse(Array(text.utf8))
    let plan = try #require(ServerBlockPlan.plans(for: corefile).first)

    let registry = try WatcherRegistry(
      watchers: plan.makeWatchers(), context: InformerContext(transport: OfflineTransport()))
    #expect(registry.names == ["endpoints", "namespace", "pod", "service"])
    #expect(registry.watch("pod")?.plugin == "kubernetes")
    #expect(registry.watch("pod")?.consumers == ["podnames", "kubernetes"])
    let opening = StartUpGate().opening(syncedAfter: .milliseconds(340))
    #expect(opening.opensAfter == .milliseconds(400))
  }

  @Test func aServerBlockIsPlanned() throws {
    let text = """
      cluster.local {
          kubernetes {
              pods verified
          }
      }
      """
    let corefile = CorefileParser(environment: [:]).parse(Array(text.utf8))
    let plan = try #require(ServerBlockPlan.plans(for: corefile).first)
    #expect(plan.provider == .kubernetes)
    #expect(plan.startUpLimit == .seconds(5))
    let pods = try #require(try plan.makeRegistry().watch("pod"))
    #expect(pods.informer.description.indexNames == ["PodIP"])
  }

  @Test func aClusterIsSimulated() async throws {
    let cluster = try await SimulatedCluster.start()
    let generator = try ClusterGenerator(pods: 200, services: 40, namespaces: 6, seed: 1)
    try cluster.load(generator.objects())
    try cluster.apply(["metadata": ["name": "demo"]], .namespaces)
    let forbidden = APIStatus(code: 403, reason: "Forbidden", message: "no pods for you")
    cluster.inject(.init(.status(forbidden), times: nil, resource: .pods))
    #expect(cluster.kubeconfig.contains(cluster.baseURL))
    #expect(cluster.requests.isEmpty)
    try await cluster.shutdown()
  }

  @Test func aNameServerIsAsked() async throws {
    let loopback = ServerAddress(InternetAddress(ipv4: 0x7F00_0001), port: 0)
    let listening = try await DNSServer.start(loopback) { question, _ in
      var answer = question
      answer.isResponse = true
      return .answer(answer)
    }
    let server = listening.address

    let client = DNSClient(timeout: .seconds(10))
    let name = try DNSName("kubernetes.default.svc.cluster.local")
    let answer = try await client.ask(server, name, .a)
    #expect(answer.questions.map(\.type) == [.a])
    await listening.stop()
  }

  @Test func aStanzaIsRead() throws {
    let text = "a.org {\n records\n}\n"
    let corefile = CorefileParser(environment: [:]).parse(Array(text.utf8))
    let block = try #require(corefile.blocks.first)
    let directive = try #require(block.directives.first)

    let table = StanzaTable(
      plugin: "records", zones: .all,
      properties: [StanzaProperty("ttl", .first, .integer(0...3600), default: .integer(5))])
    let reading = try table.read(directive, blockKeys: block.normalizedKeys)[0]
    #expect(reading.integer("ttl") == 5)
  }

  @Test func aNameIsAnsweredFromACorefile() throws {
    let text = """
      cluster.local {
          template IN A {
              answer "{{ .Name }} 60 IN A 192.0.2.7"
          }
      }
      """
    let corefile = CorefileParser(environment: [:]).parse(Array(text.utf8))
    let order = CoreDNSProfile(CoreDNSVersion(1, 13, 1)).order
    let sources: [NameServer.Source] = []

    let server = NameServer(
      corefile: corefile, order: order, sources: sources, facts: ServerFacts())
    let answer = server.explained(Question(try DNSName("web.shop.svc.cluster.local"), .a))
    #expect(answer.result == .code(.noError))
    #expect(answer.answer.map(\.data) == [.a(InternetAddress(ipv4: 0xC000_0207))])
  }
}
