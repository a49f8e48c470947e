import KubernetesWire
import Corefile
import Foundation
import Informers
import K8sAPI
import KubernetesClient
import Synchronization

/// One line of the recorded stanza cases.
struct StanzaCase: Decodable {
  struct Expected: Decodable {
    var error: String?
    var panic: String?
    var endpoint: String?
    var cert: String?
    var key: String?
    var ca: String?
    var kubeconfig: Bool?
  }

  var name: String
  var text: String
  var expected: Expected

  static func load() throws -> [StanzaCase] {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Fixtures/stanza-cases.jsonl")
    return try Data(contentsOf: file).split(separator: UInt8(ascii: "\n"))
      .map { try JSONDecoder().decode(StanzaCase.self, from: $0) }
  }
}

/// The directive that a stanza's text makes, its lines counted from 1.
func directive(_ name: String, in text: String) throws -> Directive {
  let parsed = CorefileParser(environment: [:]).parse(Array("example.org {\n\(text)\n}\n".utf8))
  guard let directive = parsed.blocks.first?.directive(name) else { throw MissingDirective() }
  return Directive(
    name: name,
    tokens: directive.tokens.map { token in
      var location = token.location
      location.line -= 1
      return Token(token.text, at: location)
    })
}

struct MissingDirective: Error {}

/// A clock that moves when something waits on it, and tells what happens then.
final class SteppingTime: TimeSource {
  private let current = Mutex(Duration.zero)
  private let stepped: @Sendable (Duration) -> Void

  init(_ stepped: @escaping @Sendable (Duration) -> Void = { _ in }) {
    self.stepped = stepped
  }

  func now() -> Duration { current.withLock { $0 } }

  func sleep(for duration: Duration) async throws {
    try Task.checkCancellation()
    let now = current.withLock { current in
      current += duration
      return current
    }
    stepped(now)
  }
}

/// A stored object that only has a key.
struct Thing: StoredObject, Equatable {
  var key = ObjectKey(name: "")
  var resourceVersion = ""

  static let projection = Projection<Thing>(initial: Thing(), fields: [])
  static let columns: [ObjectColumn] = []
  var fields: JSONObject { JSONObject() }
}

/// An informer that syncs when it is told to.
final class FakeInformer: Informer {
  let description: WatchDescription
  let indexer: any Indexer = Store<Thing>()
  private let state = Mutex((synced: false, runs: 0, stops: 0))
  private let (signals, signal) = AsyncStream.makeStream(of: Never.self)

  init(_ resource: String) {
    description = WatchDescription(
      resource: GroupVersionResource(version: "v1", resource: resource))
  }

  var hasSynced: Bool { state.withLock { $0.synced } }
  var runs: Int { state.withLock { $0.runs } }
  var stops: Int { state.withLock { $0.stops } }
  var status: InformerStatus { InformerStatus() }

  func sync() {
    state.withLock { $0.synced = true }
    signal.finish()
  }

  func synced() async throws {
    for await _ in signals {}
    try Task.checkCancellation()
  }

  func run() async {
    state.withLock { $0.runs += 1 }
    let (stream, _) = AsyncStream<Never>.makeStream()
    for await _ in stream {}
    state.withLock { $0.stops += 1 }
  }
}

/// A watcher that offers fake informers and remembers what it is handed.
final class FakeWatcher: APIWatcher {
  struct Refusal: Error, Equatable {}

  let name: String
  private let offers: [String: FakeInformer]
  private let reads: Set<String>
  private let refuses: String?
  private let state = Mutex(
    (built: [String](), indexers: [String](), synced: (@Sendable () -> Bool)?.none))

  init(
    _ name: String, offers: [String: FakeInformer] = [:], reads: Set<String> = [],
    refuses: String? = nil
  ) {
    self.name = name
    self.offers = offers
    self.reads = reads
    self.refuses = refuses
  }

  var built: [String] { state.withLock { $0.built } }
  var indexers: [String] { state.withLock { $0.indexers } }
  var hasSynced: Bool? { state.withLock { $0.synced }?() }

  func informers() -> [String: InformerConstructor] {
    var constructors: [String: InformerConstructor] = [:]
    for (watch, informer) in offers {
      constructors[watch] = { _ in
        self.state.withLock { $0.built.append(watch) }
        return informer
      }
    }
    return constructors
  }

  func setIndexer(_ name: String, _ indexer: any Indexer) throws {
    if name == refuses { throw Refusal() }
    state.withLock { $0.indexers.append(name) }
  }

  func setHasSynced(_ hasSynced: @escaping @Sendable () -> Bool) {
    state.withLock { $0.synced = hasSynced }
  }

  func consumes(_ watch: String) -> Bool { offers[watch] != nil || reads.contains(watch) }
}

/// A context that leads nowhere.
let offline = InformerContext(transport: OfflineTransport())
