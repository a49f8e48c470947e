import KubernetesWire
import Recordings

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The recorded bodies of lists, watches and errors.
enum Recording {
  static let protobuf = "application/vnd.kubernetes.protobuf"
  static let json = "application/json"

  /// The bytes of one recording, such as `list-pods-json`.
  static func body(_ name: String) throws -> [UInt8] {
    try Recordings.bytes("captures/\(name).body")
  }
}

/// A projection of every kind of field, for pods, services and endpoint slices alike.
struct Sample: Hashable, Sendable {
  struct Port: Hashable, Sendable {
    var name = ""
    var port: Int64 = -1
    var proto = ""

    static let projection = Projection<Port>(
      initial: Port(),
      fields: [
        .text("name", 1) { $0.name = $1.interned() },
        .text("protocol", 2) { $0.proto = $1.interned() },
        .integer("port", 3) { $0.port = $1 },
      ])
  }

  struct Condition: Hashable, Sendable {
    var type = ""
    var status = ""

    static let projection = Projection<Condition>(
      initial: Condition(),
      fields: [
        .text("type", 1) { $0.type = $1.interned() },
        .text("status", 2) { $0.status = $1.interned() },
      ])
  }

  var name = ""
  var namespace = ""
  var resourceVersion = ""
  var labels: [String: String] = [:]
  var annotations: [String: String] = [:]
  var isTerminating = false
  var clusterIP = ""
  var clusterIPs: [String] = []
  var ports: [Port] = []
  var publishesNotReady = false
  var podIP = ""
  var conditions: [Condition] = []

  private static let metadata: [Projection<Sample>.Field] = [
    .text("name", 1) { $0.name = $1.string() },
    .text("namespace", 3) { $0.namespace = $1.interned() },
    .text("resourceVersion", 6) { $0.resourceVersion = $1.string() },
    .presence("deletionTimestamp", 9) { $0.isTerminating = true },
    .map("labels", 11) { $0.labels[$1.interned()] = $2.interned() },
    .map("annotations", 12) { $0.annotations[$1.interned()] = $2.string() },
  ]

  static let pod = Projection<Sample>(
    initial: Sample(),
    fields: [
      .message("metadata", 1, metadata),
      .message(
        "status", 3,
        [
          .text("podIP", 6) { $0.podIP = $1.string() },
          .child("conditions", 2, Condition.projection) { $0.conditions.append($1) },
        ]),
    ])

  static let service = Projection<Sample>(
    initial: Sample(),
    fields: [
      .message("metadata", 1, metadata),
      .message(
        "spec", 2,
        [
          .child("ports", 1, Port.projection) { $0.ports.append($1) },
          .text("clusterIP", 3) { $0.clusterIP = $1.string() },
          .text("clusterIPs", 18) { $0.clusterIPs.append($1.string()) },
          .boolean("publishNotReadyAddresses", 13) { $0.publishesNotReady = $1 },
        ]),
    ])

  /// The metadata alone, for kinds of which nothing else is compared.
  static let metadataOnly = Projection<Sample>(
    initial: Sample(), fields: [.message("metadata", 1, metadata)])
}

/// What a whole list decodes to.
struct DecodedList: Equatable {
  var items: [Sample] = []
  var failures: [DecodeError] = []
  var metadata = ListMetadata()

  init() {}

  /// Decodes a body that is given in chunks of one size.
  init(
    _ body: [UInt8], as contentType: String, _ projection: Projection<Sample>,
    chunkSize: Int = .max
  ) throws {
    var decoder = try ListDecoder(contentType: contentType, projection: projection)
    try body.inChunks(of: chunkSize) { chunk in
      try decoder.consume(chunk) { result in
        switch result {
        case .success(let item): items.append(item)
        case .failure(let error): failures.append(error)
        }
      }
    }
    metadata = try decoder.finish()
  }
}

/// An event in a comparable form.
struct DecodedEvent: Hashable {
  var type: String
  var object: Sample?
  var resourceVersion: String?
  var isInitialEventsEnd = false
  var status: APIStatus?
  var error: DecodeError?

  init(_ event: WatchEvent<Sample>) {
    switch event {
    case .added(let object): (type, self.object) = ("added", object)
    case .modified(let object): (type, self.object) = ("modified", object)
    case .deleted(let object): (type, self.object) = ("deleted", object)
    case .bookmark(let version, let isEnd):
      (type, resourceVersion, isInitialEventsEnd) = ("bookmark", version, isEnd)
    case .error(let status): (type, self.status) = ("error", status)
    case .unexpected(let name, let error): (type, self.error) = ("unexpected \(name)", error)
    case .undecodable(let name, let error): (type, self.error) = ("undecodable \(name)", error)
    }
  }

  /// Decodes a stream that is given in chunks of one size.
  static func all(
    _ body: [UInt8], as contentType: String, _ projection: Projection<Sample>,
    kind: String? = nil, chunkSize: Int = .max
  ) throws -> [DecodedEvent] {
    var events: [DecodedEvent] = []
    var decoder = try WatchDecoder(
      contentType: contentType, projection: projection, expectedKind: kind)
    try body.inChunks(of: chunkSize) { chunk in
      try decoder.consume(chunk) { events.append(DecodedEvent($0)) }
    }
    try decoder.finish()
    return events
  }
}

extension [UInt8] {
  /// Calls `body` with consecutive pieces, each in memory of its own so that reading past its
  /// end does not go unnoticed.
  func inChunks(of size: Int, _ body: (UnsafeRawBufferPointer) throws -> Void) rethrows {
    var start = 0
    while start < count {
      let end = start + Swift.min(size, count - start)
      try [UInt8](self[start..<end]).withUnsafeBytes(body)
      start = end
    }
  }
}

/// A small seeded generator, so that mutations repeat.
struct WireGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}
