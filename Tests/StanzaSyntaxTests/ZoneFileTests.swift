import StanzaSyntax
import Testing

/// What plugin file says of zone files, by the DNS library that CoreDNS 1.13.1 is built with.
struct ZoneFileTests {
  private static let soa = "@ 300 IN SOA ns admin 7 2 3 4 5\n"
  private static let noAuthority = "file \"db.x\" has no SOA record for origin example.org."
  private static let parse =
    "failed to parse file \"db.x\" for origin example.org. with error db.x: dns: "

  private static let files: [(String, String?)] = [
    (soa, nil),
    ("$TTL 60\n@ IN SOA ns admin 7 3600 600 86400 60\n@ IN NS ns\nns IN A 192.0.2.1\n", nil),
    ("", noAuthority),
    ("example.org. 300 IN A 192.0.2.1\n", noAuthority),
    ("example.org. 300 IN SOA ns.example.org.\n", noAuthority),
    ("example.net. 300 IN SOA ns. a. 1 2 3 4 5\nfar.example.com. 60 A 192.0.2.1\n", nil),
    (
      "@ 300 IN SOA ns admin 0 2 3 4 5\n",
      "no change in SOA serial for origin example.org. in file db.x, with 0 SOA serial"
    ),
    ("@ 300 SOA ( ns admin 1 ; serial\n\t2 3\n\t4 5 )\n", nil),
    ("@ IN SOA ns admin 1 2 3 4 5\n", nil),
    ("@ 300 IN SOA ns admin 1 2h 3m 4 5\n", nil),
    ("@ 300 IN SOA ns admin 1 2 3", nil),
    (soa + "www A 1.2.3.4\n", nil),
    ("www 60 A 1.2.3.4\n@ 300 IN SOA ns admin 7 2 3 4 5\n", nil),
    (soa + "www 60 A 1.2.3\n", parse + "bad A A: \"1.2.3\" at line: 2:14"),
    (soa + "www 60 A 01.2.3.4\n", parse + "bad A A: \"01.2.3.4\" at line: 2:17"),
    (soa + "www 60 A ::1\n", parse + "bad A A: \"::1\" at line: 2:12"),
    (soa + "www 60 AAAA 1.2.3.4\n", parse + "bad AAAA AAAA: \"1.2.3.4\" at line: 2:19"),
    (soa + "www 60 A 1.2.3.4 x\n", parse + "garbage after rdata: \"x\" at line: 2:18"),
    (soa + "www 60 A 1.2.3.4 ; c\n", nil),
    (soa + "www 60 A\n", nil),
    (soa + "www 60 A", parse + "expecting RR type or class, not this...: \"A\" at line: 2:8"),
    (soa + "www 60 A ", nil),
    (soa + "a..b 60 A 1.2.3.4\n", parse + "bad owner name: \"a..b\" at line: 2:5"),
    (soa + "www 5x A 1.2.3.4\n", parse + "not a TTL: \"5x\" at line: 2:7"),
    (
      soa + "www 60 X 1.2.3.4\n",
      parse + "expecting RR type or class, not this...: \"X\" at line: 2:9"
    ),
    (soa + "www 60 IN\n", parse + "expecting RR type or class, not this...: \"IN\" at line: 2:9"),
    (soa + "www 60 TYPE70000 x\n", parse + "unknown RR type: \"unknown RR type\" at line: 2:17"),
    (
      soa + "www CLASS70000 60 A 1.2.3.4\n",
      parse + "unknown class: \"unknown class\" at line: 2:15"
    ),
    (soa + "www ANY A 1.2.3.4\n", parse + "not a TTL: \"A\" at line: 2:10"),
    (soa + "www 60 a 1.2.3.4\n\t AAAA ::1\n", nil),
    (soa + "  60 IN MX 10 mx\n", nil),
    (soa + "www 60 MX x mx\n", parse + "bad MX Pref: \"x\" at line: 2:12"),
    (soa + "www 60 MX 10\n", parse + "bad MX Mx: \" \" at line: 2:10"),
    (soa + "www 60 SRV 1 2 70000 t\n", parse + "bad SRV Port: \"70000\" at line: 2:21"),
    (soa + "www 60 TXT \"a b\" c \"\" ; x\n", nil),
    (soa + "www 60 TXT \"a\n", parse + "bad TXT Txt: \" \" at line: 2:11"),
    (soa + "www 60 TXT a\\\n", parse + "bad TXT Txt: \"a\\\\\" at line: 2:13"),
    (soa + "www 60 CAA 0 issue \"a\" \"b\"\n", parse + "bad CAA Value: \"issue\" at line: 2:19"),
    (soa + "www 60 CAA 0 \"issue\" a\n", parse + "bad CAA Tag: \"\\\"\" at line: 2:14"),
    (soa + "www 60 URI 1 2 \"http://x\"\n", nil),
    (soa + "www 60 NAPTR 1 2 \"S\" \"SIP\" \"\" .\n", nil),
    (soa + "www 60 NAPTR 1 2 S \"\" \"\" .\n", parse + "bad NAPTR Flags: \"S\" at line: 2:19"),
    (soa + "www 60 HINFO a b\n", nil),
    (soa + "www 60 DS 1 ecdsap256sha256 2 AB CD\n", nil),
    (soa + "www 60 DS 1 x 2 AB\n", parse + "bad DS Algorithm: \"x\" at line: 2:14"),
    (soa + "www 60 DS 1 13 2 ( AB ; c\n A )\n", parse + "bad DS Digest: \"A\" at line: 3:3"),
    (soa + "www 60 DNSKEY 257 3 300 A\n", parse + "bad DNSKEY Algorithm: \"300\" at line: 2:24"),
    (soa + "www 60 RRSIG A 13 2 3600 20260101000000 20250101000000 1 example.org. AA\n", nil),
    (
      soa + "www 60 RRSIG A 13 2 3600 20261301000000 1 1 . A\n",
      parse + "bad RRSIG Expiration: \"20261301000000\" at line: 2:40"
    ),
    (soa + "www 60 NSEC b A TYPE99 XXXX7\n", nil),
    (soa + "www 60 NSEC b Q\n", parse + "bad NSEC TypeBitMap: \"Q\" at line: 2:15"),
    (
      soa + "Www 60 NSEC3 1 0 10 AB CD A\n",
      "NSEC3 zone is not supported, dropping RR: www.example.org. for zone: example.org."
    ),
    (
      "@ 60 NSEC3PARAM 1 0 10 -\n",
      "NSEC3 zone is not supported, dropping RR: example.org. for zone: example.org."
    ),
    (soa + "www 60 TLSA 3 1 1 AB CD\n", nil),
    (
      soa + "www 60 SSHFP 1 1\nx 60 A 1.2.3.4\n",
      parse + "bad SSHFP Fingerprint: \"x\" at line: 3:2"
    ),
    (soa + "www 60 HTTPS 1 . alpn=\"h2,h3\" port=53 ipv4hint=1.2.3.4\n", nil),
    (soa + "www 60 SVCB 1 . port=x\n", parse + ": \"port=x\" at line: 2:22"),
    (soa + "www 60 SVCB 1 . nokey=1\n", parse + "bad SVCB key: \"nokey=1\" at line: 2:23"),
    (soa + "www 60 LOC 52 22 23 N 4 53 32 E -2.00m 0m 10000m 10m\n", nil),
    (soa + "www 60 LOC 91 N 1 E 0\n", parse + "bad LOC Latitude: \"91\" at line: 2:14"),
    (soa + "www 60 TYPE65280 \\# 2 0102\n", nil),
    (soa + "www 60 TYPE65280 x\n", parse + "bad RFC3597 Rdata: \"x\" at line: 2:18"),
    (soa + "www 60 TYPE1 \\# 4 0a000001\n", nil),
    (soa + "www 60 A \\# 2 0102\n", parse + "A: dns: overflow unpacking a: \" \" at line: 2:9"),
    (
      soa + "www 60 A \\# 4 0a00000g\n",
      parse + "encoding/hex: invalid byte: U+0067 'g': \" \" at line: 2:9"
    ),
    (soa + "www 60 A \\# 5 01\n", parse + "bad RFC3597 Rdata: \"5\" at line: 2:14"),
    (soa + "www 60 ANY x\n", parse + "unknown RR type: \"x\" at line: 2:12"),
    (soa + "www 60 ATMA x\n", parse + "bad RFC3597 Rdata: \"x\" at line: 2:13"),
    (soa + "$TTL x\n", parse + "expecting $TTL value, not this...: \"x\" at line: 2:6"),
    (soa + "$TTL 60 x\n", parse + "garbage after rdata: \"x\" at line: 2:9"),
    (soa + "$ORIGIN a..b\n", parse + "bad origin name: \"a..b\" at line: 2:12"),
    (soa + "$ORIGIN sub\nwww 60 A 1.2.3.4\n", nil),
    (
      soa + "$INCLUDE no.such\n",
      parse + "failed to open `no.such': open no.such: no such file or directory: "
        + "\"no.such\" at line: 2:16"
    ),
    (
      soa + "$INCLUDE sub/../no.such x\n",
      parse + "failed to open `sub/../no.such' as `no.such': open no.such: no such "
        + "file or directory: \"sub/../no.such\" at line: 2:24"
    ),
    (soa + "$INCLUDE\n", parse + "not a TTL: \"$INCLUDE\" at line: 2:8"),
    (soa + "$GENERATE 1-3 a$ A 192.0.2.$\n", nil),
    (
      soa + "$GENERATE 250-257 a$ 60 A 192.0.2.$\n",
      parse + "bad A A: \"192.0.2.256\" at line: 7:21"
    ),
    (
      soa + "$GENERATE 3-1 a A 1.2.3.4\n",
      parse + "bad range in $GENERATE range: \"3-1\" at line: 2:14"
    ),
    (
      soa + "$GENERATE 1-2 a${0,3,q} A 1.2.3.4\n",
      parse + "bad base in $GENERATE: \"${0,3,q}\" at line: 2:16"
    ),
    (soa + "$GENERATE 1-2 $GENERATE 1-2 a A 1.2.3.4\n", parse + "not a TTL: \"1-2\" at line: 1:14"),
    (
      soa + "$GENERATE 1-2 x${-5} A 1.2.3.4\n",
      parse + "bad offset in $GENERATE: \"${-5}\" at line: 2:16"
    ),
    (soa + "$GENERATE 8-9 x${0,3,X} A 192.0.2.${1,0,d}\n", nil),
    (
      soa + "www 60 A 1.2.3.4 )\n",
      parse + "garbage after rdata: \"extra closing brace\" at line: 2:18"
    ),
    (
      soa + "www 60 A ( 1.2.3.4\n",
      parse + "garbage after rdata: \"unbalanced brace\" at line: 2:18"
    ),
    (soa + "\"x\" 60 A 1.2.3.4\n", parse + "syntax error at beginning: \"\\\"\" at line: 2:1"),
    (soa + "www\"x\" 60 A 1.2.3.4\n", parse + "no blank before TTL: \"\\\"\" at line: 2:4"),
    (soa + "é 60 A é\n", parse + "bad A A: \"\\u00e9\" at line: 2:10"),
  ]

  @Test("A zone file is judged as CoreDNS judges it", arguments: files)
  func judgesFile(text: String, expected: String?) {
    let problem = ZoneFile.problem(
      text: Array(text.utf8), origin: "example.org.", file: "db.x", include: { _ in nil })
    #expect(problem == expected)
  }

  @Test("An included file's records come in its place")
  func readsIncludedFile() {
    let files = [
      "zones/inc": "@ 60 SOA ns admin 1 2 3 4 5\n$INCLUDE deeper x\n", "zones/deeper": "@ A 1.2\n",
    ]
    let problem = ZoneFile.problem(
      text: Array("$INCLUDE inc sub ; c\n".utf8), origin: "example.org.", file: "zones/db",
      include: { files[$0].map { Array($0.utf8) } })
    #expect(
      problem == "failed to parse file \"zones/db\" for origin example.org. with error "
        + "zones/deeper: dns: bad A A: \"1.2\" at line: 1:7")
  }

  @Test("Files that cannot be looked into are taken to be sound")
  func acceptsUnreadInclude() {
    let text = Array("$INCLUDE inc\n".utf8)
    #expect(ZoneFile.problem(text: text, origin: "example.org.", file: "db") == nil)
  }

  @Test("A file that includes itself ends")
  func endsInclusion() {
    let text = Array((Self.soa + String(repeating: "$INCLUDE db.x\n", count: 3000)).utf8)
    let problem = ZoneFile.problem(
      text: text, origin: "example.org.", file: "db.x", include: { _ in text })
    #expect(
      problem == Self.parse + "too deeply nested $INCLUDE: \"db.x\" at line: 2:13")
  }

  @Test("Hostile files end soon")
  func endsHostileFile() {
    // In a loop, since arguments would be printed.
    let pieces = [
      ("$GENERATE 0-65535 ${0,255}$ 60 A 1.2.3.4\n", 100), ("(", 200_000), ("\"", 100_000),
      ("\\", 200_001), ("a 1 TXT ( x ", 50_000), ("; (\n", 100_000), ("a.", 100_000),
      ("a 1 TXT x\n", 30_000), ("$INCLUDE db.x\n", 2000),
    ]
    for (piece, count) in pieces {
      let text = Array(String(repeating: piece, count: count).utf8)
      _ = ZoneFile.problem(
        text: text, origin: "example.org.", file: "db.x", include: { _ in text })
    }
  }
}
