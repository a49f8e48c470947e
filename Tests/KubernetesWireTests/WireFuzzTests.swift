import KubernetesWire
import Testing

/// Damaged bodies must neither crash nor depend on how they are cut into chunks.
@Suite struct WireFuzzTests {
  /// What came of a damaged body: the same for every chunk size.
  private struct Outcome: Equatable {
    var items: [Sample] = []
    var failedKeys: [String?] = []
    var events: [String] = []
    var hasThrown = false
  }

  private static func damaged(_ body: [UInt8], _ generator: inout WireGenerator) -> [UInt8] {
    var body = body
    for _ in 0..<Int.random(in: 1...4, using: &generator) {
      let position = Int.random(in: 0..<body.count, using: &generator)
      switch Int.random(in: 0..<5, using: &generator) {
      case 0: body[position] = UInt8.random(in: 0...255, using: &generator)
      case 1: body[position] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
      case 2: body.remove(at: position)
      case 3:
        body.insert(
          Array("\"{}[]\\,:\u{0}n-".utf8).randomElement(using: &generator) ?? 0, at: position)
      default: body.removeSubrange(position..<min(body.count, position + 9))
      }
      if body.isEmpty { body = [0] }
    }
    return body
  }

  private static func list(_ body: [UInt8], _ contentType: String, _ size: Int) throws -> Outcome {
    var outcome = Outcome()
    var decoder = try ListDecoder(contentType: contentType, projection: Sample.service)
    do {
      try body.inChunks(of: size) { chunk in
        try decoder.consume(chunk) { result in
          switch result {
          case .success(let item): outcome.items.append(item)
          case .failure(let error): outcome.failedKeys.append(error.key)
          }
        }
      }
      _ = try decoder.finish()
    } catch {
      outcome.hasThrown = true
    }
    return outcome
  }

  private static func watch(_ body: [UInt8], _ contentType: String, _ size: Int) throws -> Outcome {
    var outcome = Outcome()
    var decoder = try WatchDecoder(
      contentType: contentType, projection: Sample.pod, expectedKind: "Pod",
      maximumEventSize: 8192)
    do {
      try body.inChunks(of: size) { chunk in
        try decoder.consume(chunk) { event in
          let decoded = DecodedEvent(event)
          outcome.events.append(decoded.type)
          if let object = decoded.object { outcome.items.append(object) }
          outcome.failedKeys.append(decoded.error?.key)
        }
      }
      try decoder.finish()
    } catch {
      outcome.hasThrown = true
    }
    return outcome
  }

  /// The first items of a recorded list as a small body.
  private static func smallList(_ suffix: String) throws -> [UInt8] {
    let projection = Projection<RawObject>(initial: .empty, fields: [], raw: { $0 = $1 })
    let contentType = suffix == "json" ? Recording.json : Recording.protobuf
    var items: [[UInt8]] = []
    var decoder = try ListDecoder(contentType: contentType, projection: projection)
    try Recording.body("list-services-\(suffix)").inChunks(of: .max) {
      try decoder.consume($0) { items.append(try $0.get().bytes) }
    }
    let few = items.prefix(3)
    guard suffix == "json" else {
      return ProtobufTranscoder.wrap(
        kind: "ServiceList", apiVersion: "v1",
        raw: ProtobufTranscoder.list(
          metadata: ListMetadata(resourceVersion: "5"), items: Array(few)))
    }
    return Array(#"{"kind":"ServiceList","items":["#.utf8)
      + Array(few.joined(separator: Array(",".utf8))) + Array("]}".utf8)
  }

  @Test(arguments: ["protobuf", "json"])
  func `a damaged list gives the same whatever its chunks`(suffix: String) throws {
    let contentType = suffix == "json" ? Recording.json : Recording.protobuf
    let body = try Self.smallList(suffix)
    #expect(try Self.list(body, contentType, .max).items.count == 3)
    var generator = WireGenerator(seed: 20_261_123)
    var different: [Int] = []
    for round in 0..<1500 {
      let damaged = Self.damaged(body, &generator)
      let size = Int.random(in: 1...200, using: &generator)
      let whole = try Self.list(damaged, contentType, .max)
      if try Self.list(damaged, contentType, size) != whole { different.append(round) }
    }
    #expect(different == [])
  }

  @Test(arguments: ["protobuf", "json"])
  func `a damaged watch gives the same whatever its chunks`(suffix: String) throws {
    let contentType = suffix == "json" ? Recording.json : Recording.protobuf
    let body = try Recording.body("watch-pods-\(suffix)")
    var generator = WireGenerator(seed: 42)
    var different: [Int] = []
    for round in 0..<1500 {
      let damaged = Self.damaged(body, &generator)
      let size = Int.random(in: 1...200, using: &generator)
      let whole = try Self.watch(damaged, contentType, .max)
      if try Self.watch(damaged, contentType, size) != whole { different.append(round) }
    }
    #expect(different == [])
  }

  @Test func `a damaged object is printed or refused, and what is printed parses`() throws {
    let projection = Projection<RawObject>(initial: .empty, fields: [], raw: { $0 = $1 })
    var decoder = try ListDecoder(contentType: Recording.protobuf, projection: projection)
    var objects: [RawObject] = []
    try Recording.body("list-pods-page1-protobuf").inChunks(of: .max) {
      try decoder.consume($0) { objects.append(try $0.get()) }
    }
    var object = try #require(objects.first)
    let original = object.bytes
    var generator = WireGenerator(seed: 7)
    var wrong: [Int] = []
    for round in 0..<500 {
      object.bytes = Self.damaged(original, &generator)
      guard let json = try? object.json() else { continue }
      if (try? JSONValue(parsing: json.serialised())) != json { wrong.append(round) }
    }
    #expect(wrong == [])
  }
}
