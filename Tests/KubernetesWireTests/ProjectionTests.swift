import KubernetesWire
import Testing

@testable import KubernetesWire

@Suite struct ProjectionTests {
  /// One field of each kind, and one beyond the 64 numbers that have a bit.
  struct Probe: Hashable, Sendable {
    var text = ""
    var texts: [String] = []
    var number: Int64 = 0
    var truth = false
    var isPresent = false
    var map: [String: String] = [:]
    var nested = ""
    var other = ""
    var children: [Probe] = []
    var far = ""

    static let leaf = Projection<Probe>(
      initial: Probe(), fields: [.text("text", 1) { $0.text = $1.string() }])

    static let projection = Projection<Probe>(
      initial: Probe(),
      fields: [
        .text("text", 1) { $0.text = $1.string() },
        .text("texts", 2) { $0.texts.append($1.string()) },
        .integer("number", 3) { $0.number = $1 },
        .boolean("truth", 4) { $0.truth = $1 },
        .presence("present", 5) { $0.isPresent = true },
        .map("map", 6) { $0.map[$1.interned()] = $2.interned() },
        .message(
          "message", 7,
          [
            .text("nested", 1) { $0.nested = $1.string() },
            .text("other", 2) { $0.other = $1.string() },
          ]),
        .child("children", 8, leaf) { $0.children.append($1) },
        .text("far", 900) { $0.far = $1.string() },
      ])
  }

  private static func json(_ text: String) throws -> Probe {
    try Array(text.utf8).withUnsafeBytes { Probe.projection.decode($0, as: .json) }.get()
  }

  private static func protobuf(_ bytes: [UInt8]) throws -> Probe {
    try bytes.withUnsafeBytes { Probe.projection.decode($0, as: .protobuf) }.get()
  }

  private static func probe(_ change: (inout Probe) -> Void) -> Probe {
    var probe = Probe()
    change(&probe)
    return probe
  }

  static let documents: [(String, Probe)] = [
    ("{}", Probe()), (" {\t} \r\n", Probe()),
    (
      #"{"text":"a","unknown":{"text":["}"]},"number":-7}"#,
      probe { ($0.text, $0.number) = ("a", -7) }
    ),
    (#"{"text":null,"texts":null,"number":null,"truth":null,"present":null,"map":null}"#, Probe()),
    (#"{"message":null,"children":null}"#, Probe()),
    (#"{"text":"a","text":"b"}"#, probe { $0.text = "b" }),
    (#"{"texts":["a"],"texts":["b","c"]}"#, probe { $0.texts = ["b", "c"] }),
    (#"{"present":"x","present":null}"#, Probe()),
    (#"{"Text":"a","TEXT":"b"}"#, Probe()),
    (
      #"{"te\u0078t":"a\n\"\\\/\b\f\r\t\u00e9\ud83d\ude00\ud83dx"}"#,
      probe { $0.text = "a\n\"\\/\u{8}\u{c}\r\té😀\u{fffd}x" }
    ),
    (#"{"texts":[],"children":[],"map":{}}"#, Probe()),
    (#"{"texts":["a",null,"b"]}"#, probe { $0.texts = ["a", "", "b"] }),
    (
      #"{"map":{"a":"b","a\u0062":"\u0063","n":null}}"#,
      probe { $0.map = ["a": "b", "ab": "c", "n": ""] }
    ),
    (#"{"present":"2020","truth":true}"#, probe { ($0.isPresent, $0.truth) = (true, true) }),
    (
      #"{"message":{"nested":"n","x":[[{}]]},"children":[{"text":"1"},{"text":"2"},null]}"#,
      probe {
        $0.nested = "n"
        $0.children = [Probe(), Probe(), Probe()]
        $0.children[0].text = "1"
        $0.children[1].text = "2"
      }
    ),
    (
      #"{"number":9223372036854775807,"far":"f"}"#,
      probe { ($0.number, $0.far) = (.max, "f") }
    ),
    (#"{"number":-9223372036854775808}"#, probe { $0.number = .min }),
  ]

  @Test func `JSON documents are projected as Go decodes them`() throws {
    var different: [String] = []
    for (text, expected) in Self.documents where (try? Self.json(text)) != expected {
      different.append(text)
    }
    #expect(different == [])
  }

  @Test func `invalid UTF-8 is repaired in both encodings`() throws {
    let json = Array(#"{"text":"a"#.utf8) + [0xff, 0x62] + Array(#""}"#.utf8)
    let probe = try json.withUnsafeBytes { Probe.projection.decode($0, as: .json) }.get()
    #expect(probe.text == "a\u{fffd}b")
    #expect(try Self.protobuf([0x0a, 0x02, 0x61, 0xff]).text == "a\u{fffd}")
  }

  @Test(arguments: [
    (#"{"text":5}"#, "text"), (#"{"texts":[{}]}"#, "texts"), (#"{"number":"5"}"#, "number"),
    (#"{"number":1.5}"#, "number"), (#"{"number":9223372036854775808}"#, "number"),
    (#"{"number":01}"#, "number"), (#"{"truth":1}"#, "truth"), (#"{"truth":trux}"#, "truth"),
    (#"{"map":[]}"#, "map"), (#"{"map":{"a":{}}}"#, "map"),
    (#"{"message":{"nested":[1]}}"#, "message.nested"), (#"{"message":[]}"#, "message"),
    (#"{"children":[{"text":{}}]}"#, "children.text"), (#"{"children":7}"#, "children"),
    (#"{"text":"\x"}"#, "text"), (#"{"text":"\u12"}"#, "text"), ("{\"text\":\"a\u{1}\"}", "text"),
    (#"[]"#, ""), (#"{"text":"a"}{}"#, ""), (#"{"text":"a" "number":1}"#, ""),
    (#"{"text":nul}"#, "text"),
    (#"{"text""a"}"#, ""), (#"{,}"#, ""), (#"{"text":}"#, "text"), (#"{"a":}"#, ""), ("", ""),
  ])
  func `a JSON value of another type is an error that names the field`(
    text: String, path: String
  ) {
    let error = #expect(throws: DecodeError.self) { try Self.json(text) }
    #expect(error?.path == path)
  }

  @Test func `protobuf fields are merged and repeated as Go decodes them`() throws {
    var writer = ProtobufWriter()
    writer.text(1, "first")
    writer.text(1, "last")
    writer.text(2, "a")
    writer.text(2, "b")
    writer.integer(3, -7)
    writer.integer(4, 1)
    writer.message(5) { _ in }
    writer.message(6) {
      $0.text(2, "value")
      $0.text(1, "key")
    }
    writer.message(6) { $0.text(1, "empty") }
    writer.message(7) { $0.text(1, "n") }
    writer.message(7) { $0.text(2, "o") }
    writer.message(8) { $0.text(1, "c") }
    writer.message(8) { _ in }
    writer.text(900, "f")
    writer.text(901, "unknown")
    // Unknown fields of 8 and 4 bytes.
    writer.append([0x51, 1, 2, 3, 4, 5, 6, 7, 8, 0x55, 1, 2, 3, 4])
    let expected = Self.probe {
      $0.text = "last"
      $0.texts = ["a", "b"]
      ($0.number, $0.truth, $0.isPresent) = (-7, true, true)
      $0.map = ["key": "value", "empty": ""]
      ($0.nested, $0.other, $0.far) = ("n", "o", "f")
      $0.children = [Self.probe { $0.text = "c" }, Probe()]
    }
    #expect(try Self.protobuf(writer.bytes) == expected)
  }

  @Test(
    arguments: [
      ([0x0a], "text"), ([0x0a, 0x05, 0x61], "text"), ([0x08, 0x01], "text"), ([0x80], ""),
      ([0x00], ""),
      ([0x0b], ""), ([0x0c], ""), ([0x0f], ""), ([0x52, 0x05], ""), ([0x51, 1, 2], ""),
      ([0x18], "number"), ([0x18] + [UInt8](repeating: 0xff, count: 9) + [0x02], "number"),
      ([0x1a, 0x00], "number"), ([0x3a, 0x02, 0x0a, 0x01], "message.nested"),
      ([0x42, 0x02, 0x0a, 0x01], "children.text"), ([0x32, 0x02, 0x0a, 0x01], "map"),
      ([0x0a] + [UInt8](repeating: 0xff, count: 9) + [0x01], "text"),
      ([0xff, 0xff, 0xff, 0xff, 0x7f, 0x00], ""),
    ] as [([UInt8], String)])
  func `malformed protobuf is an error that names the field`(bytes: [UInt8], path: String) {
    let error = #expect(throws: DecodeError.self) { try Self.protobuf(bytes) }
    #expect(error?.path == path)
  }

  @Test func `unwanted JSON may be nested without limit`() throws {
    let deep = String(repeating: "[", count: 200_000) + String(repeating: "]", count: 200_000)
    #expect(try Self.json(#"{"x":\#(deep),"text":"a"}"#).text == "a")
  }

  @Test func `text is compared with a literal`() throws {
    struct Flags: Sendable { var isTrue = false, isOther = false }
    let projection = Projection<Flags>(
      initial: Flags(),
      fields: [
        .text("a", 1) {
          $0.isTrue = $1 == "true"
          $0.isOther = $1 != "true"
        }
      ])
    let flags = try [UInt8](#"{"a":"true"}"#.utf8).withUnsafeBytes {
      try projection.decode($0, as: .json).get()
    }
    #expect(flags.isTrue)
    #expect(!flags.isOther)
  }

  @Test(arguments: ["protobuf", "json"])
  func `a whole object is kept as it came and printed with its kind`(suffix: String) throws {
    let projection = Projection<RawObject>(initial: .empty, fields: [], raw: { $0 = $1 })
    let body = try Recording.body("list-namespaces-\(suffix)")
    for size in [100, .max] {
      var objects: [RawObject] = []
      var decoder = try ListDecoder(
        contentType: suffix == "json" ? Recording.json : Recording.protobuf,
        projection: projection)
      try body.inChunks(of: size) { try decoder.consume($0) { objects.append(try $0.get()) } }
      let first = try #require(objects.first)
      #expect(first.encoding.rawValue == suffix)
      let json = try first.json()
      #expect(json.objectValue?.keys.prefix(3) == ["kind", "apiVersion", "metadata"])
      #expect(json["kind"] == "Namespace")
      #expect(json["apiVersion"] == "v1")
      #expect(json["status"]?["phase"] == "Active")
    }
  }

  @Test func `equal strings are stored once up to the table's capacity`() {
    var interner = StringInterner(capacity: 100)
    let texts = (0..<300).map { "a-rather-long-namespace-\($0 % 150)" }
    var answers: [String] = []
    for text in texts {
      answers.append(Array(text.utf8).withUnsafeBytes { interner.string($0) })
    }
    #expect(answers == texts)
    #expect(interner.count == 100)
  }
}
