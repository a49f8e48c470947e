import KubernetesWire
import Testing

@Suite struct JSONValueTests {
  static let documents: [(text: String, value: JSONValue)] = [
    ("null", nil), (" true ", true), ("false\n", false), ("0", 0), ("-0", 0), ("-12", -12),
    ("9223372036854775807", .integer(.max)), ("-9223372036854775808", .integer(.min)),
    ("9223372036854775808", .double(9_223_372_036_854_775_808)), ("1.5", 1.5), ("1e3", 1000.0),
    ("1.0", 1.0), ("-2.5E-3", -0.0025), (#""""#, ""), (#""a\u00e9b\ud83d\ude00""#, "aéb😀"),
    (#""\ud800""#, "\u{fffd}"), (#""\ud800\u0041""#, "\u{fffd}A"), (#""\udc00""#, "\u{fffd}"),
    (#""\u0000""#, "\u{0}"), (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{c}\n\r\t"),
    ("[]", .array([])), ("{}", .object(JSONObject())),
    (#"[1,[2,{"a":[]}]]"#, [1, [2, ["a": .array([])]]]),
    (#"{"a":1,"b":{"c":null}}"#, ["a": 1, "b": ["c": nil]]),
    (#"{"a":1,"b":2,"a":3}"#, ["a": 3, "b": 2]),
  ]

  @Test func `documents are parsed to their values`() {
    var different: [String] = []
    for (text, value) in Self.documents where (try? JSONValue(parsing: text)) != value {
      different.append(text)
    }
    #expect(different == [])
  }

  @Test(arguments: [
    ("", 1, 1), ("nul", 1, 4), ("{\"a\":1,\n \"b\" 2}", 2, 6), ("[1,\n2,\n\n]", 4, 1),
    ("[1 2]", 1, 4),
    ("{\"a\":}", 1, 6), ("{a:1}", 1, 2), ("\"abc", 1, 1), ("\"a\nb\"", 1, 3), ("01", 1, 1),
    ("1.", 1, 1), ("+1", 1, 1),
    (".5", 1, 1), ("1e", 1, 1), ("1e999", 1, 1), ("\"\\x\"", 1, 2), ("\"\\u12g4\"", 1, 2),
    ("{} {}", 1, 4),
    ("[1,]", 1, 4), ("{\"a\":1,}", 1, 8), ("NaN", 1, 1), ("[", 1, 2), ("truex", 1, 5),
    ("'a'", 1, 1),
  ])
  func `text that is no JSON is located`(text: String, line: Int, column: Int) {
    let error = #expect(throws: JSONError.self) { try JSONValue(parsing: text) }
    #expect(error?.line == line)
    #expect(error?.column == column)
  }

  @Test func `nesting is limited`() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    #expect(throws: Never.self) { try JSONValue(parsing: nested(512)) }
    #expect(throws: JSONError.self) { try JSONValue(parsing: nested(513)) }
    #expect(throws: JSONError.self) { try JSONValue(parsing: nested(1_000_000)) }
    #expect(throws: JSONError.self) {
      try JSONValue(parsing: String(repeating: #"{"a":"#, count: 100_000))
    }
  }

  @Test func `invalid UTF-8 is repaired`() throws {
    let value = try JSONValue(parsing: [0x22, 0x61, 0xc3, 0x28, 0x22])
    #expect(value == "a\u{fffd}(")
  }

  @Test func `an object of very many members is parsed with the last of each name`() throws {
    let members = (0..<40_000).map { "\"member-\($0 % 20_000)\":\($0)" }
    let value = try JSONValue(parsing: "{\(members.joined(separator: ","))}")
    #expect(value.objectValue?.count == 20_000)
    #expect(value.objectValue?.keys.first == "member-0")
    #expect(value["member-0"] == 20_000)
  }

  static let written: [(value: JSONValue, text: String)] = [
    (nil, "null"), (["a": 1, "b": [true, nil]], #"{"a":1,"b":[true,null]}"#),
    ("a\"\\/\u{8}\u{c}\n\r\t\u{1b}\u{0}", #""a\"\\/\b\f\n\r\t\u001b\u0000""#),
    ("é😀\u{7f}", "\"é😀\u{7f}\""),
    (0.1, "0.1"), (1.0, "1.0"), (.double(1e300), "1e+300"), (.double(.infinity), "null"),
    (.integer(.min), "-9223372036854775808"), (.array([]), "[]"), (.object(JSONObject()), "{}"),
  ]

  @Test(arguments: written)
  func `values are written on one line`(value: JSONValue, text: String) throws {
    #expect(value.serialised() == text)
  }

  @Test func `values are written indented`() {
    let value: JSONValue = ["a": [1, .object(JSONObject())], "b": .array([]), "c": ["d": "e"]]
    let expected = """
      {
        "a": [
          1,
          {}
        ],
        "b": [],
        "c": {
          "d": "e"
        }
      }
      """
    #expect(value.serialised(pretty: true) == expected)
  }

  @Test(arguments: ["list-services-json", "list-endpointslices-json", "list-serviceimports-json"])
  func `a recorded body is the same after writing and parsing`(name: String) throws {
    let value = try JSONValue(parsing: Recording.body(name))
    #expect(try JSONValue(parsing: value.serialised()) == value)
    #expect(try JSONValue(parsing: value.serialised(pretty: true)) == value)
  }
}
