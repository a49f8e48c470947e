import Testing

@testable import StanzaSyntax

/// Certificates and keys as Go's crypto/tls takes them.
struct TLSMaterialTests {
  private static let pairs: [(String, String, String?)] = [
    (TLSFiles.certificate, TLSFiles.key, nil),
    ("note\n" + TLSFiles.key + TLSFiles.certificate, TLSFiles.certificate + TLSFiles.key, nil),
    (TLSFiles.edwardsCertificate, TLSFiles.edwardsKey, nil),
    ("not PEM\n", TLSFiles.key, "tls: failed to find any PEM data in certificate input"),
    (TLSFiles.certificate, "not PEM\n", "tls: failed to find any PEM data in key input"),
    (
      TLSFiles.key, TLSFiles.certificate,
      "tls: failed to find certificate PEM data in certificate input, but did find a private key; "
        + "PEM inputs may have been switched"
    ),
    (
      TLSFiles.key + TLSFiles.key, TLSFiles.key,
      "tls: failed to find \"CERTIFICATE\" PEM block in certificate input after skipping PEM "
        + "blocks of the following types: [PRIVATE KEY PRIVATE KEY]"
    ),
    (
      TLSFiles.certificate, TLSFiles.certificate,
      "tls: found a certificate rather than a key in the PEM for the private key"
    ),
    (
      TLSFiles.certificate, TLSFiles.certificate + TLSFiles.certificate,
      "tls: failed to find PEM block with type ending in \"PRIVATE KEY\" in key input after "
        + "skipping PEM blocks of the following types: [CERTIFICATE CERTIFICATE]"
    ),
    (TLSFiles.certificate, TLSFiles.otherKey, "tls: private key does not match public key"),
    (TLSFiles.certificate, TLSFiles.otherKeyBare, "tls: private key does not match public key"),
    (TLSFiles.certificate, TLSFiles.widerKey, "tls: private key does not match public key"),
    (
      TLSFiles.certificate, TLSFiles.edwardsKey,
      "tls: private key type does not match public key type"
    ),
    (
      TLSFiles.certificate, TLSFiles.exchangeKey,
      "tls: found unknown private key type in PKCS#8 wrapping"
    ),
    (TLSFiles.certificate, block("PRIVATE KEY", [0x30, 0]), "tls: failed to parse private key"),
    (block("CERTIFICATE", []), TLSFiles.key, "x509: malformed certificate"),
    (block("CERTIFICATE", [0x30, 0]), TLSFiles.key, "x509: malformed tbs certificate"),
  ]

  private static func block(_ type: String, _ bytes: [UInt8]) -> String {
    let text = String(decoding: GoBase64.text(bytes), as: UTF8.self)
    return "-----BEGIN \(type)-----\n\(text)\n-----END \(type)-----\n"
  }

  @Test("A certificate and its key belong together", arguments: pairs)
  func judgesPair(certificate: String, key: String, expected: String?) {
    let problem = TLSMaterial.problem(certificate: Array(certificate.utf8), key: Array(key.utf8))
    #expect(problem == expected)
  }

  private static let authorities: [(String, String?)] = [
    (TLSFiles.certificate, nil), (TLSFiles.key + TLSFiles.certificate, nil),
    (TLSFiles.key, "could not read root certs: %!s(<nil>)"),
    ("", "could not read root certs: %!s(<nil>)"),
    (
      "-----BEGIN CERTIFICATE-----\na: b\n\n"
        + TLSFiles.certificate.split(separator: "\n").dropFirst().joined(separator: "\n"),
      "could not read root certs: %!s(<nil>)"
    ),
  ]

  @Test("A file of authorities holds a certificate without headers", arguments: authorities)
  func judgesAuthorities(text: String, expected: String?) {
    #expect(TLSMaterial.certificateAuthorityProblem(Array(text.utf8)) == expected)
  }

  private static let arguments: [([String], String?)] = [
    ([], nil), (["ca"], nil), ([""], nil), (["cert", "key"], nil), (["cert", "key", "ca"], nil),
    (["./no"], "error reading ./no: open no: no such file or directory"),
    (["key"], "could not read root certs: %!s(<nil>)"),
    (["no", "nor"], "could not load TLS cert: open no: no such file or directory"),
    (["key", "./no"], "could not load TLS cert: open ./no: no such file or directory"),
    (
      ["cert", "cert", "no"],
      "could not load TLS cert: tls: found a certificate rather than a key in the PEM for the "
        + "private key"
    ),
    (["cert", "key", "key"], "could not read root certs: %!s(<nil>)"),
    (["a", "b", "c", "d"], "maximum of three arguments allowed for TLS config, found 4"),
  ]

  @Test("A property tls has up to three files", arguments: arguments)
  func judgesArguments(words: [String], expected: String?) {
    let files = [
      "cert": TLSFiles.certificate, "key": TLSFiles.key, "ca": TLSFiles.certificate,
    ]
    let problem = TLSMaterial.problem(arguments: words) { files[$0].map { Array($0.utf8) } }
    #expect(problem == expected)
  }

  @Test("A certificate with any byte changed is judged without harm")
  func survivesDamage() {
    let blocks = [TLSFiles.certificate, TLSFiles.key].map { PEMBlock.blocks(in: Array($0.utf8)) }
    let bytes = blocks.compactMap { $0.first?.bytes }
    for (position, original) in bytes.enumerated() {
      for index in original.indices {
        for value: UInt8 in [0, 0x30, 0x7f, 0x80, 0x84, 0xff] {
          var changed = bytes
          changed[position][index] = value
          _ = TLSMaterial.problem(
            certificate: Array(Self.block("CERTIFICATE", changed[0]).utf8),
            key: Array(Self.block("PRIVATE KEY", changed[1]).utf8))
        }
      }
    }
  }

  @Test("Long text without blocks is gone through once")
  func endsSoon() {
    for piece in ["-----BEGIN ", "\n-----END ", "-----BEGIN X-----\n", "a: b\n", "\n-----BEGIN X"] {
      let text = Array(String(repeating: piece, count: 50_000).utf8)
      #expect(TLSMaterial.problem(certificate: text, key: text) != nil)
    }
  }
}
