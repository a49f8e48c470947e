import CoreDNSPlugins
import Corefile
import Informers
import K8sAPI
import KubernetesClient
import KubernetesConfiguration
import SimulatedCluster
import Testing

/// The informers of the example plugins on a simulated cluster.
struct Session {
  let client: KubernetesClient
  let registry: WatcherRegistry

  private static let corefile = """
    cluster.local in-addr.arpa {
      kubernetes {
        pods verified
      }
      k8s_api
    }
    """

  init(
    _ cluster: SimulatedCluster, corefile: String = Session.corefile,
    initialList: InformerContext.InitialList = .paged, asksForJSON: Bool = false
  ) throws {
    let connection = try PreparedConnection(
      server: cluster.baseURL,
      certificateAuthority: .data(Array(cluster.certificateAuthorityPEM.utf8)),
      token: cluster.token)
    client = try KubernetesClient(connection)
    let parsed = CorefileParser(environment: [:]).parse(Array(corefile.utf8))
    let plan = try #require(ServerBlockPlan.plans(for: parsed).first)
    registry = try plan.makeRegistry(
      context: InformerContext(
        transport: asksForJSON ? JSONOnly(base: client) : client, time: ImpatientTime(),
        initialList: initialList))
  }

  /// Runs the informers, and `body` on the services' once all have synced.
  func whileSynced(_ body: (any Informer) async throws -> Void) async throws {
    let services = try #require(registry.watch("service")?.informer)
    let runner = InformerRunner(registry)
    try await runner.whileRunning {
      #expect(try await runner.waitUntilSynced(limit: .seconds(60), time: SystemTime()))
      try await body(services)
    }
    await client.close()
  }
}

/// The real clock, but no back-off is waited for.
struct ImpatientTime: TimeSource {
  private let system = SystemTime()

  func now() -> Duration { system.now() }

  func sleep(for duration: Duration) async throws {
    try Task.checkCancellation()
    await Task.yield()
  }
}

/// Asks for JSON where the informer would take protobuf.
struct JSONOnly: APITransport {
  var base: KubernetesClient

  func perform<Consumer: ResponseConsumer>(
    _ request: APIRequest, into consumer: inout Consumer
  ) async throws {
    var request = request
    request.accept = .json
    try await base.perform(request, into: &consumer)
  }
}

/// What happens in an informer's store, as text such as `added demo/web`.
struct Events {
  private let stream: AsyncStream<String>
  private let observation: InformerObservation?

  init(_ informer: any Informer) {
    let (stream, continuation) = AsyncStream.makeStream(of: String.self)
    self.stream = stream
    observation = (informer as? any ObservableInformer)?.observe { event in
      switch event {
      case .added(let object): continuation.yield("added \(object.key)")
      case .updated(_, let new): continuation.yield("updated \(new.key)")
      case .deleted(let object): continuation.yield("deleted \(object.key)")
      case .listed, .failed, .resumed: break
      }
    }
  }

  /// Returns once the event has been seen.
  func wait(for event: String) async throws {
    for await seen in stream where seen == event { return }
    throw CancellationError()
  }
}
