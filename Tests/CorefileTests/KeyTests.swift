import Corefile
import Testing

@Suite("Keys")
struct KeyTests {
  @Test(
    "schemes, ports and reverse zones",
    arguments: [
      ("grpc://example.org", ["grpc://example.org.:443"]),
      ("https://example.org", ["https://example.org.:443"]),
      ("tls://.:+8053", ["tls://.:8053"]),
      ("DNS://example.org", ["dns://DNS://example.org.:53"]),
      ("unix://x", ["unix://x.:"]),
      ("0.0.0.0/0", ["dns://in-addr.arpa.:53"]),
      ("010.0.0.0/8", ["dns://010.0.0.0/8.:53"]),
      ("10.1.2.3/16", ["dns://1.10.in-addr.arpa.:53"]),
      ("10.0.0.0/33", ["dns://10.0.0.0/33.:53"]),
      ("1.2.3.4/32", ["dns://4.3.2.1.in-addr.arpa.:53"]),
      ("/1.2.3.4/8", ["dns:///1.2.3.4/8.:53"]),
      ("254.0.0.0/7", ["dns://254.in-addr.arpa.:53", "dns://255.in-addr.arpa.:53"]),
      ("fe80::%eth0/64", ["dns://fe80::%eth0/64.:53"]),
      (
        "fd00::1:2/126:53",
        (0...3).map {
          "dns://\($0).0.0.0.1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.d.f.ip6.arpa.:53"
        }
      ),
      ("fd00:1:2:3:4:5:1.2.3.4/16", ["dns://0.0.d.f.ip6.arpa.:53"]),
      (#"a\.b"#, [#"dns://a\.b.:53"#]),
    ] as [(String, [String])])
  func normalizes(_ key: String, _ zones: [String]) throws {
    #expect(try KeyNormalizer().normalize(key).map(\.description) == zones)
  }

  @Test(
    "keys that CoreDNS refuses",
    arguments: [
      ("a:", "expecting data after last colon: \"a:\""),
      ("::/0", "invalid CIDR ::/0"),
      ("0::/8", "invalid CIDR 0::/8"),
      (".a", "zone is not a valid domain name: .a"),
      (String(repeating: "a.", count: 130), "specified zone is too long: 260 > 255"),
    ])
  func refuses(_ key: String, _ message: String) {
    #expect(throws: KeyFailure.self) { try KeyNormalizer().normalize(key) }
    do throws(KeyFailure) {
      _ = try KeyNormalizer().normalize(key)
    } catch {
      #expect(error.message == message)
    }
  }

  @Test("CoreDNS 1.14 folds case and knows https3")
  func laterRules() throws {
    let keys = ["https3://Example.ORG", "UPPER"]
    #expect(
      try KeyNormalizer(rules: .coreDNS1_14).normalize(keys).map(\.description)
        == ["https3://example.org.:443", "dns://upper.:53"])
    #expect(
      try KeyNormalizer(rules: .coreDNS1_13).normalize(keys).map(\.description)
        == ["dns://https3://Example.ORG.:53", "dns://UPPER.:53"])
  }

  @Test(
    "blocks that serve one zone twice",
    arguments: [
      ("a {\n}\na {\n}", ["cannot serve dns://a.:53 - it is already defined"]),
      ("a {\n}\na:54 {\n}\ntls://a {\n}", []),
      ("a {\n view x\n}\na {\n view y\n}\na {\n}", []),
      ("a {\n bind 1.1.1.1\n}\na {\n bind 2.2.2.2\n}", []),
      (
        "a {\n bind 1.1.1.1\n}\na {\n bind 2.2.2.2 1.1.1.1\n}",
        ["cannot serve dns://a.:53 on 1.1.1.1 - it is already defined"]
      ),
      (
        "a {\n}\na {\n bind 1.1.1.1\n}",
        [
          "cannot serve dns://a.:53 on 1.1.1.1"
            + " - zone overlap listener capacity with dns://a.:53"
        ]
      ),
      (
        "a {\n bind 1.1.1.1\n}\na {\n}",
        [
          "cannot serve dns://a.:53 - zone overlap listener capacity with"
            + " dns://a.:53 on 1.1.1.1"
        ]
      ),
    ] as [(String, [String])])
  func overlaps(_ text: String, _ messages: [String]) {
    let result = CorefileParser().parse(text)
    #expect(result.failure == nil)
    #expect(result.keyDiagnostics.map(\.message) == messages)
    #expect(result.keyDiagnostics.allSatisfy { $0.severity == .error && $0.location != nil })
  }

  @Test("what could be normalised is kept, and doubtful keys are warned of")
  func warnings() {
    let result = CorefileParser().parse("a..b c https3://x y:99999 {\n}")
    #expect(
      result.blocks.first?.normalizedKeys
        == ["dns://c.:53", "dns://https3://x.:53", "dns://y.:99999"])
    #expect(
      result.keyDiagnostics.map(\.id) == ["invalid-zone", "https3-scheme", "invalid-port"])
  }

  @Test("a plugin's zones are its arguments, or those of the block")
  func pluginZones() {
    let keys = ["dns://Cluster.Local.:53", "dns://10.in-addr.arpa.:53"]
    #expect(
      PluginZones.origins(arguments: [], blockKeys: keys)
        == ["cluster.local.", "10.in-addr.arpa."])
    #expect(
      PluginZones.origins(arguments: ["X.org:53", "a..b", "10.0.0.0/23"], blockKeys: keys)
        == ["x.org.", "0.0.10.in-addr.arpa.", "1.0.10.in-addr.arpa."])
  }
}
