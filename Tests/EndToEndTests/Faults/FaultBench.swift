import Informers
import KubernetesClient
import KubernetesConfiguration
import KubernetesWire
import SimulatedCluster
import Synchronization
import Testing

/// What is kept of any object: enough to compare a store with a server.
struct VersionedObject: StoredObject {
  var key = ObjectKey(name: "")
  var resourceVersion = ""

  static let projection = Projection<VersionedObject>(
    initial: VersionedObject(),
    fields: [
      .message(
        "metadata", 1,
        [
          .text("name", 1) { $0.key.name = $1.string() },
          .text("namespace", 3) { $0.key.namespace = $1.interned() },
          .text("resourceVersion", 6) { $0.resourceVersion = $1.string() },
        ])
    ])
  static let columns: [ObjectColumn] = []
  var fields: JSONObject { JSONObject() }
}

/// How an informer and its server speak.
struct Wiring: Hashable, Sendable, CustomTestStringConvertible {
  var streams: Bool
  var asksForJSON: Bool
  var isHTTP2: Bool

  static let all: [Wiring] = [true, false].flatMap { streams in
    [true, false].flatMap { json in
      [true, false].map { Wiring(streams: streams, asksForJSON: json, isHTTP2: $0) }
    }
  }

  var testDescription: String {
    "\(streams ? "streaming" : "paged") \(asksForJSON ? "JSON" : "protobuf")"
      + " \(isHTTP2 ? "HTTP/2" : "HTTP/1.1")"
  }
}

/// An informer of pods on a simulated cluster, whose requests are the only ones that faults strike.
struct FaultBench {
  let cluster: SimulatedCluster
  let informer: SharedInformer<VersionedObject>
  private let client: KubernetesClient
  private let observer: KubernetesClient
  private let failures = FailureLog()

  private static let agent = "under-test"

  /// Starts a cluster with some pods; nothing is asked of it yet.
  init(_ wiring: Wiring, pods: Int = 30, faultSeed: UInt64 = 1) async throws {
    var options = SimulatedCluster.Options()
    options.offersHTTP2 = wiring.isHTTP2
    options.faultSeed = faultSeed
    options.historySize = 1000
    cluster = try await SimulatedCluster.start(options)
    for number in 0..<pods { try cluster.apply(Self.pod(number), .pods) }
    client = try Self.client(cluster, agent: Self.agent)
    observer = try Self.client(cluster, agent: "observer")
    informer = SharedInformer(
      InformerSpecification(resource: .pods, kind: "Pod"),
      context: InformerContext(
        transport: wiring.asksForJSON ? JSONOnly(base: client) : client, time: ImpatientTime(),
        initialList: wiring.streams ? .streaming : .paged))
  }

  private static func client(
    _ cluster: SimulatedCluster, agent: String
  ) throws -> KubernetesClient {
    var options = KubernetesClient.Options()
    options.userAgent = agent
    options.pingAfter = .milliseconds(100)
    options.pingTimeout = .milliseconds(100)
    options.silenceLimit = .milliseconds(300)
    options.answerLimit = .milliseconds(300)
    options.errorBodyTimeout = .milliseconds(100)
    return try KubernetesClient(
      PreparedConnection(
        server: cluster.baseURL,
        certificateAuthority: .data(Array(cluster.certificateAuthorityPEM.utf8)),
        token: cluster.token), options: options)
  }

  /// A pod as small as the server takes it.
  static func pod(_ number: Int, label: String = "a") -> JSONValue {
    [
      "kind": "Pod", "apiVersion": "v1",
      "metadata": [
        "name": .string("pod-\(number)"), "namespace": "default", "labels": ["x": .string(label)],
      ],
      "spec": ["containers": [["name": "c", "image": "i"]]],
    ]
  }

  /// Has the informer's lists, or its watches, go wrong.
  func inject(
    _ action: SimulatedCluster.Fault.Action, watch: Bool?, times: Int? = 1, skips: Int = 0,
    chance: Double = 1
  ) {
    var fault = SimulatedCluster.Fault(action, times: times) { request in
      let isWatch = request.query("watch") != nil
      return request.userAgent == Self.agent && request.path == GroupVersionResource.pods.path()
        && (watch == nil || watch == isWatch)
    }
    fault.skips = skips
    fault.chance = chance
    cluster.inject(fault)
  }

  /// The classes of the failures that the informer has told of.
  var codes: Set<ClientError.Code> { failures.codes }

  /// Runs the informer while `body` does, and ends everything.
  func run(_ body: () async throws -> Void) async throws {
    let observation = informer.observe { [failures] event in failures.take(event) }
    let task = Task { [informer] in await informer.run() }
    let outcome: Result<Void, any Error>
    do {
      outcome = .success(try await body())
    } catch {
      outcome = .failure(error)
    }
    observation.cancel()
    task.cancel()
    await task.value
    await client.close()
    await observer.close()
    try await cluster.shutdown()
    try outcome.get()
  }

  /// Returns once the store has what the server has; the suite's time limit ends a wait in vain.
  func waitUntilEqual() async throws {
    let (signals, signal) = AsyncStream.makeStream(
      of: Void.self, bufferingPolicy: .bufferingNewest(1))
    let observation = informer.observe { _ in signal.yield() }
    defer { observation.cancel() }
    signal.yield()
    for await _ in signals where try await isEqual() { return }
    throw CancellationError()
  }

  /// Whether store and server have the same objects in the same versions.
  func isEqual() async throws -> Bool {
    guard informer.hasSynced else { return false }
    let list = try await observer.json(APIRequest(path: "/api/v1/pods", accept: .json))
    let wanted = (list["items"]?.arrayValue ?? []).compactMap { item -> String? in
      guard let metadata = item["metadata"], let name = metadata["name"]?.stringValue,
        let version = metadata["resourceVersion"]?.stringValue
      else { return nil }
      return "default/\(name)@\(version)"
    }
    let held = informer.store.objects().map { "\($0.key)@\($0.resourceVersion)" }
    return held == wanted.sorted { ($0.prefix { $0 != "@" }) < ($1.prefix { $0 != "@" }) }
  }
}

/// The classes of failures that an informer tells of.
private final class FailureLog: Sendable {
  private let seen = Mutex<Set<ClientError.Code>>([])

  var codes: Set<ClientError.Code> { seen.withLock { $0 } }

  func take(_ event: InformerEvent) {
    if case .failed(let error) = event { seen.withLock { _ = $0.insert(error.code) } }
  }
}
