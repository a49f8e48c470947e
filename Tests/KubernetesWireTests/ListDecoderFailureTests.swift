import KubernetesWire
import Testing

@testable import KubernetesWire

@Suite struct ListDecoderFailureTests {
  private static func list(_ json: String) throws -> DecodedList {
    try DecodedList(Array(json.utf8), as: Recording.json, Sample.pod)
  }

  /// A protobuf pod list of these encoded items.
  private static func list(_ items: [[UInt8]], kind: String = "PodList") -> [UInt8] {
    ProtobufTranscoder.wrap(
      kind: kind, apiVersion: "v1",
      raw: ProtobufTranscoder.list(
        metadata: ListMetadata(resourceVersion: "7"), items: items))
  }

  private static func pod(_ name: String, podIP: [UInt8]) -> [UInt8] {
    var writer = ProtobufWriter()
    writer.message(1) {
      $0.text(1, name)
      $0.text(3, "team")
    }
    writer.message(3) { $0.append(podIP) }
    return writer.bytes
  }

  @Test func `an item that does not decode is reported by key and the list goes on`() throws {
    let good: [UInt8] = [0x32, 0x01, 0x31]
    let body = Self.list([
      Self.pod("a", podIP: good), Self.pod("b", podIP: [0x32, 0x7f, 0x31]),
      Self.pod("c", podIP: good),
    ])
    let list = try DecodedList(body, as: Recording.protobuf, Sample.pod)
    #expect(list.items.map(\.name) == ["a", "c"])
    #expect(list.failures.map(\.key) == ["team/b"])
    #expect(list.failures.map(\.path) == ["status.podIP"])
    #expect(list.metadata.resourceVersion == "7")
  }

  @Test func `a JSON item that does not decode is reported by key and the list goes on`() throws {
    let list = try Self.list(
      """
      {"kind":"PodList","items":[
        {"metadata":{"name":"a"}}, {"metadata":{"name":"b"},"status":{"podIP":5}}, 17, "x", null,
        {"metadata":{"name":"c"}}],"metadata":{"resourceVersion":"9"}}
      """)
    #expect(list.items.map(\.name) == ["a", "c"])
    #expect(list.failures.map(\.key) == ["b", nil, nil, nil])
    #expect(list.failures.first?.path == "status.podIP")
    #expect(list.metadata.resourceVersion == "9")
  }

  @Test(arguments: [
    ("forbidden-list-403", Recording.json, 403, "Forbidden"),
    ("forbidden-list-403-protobuf", Recording.protobuf, 403, "Forbidden"),
    ("expired-continue-410", Recording.json, 410, "Expired"),
    ("expired-continue-410-protobuf", Recording.protobuf, 410, "Expired"),
  ])
  func `a status in place of a list is an error that carries it`(
    name: String, contentType: String, code: Int, reason: String
  ) throws {
    let body = try Recording.body(name)
    for size in [1, 5, 64, .max] {
      let error = #expect(throws: DecodeError.self) {
        try DecodedList(body, as: contentType, Sample.pod, chunkSize: size)
      }
      #expect(error?.status?.code == code)
      #expect(error?.status?.reason == reason)
    }
  }

  @Test(arguments: [
    #"{"kind":"Pod","metadata":{"name":"a"}}"#, #"{"items":[]}"#, #"[]"#, #""#, #"{"#,
    #"{"kind":"PodList","items":{}}"#, #"{"kind":"PodList","items":[}]}"#,
    #"{"kind":"PodList","items":[{},]}"#, #"{"kind":"PodList",}"#, #"{"kind":"PodList"} x"#,
    #"{"kind" "PodList"}"#, #"{kind:"PodList"}"#, #"{"kind":"PodList","metadata":5}"#,
    #"{"kind":"Pod\xList"}"#, #"{"kind":"PodList","items":[{}{}]}"#,
  ])
  func `a body that is no JSON list is an error`(body: String) {
    for size in [1, 3, .max] {
      #expect(throws: DecodeError.self) {
        try DecodedList(Array(body.utf8), as: Recording.json, Sample.pod, chunkSize: size)
      }
    }
  }

  @Test(
    arguments: [
      [], [0x6b], Array("k8s".utf8), Array("{\"kind\"".utf8), Array("k8s\u{0}".utf8),
      // A group, field number 0, an overlong varint, a list longer than an Int.
      Array("k8s\u{0}".utf8) + [0x0b], Array("k8s\u{0}".utf8) + [0x02, 0x00],
      Array("k8s\u{0}".utf8) + [UInt8](repeating: 0xff, count: 10),
      Array("k8s\u{0}".utf8) + [0x12] + [UInt8](repeating: 0xff, count: 9) + [0x01],
      // An item that is longer than its list.
      Array("k8s\u{0}".utf8) + [0x12, 0x03, 0x12, 0x02, 0x0a],
      // An item's length that is cut off by the end of the list.
      Array("k8s\u{0}".utf8) + [0x12, 0x02, 0x12, 0x80, 0x01, 0x00],
      // An item that is a varint.
      Array("k8s\u{0}".utf8) + [0x12, 0x02, 0x10, 0x01],
      // A compressed body.
      Array("k8s\u{0}".utf8) + [0x12, 0x00, 0x1a, 0x01, 0x67],
      ProtobufTranscoder.wrap(kind: "Pod", apiVersion: "v1", raw: [UInt8]()),
    ] as [[UInt8]])
  func `a body that is no protobuf list is an error`(body: [UInt8]) {
    for size in [1, 3, .max] {
      #expect(throws: DecodeError.self) {
        try DecodedList(body, as: Recording.protobuf, Sample.pod, chunkSize: size)
      }
    }
  }

  @Test func `an item above the limit ends the list`() throws {
    let text = #"{"kind":"PodList","items":[{"metadata":{"name":"a"}},{"x":"\#(long)"}]}"#
    for (body, type) in [
      (Self.list([Self.pod(Self.long, podIP: [])]), Recording.protobuf),
      (Array(text.utf8), Recording.json),
    ] {
      var decoder = try ListDecoder(
        contentType: type, projection: Sample.pod, maximumItemSize: 100)
      #expect(throws: DecodeError.self) {
        try body.inChunks(of: 16) { try decoder.consume($0) { _ in } }
      }
    }
  }

  private static let long = String(repeating: "x", count: 200)
  private var long: String { Self.long }

  @Test func `a content type that is neither encoding is refused`() {
    #expect(throws: DecodeError.self) {
      try ListDecoder(contentType: "text/html", projection: Sample.pod)
    }
  }

  @Test func `what the caller throws ends the list`() throws {
    struct Stop: Error {}
    let body = Self.list([Self.pod("a", podIP: []), Self.pod("b", podIP: [])])
    var decoder = try ListDecoder(contentType: Recording.protobuf, projection: Sample.pod)
    var count = 0
    #expect(throws: Stop.self) {
      try body.inChunks(of: .max) {
        try decoder.consume($0) { _ in
          count += 1
          throw Stop()
        }
      }
    }
    #expect(count == 1)
  }
}
