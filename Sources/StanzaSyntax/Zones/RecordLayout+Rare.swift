/// The types that hardly any zone holds; the data of some of them is not looked at.
extension RecordLayout {
  static let rare: [(String, RecordLayout)] =
    [
      ("NSAP-PTR", .init(.name("bad NSAP-PTR Ptr"))),
      ("MB", .init(.name("bad MB Mb"))),
      ("MD", .init(.name("bad MD Md"))),
      ("MF", .init(.name("bad MF Mf"))),
      ("MG", .init(.name("bad MG Mg"))),
      ("MR", .init(.name("bad MR Mr"))),
      ("MINFO", .init(.name("bad MINFO Rmail"), .name("bad MINFO Email"))),
      ("RP", .init(.name("bad RP Mbox"), .name("bad RP Txt"))),
      ("TALINK", .init(.name("bad TALINK PreviousName"), .name("bad TALINK NextName"))),
      ("AFSDB", .init(.number(16, "bad AFSDB Subtype"), .name("bad AFSDB Hostname"))),
      ("KX", .init(.number(16, "bad KX Pref"), .name("bad KX Exchanger"))),
      ("LP", .init(.number(16, "bad LP Preference"), .name("bad LP Fqdn"))),
      ("RT", .init(.number(16, "bad RT Preference"), .name("bad RT Host"))),
      (
        "PX",
        .init(.number(16, "bad PX Preference"), .name("bad PX Map822"), .name("bad PX Mapx400"))
      ),
      ("UID", .init(.number(32, "bad UID Uid"))),
      ("GID", .init(.number(32, "bad GID Gid"))),
      ("EID", .init(ending: .text("bad EID Endpoint"))),
      ("NIMLOC", .init(ending: .text("bad NIMLOC Locator"))),
    ]
    + ["ANY", "NULL", "NXNAME", "OPT", "TSIG"].map {
      ($0, .init(ending: .none("\($0) records do not have a presentation format")))
    }
    + [
      "AMTRELAY", "APL", "EUI48", "EUI64", "GPOS", "HIP", "IPSECKEY", "L32", "L64", "NID", "TKEY",
      "X25",
    ].map { ($0, .init(ending: .unread)) }
}
