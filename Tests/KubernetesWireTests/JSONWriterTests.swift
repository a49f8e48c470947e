import KubernetesWire
import Testing

@Suite struct JSONWriterTests {
  private func text(_ members: (inout JSONWriter) -> Void) -> String {
    var json = JSONWriter()
    json.bytes.append(UInt8(ascii: "{"))
    members(&json)
    json.bytes.append(UInt8(ascii: "}"))
    return String(decoding: json.bytes, as: UTF8.self)
  }

  @Test func membersAndElementsAreSeparated() {
    let text = text { json in
      json.text("a", "x\"\n")
      json.integer("b", -1)
      json.object("c") { json in
        json.texts("d", ["y", "", "z"])
        json.value("e", ["f": .null])
      }
      json.array("g") { json in
        json.element { $0.text("h", "i") }
        json.element { _ in }
      }
    }
    #expect(
      text == #"{"a":"x\"\n","b":-1,"c":{"d":["y","","z"],"e":{"f":null}},"g":[{"h":"i"},{}]}"#)
  }

  @Test func whatIsEmptyIsLeftOut() {
    let text = text { json in
      json.text("a", "")
      json.object("b") { json in
        json.array("c") { _ in }
        json.texts("d", [])
      }
      json.value("e", .object(JSONObject()))
      json.integer("f", 0)
    }
    #expect(text == #"{"e":{},"f":0}"#)
  }

  @Test func aTextThatEndsLikeAnOpeningIsNone() {
    #expect(
      text { json in
        json.text("a", "{")
        json.text("b", "[")
      } == #"{"a":"{","b":"["}"#)
  }
}
