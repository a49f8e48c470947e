import KubernetesConfiguration
import KubernetesWire
import SimulatedCluster
import Synchronization
import Testing

@testable import KubernetesClient

/// What a server answers, and what becomes of the request.
@Suite(.timeLimit(.minutes(1))) struct ServerAnswersTests {
  private typealias Fixtures = ConnectionFixtures

  private static let request = APIRequest(path: "/api/v1/namespaces", accept: .json)

  /// A clock on which nobody waits.
  private final class Clock: TimeSource {
    private let slept = Mutex<[Duration]>([])
    var sleeps: [Duration] { slept.withLock { $0 } }
    func now() -> Duration { .zero }
    func sleep(for duration: Duration) async throws { slept.withLock { $0.append(duration) } }
  }

  private func client(
    _ cluster: SimulatedCluster, _ change: (inout KubernetesClient.Options) -> Void = { _ in }
  ) throws -> KubernetesClient {
    var parts = Fixtures.Parts()
    parts.roots = cluster.certificateAuthorityPEM
    parts.token = cluster.token
    change(&parts.options)
    return try Fixtures.client(cluster.baseURL, parts)
  }

  private func failure(
    _ client: KubernetesClient, _ request: APIRequest = Self.request
  ) async -> ClientError? {
    await #expect(throws: ClientError.self) { try await client.json(request) }
  }

  private func withCluster(
    isHTTP2: Bool = true, _ body: (SimulatedCluster) async throws -> Void
  ) async throws {
    try await Fixtures.withCluster({ $0.offersHTTP2 = isHTTP2 }, body)
  }

  @Test(arguments: [true, false], [true, false])
  func anErrorWhoseBodyHasNoEndIsThatError(isHTTP2: Bool, isFlood: Bool) async throws {
    try await withCluster(isHTTP2: isHTTP2) { cluster in
      cluster.inject(
        .init(
          .endlessAnswer(
            status: 500, contentType: "text/plain",
            body: Array(String(repeating: "no ", count: isFlood ? 1000 : 1).utf8),
            repeats: isFlood)))
      let client = try client(cluster) { $0.errorBodyTimeout = .milliseconds(20) }
      let error = await failure(client)
      #expect(error?.code == .server)
      #expect(error?.message == "GET /api/v1/namespaces was answered 500")
      // The connection, or its stream, is given up and the next request goes well.
      #expect(try await client.json(Self.request)["kind"] == "NamespaceList")
      await client.close()
    }
  }

  @Test(arguments: [true, false])
  func anAnswerPastItsLimitEndsTheRequest(isHTTP2: Bool) async throws {
    try await withCluster(isHTTP2: isHTTP2) { cluster in
      cluster.inject(
        .init(
          .endlessAnswer(
            status: 200, contentType: "application/json",
            body: Array(repeating: UInt8(ascii: " "), count: 10_000), repeats: true), times: 2))
      let client = try client(cluster)
      let error = await #expect(throws: ClientError.self) {
        try await client.json(Self.request, limit: 1 << 16)
      }
      #expect(error?.code == .decode)
      #expect(error?.message.contains("is larger than 65536 bytes") == true)
      let unready = await #expect(throws: ClientError.self) { try await client.requireReadiness() }
      #expect(unready?.message == "GET /readyz was not answered \"ok\"")
      await client.close()
    }
  }

  @Test func aRequestIsSentAgainAfterTheWaitThatTheServerAsksFor() async throws {
    try await withCluster { cluster in
      let busy = APIStatus(
        code: 429, reason: "TooManyRequests", message: "slow down", retryAfterSeconds: 2)
      cluster.inject(.init(.status(busy), times: 3))
      let clock = Clock()
      let client = try client(cluster) { $0.time = clock }
      #expect(try await client.json(Self.request)["kind"] == "NamespaceList")
      #expect(clock.sleeps == [.seconds(2), .seconds(2), .seconds(2)])
      await client.close()
    }
  }

  @Test(arguments: [31, 3600, Int(Int32.max)])
  func aWaitThatNobodyWantsIsTheRequestsFailure(seconds: Int) async throws {
    try await withCluster { cluster in
      let busy = APIStatus(
        code: 503, reason: "", message: "come back", retryAfterSeconds: seconds)
      cluster.inject(.init(.status(busy)))
      let clock = Clock()
      let client = try client(cluster) { $0.time = clock }
      let error = await failure(client)
      #expect(error?.status?.code == 503 && clock.sleeps.isEmpty)
      #expect(error?.retryAfter == .seconds(min(seconds, 365 * 86_400)))
      await client.close()
    }
  }

  @Test func whoSendsAgainByItselfIsToldAtOnce() async throws {
    try await withCluster { cluster in
      let busy = APIStatus(
        code: 429, reason: "TooManyRequests", message: "slow down", retryAfterSeconds: 2)
      cluster.inject(.init(.status(busy)))
      let clock = Clock()
      let client = try client(cluster) { $0.time = clock }
      var request = Self.request
      request.isRetriedBySender = true
      let error = await failure(client, request)
      #expect(error?.code == .tooManyRequests && error?.retryAfter == .seconds(2))
      #expect(clock.sleeps.isEmpty)
      await client.close()
    }
  }

  @Test(arguments: ["..", "."]) func aNameThatIsNoNameIsNotSent(name: String) async throws {
    try await withCluster { cluster in
      let client = try client(cluster)
      let path = GroupVersionResource.pods.path(namespace: "default", name: name)
      let error = await failure(client, APIRequest(path: path, accept: .json))
      #expect(error?.code == .badRequest)
      #expect(cluster.requests.isEmpty)
      await client.close()
    }
  }

  /// Takes whatever comes.
  private struct Sink: ResponseConsumer {
    var count = 0
    mutating func receive(_ head: ResponseHead) {}
    mutating func receive(_ bytes: UnsafeRawBufferPointer, wireBytes: Int) { count += bytes.count }
  }

  private static let namespaceWatch: APIRequest = {
    var options = ListOptions()
    options.watch = true
    return APIRequest(.namespaces, options: options)
  }()

  @Test func aSilentWatchOverHTTP1EndsInGoodOrderAndAnotherConnectionIsTaken() async throws {
    try await withCluster(isHTTP2: false) { cluster in
      let client = try client(cluster) { $0.silenceLimit = .milliseconds(50) }
      for _ in 0..<2 {
        cluster.inject(.init(.stallAfter(bytes: 100), resource: .namespaces, watch: true))
        var sink = Sink()
        try await client.perform(Self.namespaceWatch, into: &sink)
        #expect(sink.count == 100)
      }
      await client.close()
    }
  }

  @Test func aSilentListOverHTTP1Fails() async throws {
    try await withCluster(isHTTP2: false) { cluster in
      let client = try client(cluster) { $0.silenceLimit = .milliseconds(50) }
      cluster.inject(.init(.stallAfter(bytes: 100), resource: .namespaces))
      let error = await failure(client)
      #expect(error?.code == .timeout)
      #expect(error?.message.contains("brings nothing more") == true)
      await client.close()
    }
  }

  @Test(arguments: [true, false])
  func anAnswerThatDoesNotBeginOverHTTP1Fails(isWatch: Bool) async throws {
    try await withCluster(isHTTP2: false) { cluster in
      let client = try client(cluster) {
        $0.silenceLimit = isWatch ? .milliseconds(50) : .seconds(1000)
        $0.answerLimit = isWatch ? .seconds(1000) : .milliseconds(50)
      }
      cluster.inject(.init(.delay(.seconds(30))))
      var sink = Sink()
      let request = isWatch ? Self.namespaceWatch : Self.request
      let error = await #expect(throws: ClientError.self) {
        try await client.perform(request, into: &sink)
      }
      #expect(error?.code == .timeout)
      await client.close()
    }
  }

  @Test func anAnswerOverHTTP2MayBeSilentForAsLongAsPingsAreAnswered() async throws {
    try await withCluster { cluster in
      let client = try client(cluster) { $0.silenceLimit = .milliseconds(1) }
      cluster.inject(.init(.stallAfter(bytes: 100), resource: .namespaces, watch: true))
      let hasEnded = Mutex(false)
      let watch = Task {
        var sink = Sink()
        try? await client.perform(Self.namespaceWatch, into: &sink)
        hasEnded.withLock { $0 = true }
      }
      // Requests come and go meanwhile, long enough for any limit of a millisecond; of a client whose
      // own lists may be silent for longer than that on a loaded machine.
      let other = try self.client(cluster) { $0.silenceLimit = .seconds(45) }
      for _ in 0..<20 { _ = try await other.json(Self.request) }
      await other.close()
      #expect(!hasEnded.withLock { $0 })
      watch.cancel()
      await watch.value
      await client.close()
    }
  }
}
