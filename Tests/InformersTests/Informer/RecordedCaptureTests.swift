import KubernetesClient
import Recordings
import Testing

@testable import Informers

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Runs informers on what a real API server answered.
@Suite struct RecordedCaptureTests {
  private struct Expected: Decodable {
    struct Watch: Decodable {
      var keys: [String]
      var indexes: [String: [String: [String]]]
    }

    var watches: [String: Watch]
  }

  private static let contentTypes = [
    "json": "application/json", "protobuf": "application/vnd.kubernetes.protobuf",
  ]

  /// A recorded body in pieces of `size` bytes.
  private func answer(_ name: String, size: Int = 1 << 14) throws -> Answer {
    let bytes = try Recordings.bytes("captures/\(name).body")
    let pieces = stride(from: 0, to: bytes.count, by: size).map {
      Piece.bytes(Array(bytes[$0..<min($0 + size, bytes.count)]))
    }
    let encoding = name.contains("protobuf") ? "protobuf" : "json"
    return Answer(contentType: Self.contentTypes[encoding] ?? "", pieces: pieces)
  }

  private func services(
    _ answers: [Answer], _ initialList: InformerContext.InitialList
  ) async -> (SharedInformer<TestService>, ScriptedServer) {
    let time = ManualTime()
    let server = ScriptedServer(answers, time: time)
    let informer = SharedInformer<TestService>(
      InformerSpecification(resource: .services, kind: "Service"),
      context: InformerContext(
        transport: server, time: time, initialList: initialList, random: { 0 }))
    await informer.run()
    return (informer, server)
  }

  @Test func theRecordedPodsGiveTheIndexOfTheRealPlugin() async throws {
    let recorded = try JSONDecoder().decode(
      Expected.self, from: Data(Recordings.bytes("expected/k8sapi.json")))
    let expected = try #require(recorded.watches["pod"])
    let harness = try InformerHarness([answer("list-pods-protobuf", size: 1000)])
    await harness.informer.run()
    let store = harness.informer.store
    #expect(store.keys().map(\.description) == expected.keys)
    var index: [String: [String]] = [:]
    for value in try store.indexValues("PodIP") {
      index[value] = try store.indexKeys("PodIP", value).map(\.description)
    }
    #expect(index == expected.indexes["PodIP"])
  }

  @Test(arguments: [1, 7, 1000])
  func theStreamingListOfPodsGivesTheSameStore(size: Int) async throws {
    let harness = try InformerHarness(
      [answer("watchlist-pods-protobuf", size: size * 64)], initialList: .streaming)
    await harness.informer.run()
    #expect(harness.informer.hasSynced)
    #expect(harness.informer.status.decodeFailures == 0)
    #expect(harness.informer.status.resourceVersion == "613")
    #expect(!harness.content.contains { $0.hasPrefix("scratch/") })
  }

  @Test(arguments: ["json", "protobuf"])
  func aRecordedWatchOfPodsMovesTheVersion(encoding: String) async throws {
    let harness = try InformerHarness([
      .body(Body.list([], version: "598")), answer("watch-pods-\(encoding)", size: 1),
    ])
    let log = Log()
    let observation = harness.informer.observe { log.add($0.text) }
    await harness.informer.run()
    observation.cancel()
    #expect(
      log.all == [
        "listed 598 first", "added scratch/one@608", "updated scratch/one@608-609",
        "deleted scratch/one@609",
      ])
    #expect(
      harness.server.queries.last == "allowWatchBookmarks=true&resourceVersion=613&watch=true")
  }

  @Test(arguments: ["json", "protobuf"])
  func aRecordedStreamingListOfServicesGoesOnAsTheWatch(encoding: String) async throws {
    let (informer, server) = await services(
      [try answer("watchlist-services-\(encoding)", size: 50)], .streaming)
    let scratch = informer.store.objects().filter { $0.key.namespace == "scratch" }
    #expect(
      scratch.map { "\($0.key)@\($0.resourceVersion)" } == [
        "scratch/alpha@607", "scratch/gamma@605",
      ])
    #expect(server.queries.last == "allowWatchBookmarks=true&resourceVersion=611&watch=true")
  }

  @Test(arguments: ["json", "protobuf"])
  func aRecordedExpiredWatchLeadsToARelist(encoding: String) async throws {
    let list = try answer("list-services-\(encoding)")
    let (informer, server) = await services(
      [list, try answer("watch-expired-410-\(encoding)"), list], .paged)
    #expect(informer.status.relists == 1)
    #expect(informer.store.count == 51)
    #expect(server.queries[2] == "resourceVersion=645")
  }
}
