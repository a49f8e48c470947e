import StanzaSyntax
import Testing

/// The servers of plugins forward and grpc.
struct UpstreamTests {
  private static let files = [
    "resolv.one": "nameserver 192.0.2.53\n", "resolv.none": "# nothing\n", "folder": "",
    "/etc/resolv.conf": "search a b\nnameserver 192.0.2.53 x\n\tnameserver fe80::1%eth0\r\n",
  ]

  private static func bytes(_ path: String) -> [UInt8]? {
    files[path].map { Array($0.utf8) }
  }

  private static let words: [(String, String?)] = [
    ("192.0.2.1", nil), ("192.0.2.1:x", nil), ("2001:db8::1", nil), ("[2001:db8::1]:53", nil),
    ("fe80::1%lo", nil), ("tls://192.0.2.1", nil), ("dns://192.0.2.1:53", nil),
    ("resolv.one", nil), ("/etc/resolv.conf", nil),
    (
      "quic://192.0.2.1",
      "'quic' is not supported as a destination protocol in forward: quic://192.0.2.1:853"
    ),
    (
      "https://[::1]:443",
      "'https' is not supported as a destination protocol in forward: https://[::1]:443"
    ),
    (
      "grpc://::1", "'grpc' is not supported as a destination protocol in forward: grpc://[::1]:443"
    ),
    (
      "unix:///tmp/x", "'unix' is not supported as a destination protocol in forward: unix:///tmp/x"
    ),
    ("https://192.0.2.1/dns-query", "not an IP address or file: \"192.0.2.1/dns-query\""),
    ("192.0.2.1,", "not an IP address or file: \"192.0.2.1,\""),
    ("/etc/resolv.conf:53", "not an IP address or file: \"/etc/resolv.conf:53\""),
    ("example.org", "not an IP address or file: \"example.org\""),
    ("TLS://192.0.2.1", "not an IP address or file: \"TLS://192.0.2.1\""),
    ("tls://", "invalid address: \"tls://\""), ("", "invalid address: \"\""),
    ("resolv.none", "no nameservers found"), ("folder", "no nameservers found"),
  ]

  @Test("A server is an address or a file, over dns or tls", arguments: words)
  func judgesWord(word: String, expected: String?) {
    let problem = Upstream.problem(
      word: word, allowedSchemes: ["dns", "tls"], resolvConf: Self.bytes)
    #expect(problem == expected)
  }

  @Test(
    "Plugin grpc takes any scheme", arguments: ["quic://::1", "unix:///x", "https://192.0.2.1"])
  func takesAnyScheme(word: String) {
    #expect(Upstream.problem(word: word, allowedSchemes: nil, resolvConf: Self.bytes) == nil)
  }

  @Test("All words are read before a scheme is judged")
  func readsAllWordsFirst() {
    let failure = Upstream.Failure(message: "not an IP address or file: \"x\"")
    #expect(throws: failure) {
      try Upstream.servers(
        words: ["quic://::1", "x"], allowedSchemes: ["dns", "tls"], resolvConf: Self.bytes)
    }
  }

  @Test("A file without servers is none besides other words")
  func countsServers() throws {
    let servers = try Upstream.servers(
      words: ["resolv.none", "/etc/resolv.conf", "192.0.2.1"], allowedSchemes: nil,
      resolvConf: Self.bytes)
    #expect(servers.count == 3)
  }

  private static let configurations: [(String, [String])] = [
    ("nameserver a b\nnameserver\n nameserver\tc", ["a", "c"]),
    ("Nameserver a\n#nameserver b\nnameserver#x c\n", []), ("", []),
    ("nameserver a\n" + String(repeating: "x", count: 65536) + "\nnameserver b\n", ["a"]),
    ("nameserver a\n" + String(repeating: "x", count: 65535) + "\nnameserver b\n", ["a", "b"]),
    ("nameserver\u{a0}a\r\n", ["a"]),
  ]

  @Test("Name servers are taken from a file's lines", arguments: configurations)
  func takesNameServers(text: String, expected: [String]) {
    #expect(ResolvConfiguration.nameServers(text: Array(text.utf8)) == expected)
  }
}
