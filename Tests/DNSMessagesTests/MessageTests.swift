import DNSMessages
import Testing

@Suite("Messages")
struct MessageTests {
  private static func name(_ text: String) -> DNSName { DNSName(unchecked: text) }

  /// A message with a record of every kind.
  private static var full: Message {
    var message = Message(id: 0xBEEF, MessageQuestion(name("web.shop.svc.cluster.local."), .srv))
    message.isResponse = true
    message.isAuthoritative = true
    message.code = .nameError
    let owner = name("web.shop.svc.cluster.local.")
    var authority = StartOfAuthority(
      primary: name("ns.dns.cluster.local."), mailbox: name("hostmaster.cluster.local."),
      minimum: 30)
    authority.serial = .max
    message.answer = [
      ResourceRecord(owner, ttl: 5, .srv(priority: 0, weight: 50, port: 80, target: owner)),
      ResourceRecord(owner, ttl: 5, .cname(name("Ext.example.org."))),
      ResourceRecord(owner, ttl: .max, .txt([Array("a \"b\"".utf8), [], [0, 255]])),
      ResourceRecord(owner, ttl: 0, .mx(preference: 10, exchange: name("mx.example.org."))),
      ResourceRecord(name(#"a\.b\000.example.org."#), ttl: 1, .ptr(.root)),
    ]
    message.authority = [
      ResourceRecord(name("cluster.local."), ttl: 30, .soa(authority)),
      ResourceRecord(name("cluster.local."), ttl: 30, .ns(name("ns.dns.cluster.local."))),
    ]
    message.additional = [
      ResourceRecord(owner, ttl: 5, .a(InternetAddress(ipv4: 0x0A00_0001))),
      ResourceRecord(owner, ttl: 5, .other(.hinfo, [1, 65, 1, 66])),
    ]
    if let address = InternetAddress("fd00::1") {
      message.additional.append(ResourceRecord(owner, ttl: 5, .aaaa(address)))
    }
    message.edns = EDNS(udpSize: 4096)
    return message
  }

  @Test func messageComesBackAsItWas() throws {
    let bytes = try #require(Self.full.encoded())
    #expect(try Message(bytes) == Self.full)
  }

  @Test func namesAreCompressed() throws {
    let bytes = try #require(Self.full.encoded())
    var plain = 0
    for record in Self.full.answer { plain += record.name.text.utf8.count }
    // Each of the four repeated owners takes two bytes.
    #expect(bytes.count < 450)
    #expect(plain > 100)
  }

  @Test func everyCutMessageIsRefused() throws {
    let bytes = try #require(Self.full.encoded())
    for length in 0..<bytes.count {
      #expect(throws: MessageFault.self) { try Message(Array(bytes.prefix(length))) }
    }
    #expect(throws: MessageFault.self) { try Message(bytes + [0]) }
  }

  @Test(arguments: [
    ("a pointer at itself", [0xC0, 0x0C] as [UInt8]),
    ("a pointer forward", [0xC0, 0x20]),
    ("a label of an unknown kind", [0x40, 0x01]),
    ("a label beyond the end", [0x3F, 0x61]),
  ])
  func lyingNamesAreRefused(what: String, name: [UInt8]) {
    let header: [UInt8] = [0, 1, 0x80, 0, 0, 1, 0, 0, 0, 0, 0, 0]
    #expect(throws: MessageFault.self, "\(what)") {
      try Message(header + name + [0, 1, 0, 1])
    }
  }

  @Test func countsOfTheHeaderAreNotBelieved() {
    #expect(throws: MessageFault.self) {
      try Message([0, 1, 0x80, 0, 0, 0, 0xFF, 0xFF, 0, 0, 0, 0])
    }
  }

  @Test func messageThatDoesNotFitIsCutAndMarked() throws {
    let bytes = try #require(Self.full.encoded(limit: 100))
    let message = try Message(bytes)
    #expect(message.isTruncated)
    #expect(message.answer.isEmpty)
    #expect(message.questions == Self.full.questions)
  }

  @Test func nameThatCannotBePackedGivesNoMessage() {
    var message = Message(id: 1, MessageQuestion(Self.name("a."), .a))
    message.answer = [ResourceRecord(Self.name("a."), ttl: 1, .ptr(Self.name("b..c.")))]
    #expect(message.encoded() == nil)
  }
}
