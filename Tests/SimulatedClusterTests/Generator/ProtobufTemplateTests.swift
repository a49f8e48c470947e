import KubernetesWire
import Testing

@testable import SimulatedCluster

struct ProtobufTemplateTests {
  private func delimited(_ number: UInt64, _ payload: [UInt8]) -> [UInt8] {
    Varint.bytes(number << 3 | 2) + Varint.bytes(UInt64(payload.count)) + payload
  }

  /// A message with a text and a number three levels down, and a text beside the first level.
  private func message(_ text: String, _ number: UInt64) -> [UInt8] {
    let inner = delimited(1, Array("id-\(text)".utf8)) + [2 << 3] + Varint.bytes(number)
    let middle = delimited(3, inner) + delimited(4, Array("constant".utf8))
    return delimited(1, middle) + delimited(2, Array("k=\(text)".utf8))
      + delimited(15, Array(text.utf8))
  }

  @Test(
    "stamps values of any length",
    arguments: [
      ("", 0), ("x", 1), ("0123456789", 127), (String(repeating: "long ", count: 60), 1 << 40),
      (String(repeating: "y", count: 20_000), UInt64.max),
    ] as [(String, UInt64)])
  func stamps(_ text: String, _ number: UInt64) {
    let marker: UInt64 = 1_234_567_890
    let template = ProtobufTemplate(
      message: message("wMARKw", marker), markers: [Array("wMARKw".utf8), Varint.bytes(marker)])
    var values = SlotValues(slots: 2)
    values.set(0, text)
    values.set(1, varint: Int64(bitPattern: number))
    #expect(template.stamp(values) == message(text, number))
  }

  @Test func copiesAMessageWithoutMarkers() {
    let original = message("plain", 7)
    let template = ProtobufTemplate(message: original, markers: [Array("wMARKw".utf8)])
    #expect(template.stamp(SlotValues(slots: 1)) == original)
    #expect(ProtobufTemplate(message: [], markers: []).stamp(SlotValues(slots: 0)) == [])
  }

  @Test("puts a version into an encoded object", arguments: [0, 7, 123_456_789_012] as [UInt64])
  func stampsVersions(_ version: UInt64) {
    func object(_ version: String?) -> [UInt8] {
      let metadata =
        delimited(1, Array("name".utf8)) + (version.map { delimited(6, Array($0.utf8)) } ?? [])
      let rest = delimited(11, Array("label".utf8))
      return delimited(1, metadata + rest) + delimited(2, Array("spec".utf8))
    }
    for before in ["", "1", String(repeating: "9", count: 200)] {
      #expect(VersionStamp.stamp(object(before), .protobuf, version) == object(String(version)))
    }
    #expect(VersionStamp.stamp(object(nil), .protobuf, version) == object(String(version)))
  }
}
