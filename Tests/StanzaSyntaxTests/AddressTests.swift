import Testing

@testable import StanzaSyntax

/// Addresses as Go reads and writes them.
struct AddressTests {
  private static let addresses: [(String, String?)] = [
    ("192.0.2.1", "192.0.2.1"), ("010.0.0.1", nil), ("1.2.3", nil), ("1.2.3.4.", nil),
    ("1.2.3.256", nil), ("", nil), ("::", "::"), ("1::", "1::"), ("::ffff:1.2.3.4", "1.2.3.4"),
    ("1:2:3:4:5:6:1.2.3.4", "1:2:3:4:5:6:102:304"), ("::1.2.3.4", "::102:304"),
    ("1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0"), ("1:2:3:4:5:6:7:8::", nil), ("::1::", nil),
    ("1:0:0:2:0:0:0:3", "1:0:0:2::3"), ("12345::", nil), ("fe80::1%lo", nil), ("1:2", nil),
    (":1::", nil), ("1:2:3:4:5:6:7:", nil), ("::01.2.3.4", nil),
  ]

  @Test("An address is read as Go reads it, without zone", arguments: addresses)
  func readsAddress(text: String, expected: String?) {
    #expect(IPText.address(text).map { IPText.described($0.bytes) } == expected)
  }

  private static let networks: [(String, String?)] = [
    ("10.1.2.3/8", "10.0.0.0/8"), ("2001:dff::/24", "2001:d00::/24"),
    ("::ffff:10.0.0.0/104", "10.0.0.0/8"), ("::ffff:1.2.3.4/90", "::ffc0:0:0/90"),
    ("1.2.3.4/08", "1.0.0.0/8"), ("::/0", "::/0"),
    ("1.2.3.4/33", nil), ("1.2.3.4", nil), ("1.2.3.4/", nil), ("fe80::1%lo/64", nil),
    ("010.0.0.0/8", nil), ("1.2.3.4/+8", nil),
  ]

  @Test("A network is masked", arguments: networks)
  func readsNetwork(text: String, expected: String?) {
    #expect(CIDR(text)?.description == expected)
    #expect(CIDR.problem(text) == (expected == nil ? "invalid CIDR address: \(text)" : nil))
  }

  private static let prefixes: [(String, StanzaProblem?)] = [
    ("64:ff9b::/96", nil), ("2001:db8::/40", nil),
    ("x", .init("invalid CIDR address: x")),
    ("64:ff9b::/97", .init("invalid prefix length \"64:ff9b::/97\"", hasPosition: true)),
    ("2001:db8::/24", .init("invalid prefix length \"2001:d00::/24\"", hasPosition: true)),
    ("::ffff:10.0.0.0/104", .init("invalid prefix length \"10.0.0.0/8\"", hasPosition: true)),
    (
      "10.0.0.0/8",
      .init("invalid netmask 32 IPv6 address: \"10.0.0.0/8\"", hasPosition: true)
    ),
  ]

  @Test("A prefix of plugin dns64 is IPv6 and whole bytes long", arguments: prefixes)
  func judgesPrefix(word: String, expected: StanzaProblem?) {
    #expect(DNS64Prefix.problem(word) == expected)
  }

  private static let accessNetworks: [(String, String?)] = [
    ("192.0.2.1", nil), ("2001:db8::1", nil), ("10.0.0.1/8", nil), ("::/0", nil),
    ("}", "illegal CIDR notation \"}/32\""),
    ("localhost", "illegal CIDR notation \"localhost/32\""),
    ("fe80::1%lo", "illegal CIDR notation \"fe80::1%lo/128\""),
    ("010.0.0.0/8", "illegal CIDR notation \"010.0.0.0/8\""), ("", "illegal CIDR notation \"/32\""),
  ]

  @Test("A network of plugin acl shows the length that was added", arguments: accessNetworks)
  func judgesAccessNetwork(word: String, expected: String?) {
    #expect(AccessNetwork.problem(word) == expected)
  }

  private static let listenAddresses: [(String, String?)] = [
    (":8080", nil), ("localhost:http", nil), ("[::1]:80", nil), ("127.0.0.1:99999", nil),
    ("x:", nil), ("%zz:80", nil), ("", "missing port in address"),
    ("8080", "address 8080: missing port in address"),
    ("::1:80", "address ::1:80: too many colons in address"),
    ("[::1]", "address [::1]: missing port in address"),
    ("[::1", "address [::1: missing ']' in address"),
    ("[::1]x:80", "address [::1]x:80: missing port in address"),
    ("[::1]:80:1", "address [::1]:80:1: too many colons in address"),
    ("a[:80", "address a[:80: unexpected '[' in address"),
    ("a]:80", "address a]:80: unexpected ']' in address"),
  ]

  @Test("Only the form of a listening address is judged", arguments: listenAddresses)
  func judgesListenAddress(word: String, expected: String?) {
    #expect(ListenAddress.problem(word) == expected)
  }

  private static let serverAddresses: [(String, String?)] = [
    ("192.0.2.1", nil), ("192.0.2.1:5353", nil), ("192.0.2.1:", nil), ("[2001:db8::1]:53", nil),
    ("2001:db8::1", nil), ("192.0.2.1:x", nil), ("", "must specify an IP address: `'"),
    ("192.0.2", "must specify an IP address: `192.0.2'"),
    ("192.0.2.1::53", "must specify an IP address: `192.0.2.1::53'"),
    ("ns.example.org:53", "must specify an IP address: `ns.example.org'"),
    ("fe80::1%lo", "must specify an IP address: `fe80::1%lo'"),
    ("dns://192.0.2.1", "must specify an IP address: `dns'"),
  ]

  @Test("Another server is an address, with a port or without", arguments: serverAddresses)
  func judgesServerAddress(word: String, expected: String?) {
    #expect(AddressPort.problem(word) == expected)
  }
}
