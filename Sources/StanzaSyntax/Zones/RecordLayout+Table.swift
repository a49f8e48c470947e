/// The table, in parts that the compiler can check fast.
extension RecordLayout {
  /// What most zones hold.
  static let plain: [(String, RecordLayout)] = [
    ("A", .init(.address4("bad A A"))),
    ("AAAA", .init(.address6("bad AAAA AAAA"))),
    ("NS", .init(.name("bad NS Ns"))),
    ("CNAME", .init(.name("bad CNAME Target"))),
    ("DNAME", .init(.name("bad DNAME Target"))),
    ("PTR", .init(.name("bad PTR Ptr"))),
    ("MX", .init(.number(16, "bad MX Pref"), .name("bad MX Mx"))),
    ("TXT", .init(ending: .strings("bad TXT Txt"))),
    ("SPF", .init(ending: .strings("bad SPF Txt"))),
    ("AVC", .init(ending: .strings("bad AVC Txt"))),
    ("NINFO", .init(ending: .strings("bad NINFO ZSData"))),
    ("RESINFO", .init(ending: .strings("bad RESINFO Resinfo"))),
    ("HINFO", .init(ending: .strings("bad HINFO Fields"))),
    ("ISDN", .init(ending: .strings("bad ISDN Fields"))),
    ("UINFO", .init(ending: .strings("bad UINFO Uinfo"))),
    ("SOA", startOfAuthority),
    ("LOC", .init(ending: .location)),
  ]

  private static let startOfAuthority: RecordLayout = {
    let parameter = "bad SOA zone parameter"
    return .init(
      .name("bad SOA Ns"), .name("bad SOA Mbox"), .number(32, parameter), .lifetime(parameter),
      .lifetime(parameter), .lifetime(parameter), .lifetime(parameter))
  }()

  /// What leads to services.
  static let services: [(String, RecordLayout)] = [
    (
      "SRV",
      .init(
        .number(16, "bad SRV Priority"), .number(16, "bad SRV Weight"),
        .number(16, "bad SRV Port"), .name("bad SRV Target"))
    ),
    (
      "NAPTR",
      .init(
        .number(16, "bad NAPTR Order"), .number(16, "bad NAPTR Preference"),
        .quoted("bad NAPTR Flags"), .quoted("bad NAPTR Service"), .quoted("bad NAPTR Regexp"),
        .name("bad NAPTR Replacement"))
    ),
    (
      "URI",
      .init(
        .number(16, "bad URI Priority"), .number(16, "bad URI Weight"),
        ending: .oneString("bad URI Target"))
    ),
    (
      "CAA",
      .init(
        .number(8, "bad CAA Flag"), .word("bad CAA Tag"), ending: .oneString("bad CAA Value"))
    ),
    (
      "SVCB",
      .init(.number(16, "bad SVCB priority"), .name("bad SVCB Target"), ending: .parameters)
    ),
    (
      "HTTPS",
      .init(.number(16, "bad SVCB priority"), .name("bad SVCB Target"), ending: .parameters)
    ),
  ]

  /// Keys, signatures, and what vouches for them.
  static let security: [(String, RecordLayout)] =
    ["DNSKEY", "KEY", "CDNSKEY", "RKEY"].map { ($0, key($0)) }
    + ["DS", "DLV", "CDS", "TA"].map { ($0, digest($0)) }
    + ["TLSA", "SMIMEA"].map { ($0, certificateDigest($0)) }
    + ["RRSIG", "SIG"].map { ($0, signature) }
    + ["NSEC", "NXT"].map {
      ($0, .init(.name("bad NSEC NextDomain"), ending: .types("bad NSEC TypeBitMap")))
    }
    + [
      ("NSEC3", hashedDenial),
      (
        "NSEC3PARAM",
        .init(
          .number(8, "bad NSEC3PARAM Hash"), .number(8, "bad NSEC3PARAM Flags"),
          .number(16, "bad NSEC3PARAM Iterations"), .anything(nil))
      ),
      (
        "SSHFP",
        .init(
          .number(8, "bad SSHFP Algorithm"), .number(8, "bad SSHFP Type"),
          ending: .text("bad SSHFP Fingerprint", skipsPiece: true))
      ),
      (
        "ZONEMD",
        .init(
          .number(32, "bad ZONEMD Serial"), .number(8, "bad ZONEMD Scheme"),
          .number(8, "bad ZONEMD Hash Algorithm"), ending: .text("bad ZONEMD Digest"))
      ),
      (
        "CERT",
        .init(
          .certificateType("bad CERT Type"), .number(16, "bad CERT KeyTag"),
          .algorithm("bad CERT Algorithm", isAnyCase: false),
          ending: .text("bad CERT Certificate"))
      ),
      (
        "CSYNC",
        .init(
          .number(32, "bad CSYNC serial"), .number(16, "bad CSYNC flags"),
          ending: .types("bad CSYNC TypeBitMap"))
      ),
      ("OPENPGPKEY", .init(ending: .text("bad OPENPGPKEY PublicKey"))),
      ("DHCID", .init(ending: .text("bad DHCID Digest"))),
    ]

  private static func key(_ name: String) -> RecordLayout {
    .init(
      .number(16, "bad \(name) Flags"), .number(8, "bad \(name) Protocol"),
      .number(8, "bad \(name) Algorithm"), ending: .text("bad \(name) PublicKey"))
  }

  private static func digest(_ name: String) -> RecordLayout {
    .init(
      .number(16, "bad \(name) KeyTag"), .algorithm("bad \(name) Algorithm", isAnyCase: true),
      .number(8, "bad \(name) DigestType"), ending: .text("bad \(name) Digest"))
  }

  private static func certificateDigest(_ name: String) -> RecordLayout {
    .init(
      .number(8, "bad \(name) Usage"), .number(8, "bad \(name) Selector"),
      .number(8, "bad \(name) MatchingType"), ending: .text("bad \(name) Certificate"))
  }

  private static let signature = RecordLayout(
    .type("bad RRSIG Typecovered"), .algorithm("bad RRSIG Algorithm", isAnyCase: false),
    .number(8, "bad RRSIG Labels"), .number(32, "bad RRSIG OrigTtl"),
    .time("bad RRSIG Expiration"), .time("bad RRSIG Inception"),
    .number(16, "bad RRSIG KeyTag"), .name("bad RRSIG SignerName"),
    ending: .text("bad RRSIG Signature"))

  private static let hashedDenial = RecordLayout(
    .number(8, "bad NSEC3 Hash"), .number(8, "bad NSEC3 Flags"),
    .number(16, "bad NSEC3 Iterations"), .anything("bad NSEC3 Salt"),
    .anything("bad NSEC3 NextDomain"), ending: .types("bad NSEC3 TypeBitMap"))
}
