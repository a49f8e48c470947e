import Testing

@testable import KubernetesWire

struct VarintTests {
  @Test("sizes varints", arguments: [0, 1, 127, 128, 16_383, 16_384, 1 << 35, UInt64.max])
  func sizes(_ number: UInt64) {
    let bytes = Varint.bytes(number)
    #expect(Varint.size(number) == bytes.count)
    let written = [UInt8](unsafeUninitializedCapacity: 12) { buffer, count in
      buffer.initialize(repeating: 0xff)
      count = Varint.write(number, to: buffer, at: 0)
    }
    #expect(written == bytes)
    var position = 1
    #expect(Varint.read([0xff] + bytes + [0xff], at: &position) == number)
    #expect(position == 1 + bytes.count)
    bytes.withUnsafeBytes { bytes in
      var reader = ProtobufReader(bytes)
      let read = try? reader.varint()
      #expect(read == number)
      #expect(reader.isAtEnd)
    }
  }

  @Test(
    "ends at malformed bytes",
    arguments: [
      [], [0x80], [0x00, 0x01], [0x0a, 0x05, 0x01], [0x09, 1, 2, 3], [0x0b, 0x0c],
      [0x08] + [UInt8](repeating: 0xff, count: 10),
    ] as [[UInt8]])
  func scanEnds(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { bytes in
      let scan = ProtobufScan(bytes: bytes)
      var offset = 0
      #expect(scan.next(&offset, bytes.count) == nil)
      #expect(offset == 0)
    }
  }
}
