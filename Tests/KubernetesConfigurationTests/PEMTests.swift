import Testing

@testable import KubernetesConfiguration

struct PEMTests {
  @Test func readsBlocksBetweenOtherText() {
    let text = """
      noise
      -----BEGIN A-----
      AQID
      -----END A-----\r
      -----BEGIN B-----
      Proc-Type: 4,ENCRYPTED

      BA==
      -----END B-----
      -----BEGIN CUT-----
      AQID
      """
    let blocks = PEM.blocks(in: Array(text.utf8))
    #expect(blocks.map(\.type) == ["A", "B"])
    #expect(blocks.map(\.bytes) == [[1, 2, 3], [4]])
    #expect(blocks.map(\.hasHeaders) == [false, true])
  }

  @Test(arguments: [
    "", "-----BEGIN -----\n-----END -----", "-----BEGIN A-----\n!\n-----END A-----",
    "-----BEGIN A-----\nAQID\n-----END B-----", "-----BEGIN A-----",
  ])
  func skipsWhatIsNoBlock(text: String) {
    #expect(PEM.blocks(in: Array(text.utf8)).isEmpty)
  }

  @Test(
    arguments: [
      ("", [UInt8]()), ("AA==", [0]), ("/+8=", [255, 239]), ("AQID", [1, 2, 3]),
      ("AQ\r\nID", [1, 2, 3]),
      ("AQ", nil), ("AQ=", nil), ("A", nil), ("AQ==AQ==", nil), ("A-__", nil), ("AQID=", nil),
    ] as [(String, [UInt8]?)])
  func decodesBase64(text: String, bytes: [UInt8]?) {
    #expect(Base64.decode(text.utf8) == bytes)
  }

  @Test(arguments: 0..<6)
  func encodesBase64(count: Int) {
    let bytes = (0..<count).map { UInt8(250 + $0) }
    let text = Base64.encode(bytes)
    #expect(text.utf8.count % 4 == 0 && Base64.decode(text.utf8) == bytes)
  }
}
