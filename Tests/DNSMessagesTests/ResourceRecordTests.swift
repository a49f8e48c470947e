import DNSMessages
import Testing

@Suite("Records as text")
struct ResourceRecordTests {
  @Test(arguments: [
    ("web. 5 IN A 10.0.0.1", "web. 5 A 10.0.0.1"), ("web A 10.0.0.1", "web. 3600 A 10.0.0.1"),
    ("web. IN 7 AAAA fd00::1", "web. 7 AAAA fd00::1"),
    (#"t. TXT "a b" c"#, #"t. 3600 TXT "a b" "c""#),
    ("s. 5 SRV 0 50 80 web.", "s. 5 SRV 0 50 80 web."),
    ("z. SOA ns.z. host.z. 1 2 3 4 5", "z. 3600 SOA ns.z. host.z. 1 2 3 4 5"),
  ])
  func recordIsReadAsAZoneFileHasIt(text: String, printed: String) throws {
    let record = try #require(ResourceRecord(text: text))
    #expect("\(record.name) \(record.ttl) \(record.type) \(record.data)" == printed)
  }

  @Test(arguments: ["", "web.", "web. A", "web. A fd00::1", "web. MX mx.", #"t. TXT "open"#])
  func otherTextIsNoRecord(text: String) {
    #expect(ResourceRecord(text: text) == nil)
  }

  private static let hosts: [([UInt8], String)] = [
    ([3, 65, 78, 89, 1, 34], "\"ANY\" \"\\\"\""), ([3, 65], "\\# 2 0341"), ([], ""),
  ]

  @Test(arguments: hosts)
  func hostInformationIsPrintedAsDigPrintsIt(bytes: [UInt8], printed: String) {
    #expect("\(RecordData.other(.hinfo, bytes))" == printed)
  }

  @Test(arguments: [("aaaa", "AAAA"), ("TYPE65", "HTTPS"), ("type1234", "TYPE1234")])
  func typeIsReadInAnyCase(text: String, name: String) {
    #expect(RecordType(text)?.description == name)
  }

  @Test(arguments: ["", "FOO", "TYPE", "TYPE70000", "TYPE-1"])
  func otherTextIsNoType(text: String) {
    #expect(RecordType(text) == nil)
  }
}
