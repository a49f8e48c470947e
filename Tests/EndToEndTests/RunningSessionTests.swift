import KubernetesClient
import KubernetesWire
import CoreDNSPlugins
import Corefile
import Informers
import K8sAPI
import SimulatedCluster
import Testing

/// A session that goes on after its first list, over real connections.
@Suite("Running session", .serialized)
struct RunningSessionTests {
  @Test("sees what is created, changed and deleted on the server")
  func changes() async throws {
    let cluster = try await SimulatedCluster.start()
    let session = try Session(cluster)
    try await session.whileSynced { services in
      let events = Events(services)
      try cluster.apply(Self.service(ip: "10.96.0.1"), .services)
      try await events.wait(for: "added demo/web")
      #expect(try services.indexer.indexKeys("ServiceIP", "10.96.0.1") == [Self.key])
      try cluster.apply(Self.service(ip: "10.96.0.2"), .services)
      try await events.wait(for: "updated demo/web")
      #expect(try services.indexer.indexKeys("ServiceIP", "10.96.0.1") == [])
      #expect(try services.indexer.indexKeys("ServiceIP", "10.96.0.2") == [Self.key])
      cluster.delete(.services, namespace: "demo", name: "web")
      try await events.wait(for: "deleted demo/web")
      #expect(services.indexer.object(for: Self.key) == nil)
    }
    try await cluster.shutdown()
  }

  @Test("an object of 30 MB is one like others", arguments: [false, true])
  func largeObject(asksForJSON: Bool) async throws {
    let cluster = try await SimulatedCluster.start()
    let text = String(repeating: "0123456789abcdef", count: 30 << 16)
    func large(ip: String) -> JSONValue {
      [
        "metadata": ["name": "web", "namespace": "demo", "annotations": ["a": .string(text)]],
        "spec": ["clusterIP": .string(ip), "ports": [["name": "http", "port": 80]]],
      ]
    }
    try cluster.apply(large(ip: "10.96.0.1"), .services)
    let session = try Session(cluster, asksForJSON: asksForJSON)
    try await session.whileSynced { services in
      #expect(try services.indexer.indexKeys("ServiceIP", "10.96.0.1") == [Self.key])
      let events = Events(services)
      try cluster.apply(large(ip: "10.96.0.2"), .services)
      try await events.wait(for: "updated demo/web")
      #expect(try services.indexer.indexKeys("ServiceIP", "10.96.0.2") == [Self.key])
      // What it brought beside the kept fields is not kept.
      #expect(services.indexer.memory.total < 1 << 20)
      #expect(services.status.decodeFailures == 0)
    }
    try await cluster.shutdown()
  }

  @Test("a comparison finds what a watch that stands still has not brought")
  func comparison() async throws {
    let cluster = try await SimulatedCluster.start()
    cluster.inject(.init(.stallAfter(bytes: 0), times: nil, resource: .services, watch: true))
    try cluster.apply(Self.service(ip: "10.96.0.1"), .services)
    let session = try Session(cluster)
    try await session.whileSynced { services in
      let informer = try #require(services as? any VerifiableInformer)
      let before = try await informer.compareWithServer(patience: .zero)
      #expect(before.differences.isEmpty && before.listed == cluster.count(.services))
      try cluster.apply(Self.service(ip: "10.96.0.2"), .services)
      let after = try await informer.compareWithServer(patience: .milliseconds(1))
      #expect(after.differences.map(\.key) == [Self.key])
      cluster.delete(.services, namespace: "demo", name: "web")
      let surplus = try await informer.compareWithServer(patience: .milliseconds(1))
      #expect(surplus.differences.map(\.liveVersion) == [nil])
    }
    try await cluster.shutdown()
  }

  @Test("recovers from a watch cut in mid-event and a 410 by relisting")
  func relist() async throws {
    let cluster = try await SimulatedCluster.start()
    let expired = APIStatus(code: 410, reason: "Expired", message: "too old resource version")
    cluster.inject(.init(.endAfter(bytes: 1), resource: .services, watch: true))
    cluster.inject(.init(.status(expired), resource: .services, watch: true))
    let session = try Session(cluster)
    try await session.whileSynced { services in
      let events = Events(services)
      try cluster.apply(Self.service(ip: "10.96.0.9"), .services)
      try await events.wait(for: "added demo/web")
      cluster.delete(.services, namespace: "demo", name: "web")
      try await events.wait(for: "deleted demo/web")
      #expect(services.status.relists >= 1)
      #expect(services.indexer.count == cluster.count(.services))
    }
    try await cluster.shutdown()
  }

  @Test("asks exactly what client-go asks")
  func requests() async throws {
    let cluster = try await SimulatedCluster.start()
    let session = try Session(cluster)
    try await session.whileSynced { _ in }
    let pods = cluster.requests.filter { $0.path == "/api/v1/pods" }
    #expect(
      pods.first?.query.map { "\($0.name)=\($0.value)" } == [
        "fieldSelector=status.phase!=Succeeded,status.phase!=Failed,status.phase!=Unknown",
        "limit=500", "resourceVersion=0",
      ])
    #expect(
      pods.allSatisfy { $0.accept == "application/vnd.kubernetes.protobuf, application/json" })
    #expect(pods.allSatisfy { $0.acceptEncoding == "gzip" && $0.httpVersion == "HTTP/2" })
    try await cluster.shutdown()
  }

  static let key = ObjectKey(namespace: "demo", name: "web")

  static func service(ip: String) -> JSONValue {
    [
      "apiVersion": "v1", "kind": "Service",
      "metadata": ["namespace": "demo", "name": "web"],
      "spec": ["clusterIP": .string(ip), "ports": [["name": "http", "port": 80]]],
    ]
  }
}
