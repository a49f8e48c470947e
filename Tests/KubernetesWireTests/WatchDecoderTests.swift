import KubernetesWire
import Testing

@Suite struct WatchDecoderTests {
  /// A recorded stream in both encodings.
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var kind: String
    var projection: Projection<Sample>
    var testDescription: String { name }
  }

  static let streams = [
    Case(name: "watch-pods", kind: "Pod", projection: Sample.pod),
    Case(name: "watch-services", kind: "Service", projection: Sample.service),
    Case(name: "watchlist-services", kind: "Service", projection: Sample.service),
  ]

  private static func events(
    _ stream: Case, _ encoding: (suffix: String, contentType: String), chunkSize: Int = .max
  ) throws -> [DecodedEvent] {
    try DecodedEvent.all(
      Recording.body("\(stream.name)-\(encoding.suffix)"), as: encoding.contentType,
      stream.projection, kind: stream.kind, chunkSize: chunkSize)
  }

  @Test func `a recorded stream of pods is read event by event`() throws {
    let events = try Self.events(Self.streams[0], ("protobuf", Recording.protobuf))
    #expect(events.map(\.type) == ["added", "modified", "deleted", "bookmark", "bookmark"])
    #expect(events.compactMap(\.object?.name) == ["one", "one", "one"])
    #expect(events.compactMap(\.object?.resourceVersion) == ["608", "609", "610"])
    #expect(events.last?.resourceVersion == "613")
  }

  @Test(arguments: streams)
  func `protobuf and JSON streams bring the same kinds of events`(stream: Case) throws {
    let protobuf = try Self.events(stream, ("protobuf", Recording.protobuf))
    let json = try Self.events(stream, ("json", Recording.json))
    #expect(!protobuf.isEmpty)
    #expect(protobuf.allSatisfy { $0.error == nil && $0.status == nil })
    #expect(json.allSatisfy { $0.error == nil && $0.status == nil })
    #expect(
      protobuf.filter { $0.object != nil }.map(\.object)
        == json.filter { $0.object != nil }.map(\.object))
  }

  @Test(arguments: streams, ListDecoderTests.encodings)
  func `a stream decodes the same in chunks of every size`(
    stream: Case, encoding: (suffix: String, contentType: String)
  ) throws {
    let whole = try Self.events(stream, encoding)
    var different: [Int] = []
    for size in Array(1...40) + [61, 127, 251, 509, 1021, 4093, 16_384] {
      if try Self.events(stream, encoding, chunkSize: size) != whole { different.append(size) }
    }
    #expect(different == [])
  }

  @Test(arguments: [
    ("watchlist-services-protobuf", Recording.protobuf),
    ("watchlist-services-json", Recording.json),
    ("watchlist-serviceimports-json", Recording.json),
  ])
  func `the end of a streaming list's first state is marked once`(
    name: String, contentType: String
  ) throws {
    let events = try DecodedEvent.all(
      Recording.body(name), as: contentType, Sample.metadataOnly)
    #expect(events.filter(\.isInitialEventsEnd).count == 1)
    #expect(events.contains { $0.type == "added" })
  }

  @Test(arguments: [
    ("watch-expired-410-protobuf", Recording.protobuf),
    ("watch-expired-410-json", Recording.json),
  ])
  func `an expired version is an error event`(name: String, contentType: String) throws {
    let events = try DecodedEvent.all(
      Recording.body(name), as: contentType, Sample.pod, kind: "Pod")
    #expect(events.map(\.type) == ["error"])
    #expect(events.first?.status?.code == 410)
    #expect(events.first?.status?.reason == "Expired")
  }

  @Test(arguments: [
    (#"{"object":{"metadata":{"name":"a"},"kind":"Pod"},"type":"ADDED"}"#, "added", "a"),
    (#" { "type" : "DELETED" , "x" : [ 1 ] , "object" : { "kind":"Pod" } } "#, "deleted", ""),
  ])
  func `members of a JSON event come in any order`(
    line: String, type: String, name: String
  ) throws {
    let events = try DecodedEvent.all(
      Array("\n\(line)\r\n\n".utf8), as: Recording.json, Sample.pod, kind: "Pod")
    #expect(events.map(\.type) == [type])
    #expect(events.first?.object?.name == name)
  }

  @Test(arguments: [
    (
      #"{"type":"ADDED","object":{"kind":"Service","metadata":{"name":"a"}}}"#, "unexpected ADDED",
      "a"
    ),
    (#"{"type":"BOOKMARK","object":{"kind":"Service"}}"#, "unexpected BOOKMARK", nil),
    (#"{"type":"ADDED","object":{"metadata":{"name":"a"}}}"#, "unexpected ADDED", "a"),
    (#"{"type":"RENAMED","object":{"kind":"Pod"}}"#, "unexpected RENAMED", nil),
    (#"{"type":"ADDED"}"#, "undecodable ADDED", nil), (#"{}"#, "undecodable ", nil),
    (#"nonsense"#, "undecodable ", nil),
    (#"{"type":"ADDED","object":{"kind":"Pod""#, "undecodable ADDED", nil),
    (#"{"type":"ADDED","#, "undecodable ADDED", nil),
    (#"{"type":"ERROR","object":{"kind":"Pod"}}"#, "undecodable ERROR", nil),
    (
      #"{"type":"ADDED","object":{"kind":"Pod","metadata":{"name":"a"},"status":[]}}"#,
      "undecodable ADDED", "a"
    ),
  ])
  func `an event that cannot be used is reported and the stream goes on`(
    line: String, type: String, key: String?
  ) throws {
    let good = #"{"type":"ADDED","object":{"kind":"Pod","metadata":{"name":"b"}}}"#
    let events = try DecodedEvent.all(
      Array("\(line)\n\(good)\n".utf8), as: Recording.json, Sample.pod, kind: "Pod")
    #expect(events.map(\.type) == [type, "added"])
    #expect(events.first?.error?.key == key)
  }

  @Test func `a protobuf event that cannot be used is reported and the stream goes on`() throws {
    let service = ProtobufTranscoder.wrap(kind: "Service", apiVersion: "v1", raw: [UInt8]())
    let pod = ProtobufTranscoder.wrap(kind: "Pod", apiVersion: "v1", raw: [UInt8]())
    let broken = ProtobufTranscoder.wrap(kind: "Pod", apiVersion: "v1", raw: [0x0a, 0x05])
    let frames = [
      ProtobufTranscoder.watchFrame(type: "ADDED", object: service),
      ProtobufTranscoder.watchFrame(type: "SEEN", object: pod),
      ProtobufTranscoder.watchFrame(type: "ADDED", object: broken),
      ProtobufTranscoder.watchFrame(type: "ADDED", object: Array("{}".utf8)),
      [0, 0, 0, 0], [0, 0, 0, 1, 0xff],
      ProtobufTranscoder.watchFrame(type: "ADDED", object: pod),
    ]
    let events = try DecodedEvent.all(
      Array(frames.joined()), as: Recording.protobuf, Sample.pod, kind: "Pod")
    #expect(
      events.map(\.type) == [
        "unexpected ADDED", "unexpected SEEN", "undecodable ADDED", "undecodable ADDED",
        "undecodable ", "undecodable ", "added",
      ])
  }

  @Test(arguments: ListDecoderTests.encodings)
  func `a stream that ends inside an event is an error`(
    suffix: String, contentType: String
  ) throws {
    let body = try Recording.body("watch-pods-\(suffix)")
    let all = try DecodedEvent.all(body, as: contentType, Sample.pod)
    var complete = 0
    var wrong: [Int] = []
    for cut in 0..<body.count {
      let events = try? DecodedEvent.all(
        Array(body[..<cut]), as: contentType, Sample.pod, chunkSize: 1000)
      guard let events else { continue }
      complete += 1
      if events != Array(all.prefix(events.count)) { wrong.append(cut) }
    }
    #expect(wrong == [])
    #expect(complete == all.count)
  }

  @Test(arguments: [
    ([0x7f, 0xff, 0xff, 0xff], Recording.protobuf),
    ([UInt8](repeating: 0x20, count: 2000), Recording.json),
  ])
  func `an event above the limit ends the stream`(body: [UInt8], contentType: String) throws {
    var decoder = try WatchDecoder(
      contentType: contentType, projection: Sample.pod, expectedKind: "Pod",
      maximumEventSize: 1000)
    #expect(throws: DecodeError.self) {
      try body.inChunks(of: 64) { try decoder.consume($0) { _ in } }
    }
  }
}
