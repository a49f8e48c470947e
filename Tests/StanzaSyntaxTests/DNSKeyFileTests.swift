import StanzaSyntax
import Testing

/// Pairs of key files as plugins dnssec and sign read them.
struct DNSKeyFileTests {
  private static let ed25519 =
    "Private-key-format: v1.2\nAlgorithm: 15\nPrivateKey: \(String(repeating: "A", count: 43))=\n"

  private static let pairs: [(String?, String?, String)] = [
    (KeyMaterial.keySigning, KeyMaterial.keySigningPrivate, "example.org. 20060 257"),
    (KeyMaterial.keySigning, ed25519, "example.org. 20060 257"),
    (nil, nil, "open x/K.key: no such file or directory"),
    (KeyMaterial.keySigning, nil, "open x/K.private: no such file or directory"),
    ("", nil, "open x/K.private: no such file or directory"),
    ("", "", "no public key found"),
    ("a. A 1.2.3.4\n", "", "no public key found"),
    ("a. A 1.2\n", "", "./x/K.key: dns: bad A A: \"1.2\" at line: 1:8"),
    ("a. DNSKEY 257 3 x\n", "", "./x/K.key: dns: bad DNSKEY Algorithm: \"x\" at line: 1:17"),
    (KeyMaterial.keySigning, "", "dns: bad private key"),
    (KeyMaterial.keySigning, "Private-key-format: v1.4\n", "dns: bad private key"),
    (
      KeyMaterial.keySigning, "Private-key-format: v1.3\r\nAlgorithm: 13\r\n",
      "dns: bad private key"
    ),
    (KeyMaterial.keySigning, "Private-key-format: v1.3\nAlgorithm: 3\n", "dns: bad algorithm"),
    (
      KeyMaterial.keySigning, "Private-key-format: v1.3\nAlgorithm: 8\nModulus: AAAA\n",
      "dns: bad key"
    ),
    (
      KeyMaterial.keySigning, "Private-key-format: v1.3\nAlgorithm: 13\nPrivateKey: A\n",
      "illegal base64 data at input byte 0"
    ),
    (
      KeyMaterial.keySigning, "Private-key-format: v1.3\nAlgorithm: 15\nPrivateKey: AAAA\n",
      "dns: bad private key"
    ),
    (
      KeyMaterial.keySigning, "x\n",
      "./x/K.private: dns: no private key seen: \"x\" at line: 1:1"
    ),
    ("a. DNSKEY 257 3 13 AAAA\n", KeyMaterial.keySigningPrivate, "dns: bad key"),
  ]

  private static func outcome(_ outcome: DNSKeyFile.Outcome) -> String {
    switch outcome {
    case .key(let key): "\(key.owner) \(key.tag) \(key.flags)"
    case .problem(let text): text
    case .crash(let text): "panic: \(text)"
    }
  }

  @Test("Plugin dnssec reads a pair", arguments: pairs)
  func readsForDNSSEC(publicKey: String?, privateKey: String?, expected: String) {
    let outcome = DNSKeyFile.dnssec(
      publicKey: publicKey.map { Array($0.utf8) }, privateKey: privateKey.map { Array($0.utf8) },
      base: "./x/K")
    #expect(Self.outcome(outcome) == expected)
  }

  private static let signPairs: [(String?, String?, String)] = [
    (KeyMaterial.keySigning, KeyMaterial.keySigningPrivate, "example.org. 20060 257"),
    (
      String(KeyMaterial.keySigning.dropLast()), KeyMaterial.keySigningPrivate,
      "example.org. 20060 257"
    ),
    (KeyMaterial.zone, KeyMaterial.zonePrivate, "DNSKEY in \"Z.key\" is not a CSK/KSK"),
    (KeyMaterial.zone, nil, "DNSKEY in \"Z.key\" is not a CSK/KSK"),
    (KeyMaterial.keySigning, nil, "open Z.private: no such file or directory"),
    (nil, nil, "open Z.key: no such file or directory"),
    ("a. A 1.2.3.4", "", "RR in \"Z.key\" is not a DNSKEY: 1"),
    ("a. A 1.2", "", "dns: bad A A: \"1.2\" at line: 1:8"),
    (
      "; only a comment\n", "",
      "panic: runtime error: invalid memory address or nil pointer dereference"
    ),
  ]

  @Test("Plugin sign reads a pair, whose key must sign keys", arguments: signPairs)
  func readsForSign(publicKey: String?, privateKey: String?, expected: String) {
    let outcome = DNSKeyFile.sign(
      publicKey: publicKey.map { Array($0.utf8) }, privateKey: privateKey.map { Array($0.utf8) },
      base: "Z")
    #expect(Self.outcome(outcome) == expected)
  }

  @Test(
    "A word names both files, with either ending or none",
    arguments: [
      ("Kx", "Kx"), ("Kx.key", "Kx"), ("Kx.private", "Kx"), ("Kx.key.private", "Kx.key"),
      ("", ""), (".key", ""), ("Kx.KEY", "Kx.KEY"),
    ])
  func findsBaseName(word: String, expected: String) {
    #expect(DNSKeyFile.baseName(word) == expected)
  }

  @Test("A key signs its owner's zone and those below")
  func knowsItsZones() throws {
    let outcome = DNSKeyFile.dnssec(
      publicKey: Array(KeyMaterial.keySigning.utf8),
      privateKey: Array(KeyMaterial.keySigningPrivate.utf8), base: "K")
    guard case .key(let key) = outcome else {
      Issue.record("no key")
      return
    }
    #expect(key.problem(zones: ["example.net.", "a.b.Example.org."]) == nil)
    #expect(key.problem(zones: ["example.org."]) == nil)
    for zones in [[], ["."], ["org."], ["badexample.org."], ["cluster.local."]] {
      #expect(
        key.problem(zones: zones)
          == "key example.org. (keyid: 20060) can not sign any of the zones")
    }
  }
}
