/// The type of a record or a question.
public struct RecordType: RawRepresentable, Hashable, Sendable {
  /// The number that messages carry.
  public var rawValue: UInt16

  /// Makes a type of its number.
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// An IPv4 address.
  public static let a = RecordType(rawValue: 1)
  /// A name server.
  public static let ns = RecordType(rawValue: 2)
  /// Another name for the same.
  public static let cname = RecordType(rawValue: 5)
  /// The start of a zone's authority.
  public static let soa = RecordType(rawValue: 6)
  /// The name of an address.
  public static let ptr = RecordType(rawValue: 12)
  /// A host and its hardware; the answer of the plugin `any`.
  public static let hinfo = RecordType(rawValue: 13)
  /// A mail exchange.
  public static let mx = RecordType(rawValue: 15)
  /// Texts.
  public static let txt = RecordType(rawValue: 16)
  /// An IPv6 address.
  public static let aaaa = RecordType(rawValue: 28)
  /// A service's host and port.
  public static let srv = RecordType(rawValue: 33)
  /// The options of EDNS.
  public static let opt = RecordType(rawValue: 41)
  /// A delegation's signer.
  public static let ds = RecordType(rawValue: 43)
  /// A service binding.
  public static let svcb = RecordType(rawValue: 64)
  /// A service binding for HTTPS.
  public static let https = RecordType(rawValue: 65)
  /// An incremental transfer of a zone.
  public static let ixfr = RecordType(rawValue: 251)
  /// A transfer of a zone.
  public static let axfr = RecordType(rawValue: 252)
  /// Any record; a question's type only.
  public static let any = RecordType(rawValue: 255)

  /// The types by their names, as the registry of IANA has them.
  static let named: [String: RecordType] = [
    "A": .a, "NS": .ns, "CNAME": .cname, "SOA": .soa, "PTR": .ptr, "HINFO": .hinfo, "MX": .mx,
    "TXT": .txt, "AAAA": .aaaa, "SRV": .srv, "OPT": .opt, "DS": .ds, "SVCB": .svcb,
    "HTTPS": .https, "IXFR": .ixfr, "AXFR": .axfr, "ANY": .any, "NAPTR": RecordType(rawValue: 35),
    "DNAME": RecordType(rawValue: 39), "SSHFP": RecordType(rawValue: 44),
    "RRSIG": RecordType(rawValue: 46), "NSEC": RecordType(rawValue: 47),
    "DNSKEY": RecordType(rawValue: 48), "NSEC3": RecordType(rawValue: 50),
    "TLSA": RecordType(rawValue: 52), "CAA": RecordType(rawValue: 257),
    "SPF": RecordType(rawValue: 99), "URI": RecordType(rawValue: 256),
  ]

  private static let names = Dictionary(
    uniqueKeysWithValues: named.map { ($0.value, $0.key) })

  /// Reads a name such as `AAAA` in any letter case, or `TYPE65` (RFC 3597); nil for anything else.
  public init?(_ text: some StringProtocol) {
    if let known = Self.named[String(text)] {
      self = known
      return
    }
    let name = text.uppercased()
    if let known = Self.named[name] {
      self = known
    } else if name.hasPrefix("TYPE"), let number = UInt16(name.dropFirst(4)), name.utf8.count < 10 {
      self.init(rawValue: number)
    } else {
      return nil
    }
  }
}

extension RecordType: CustomStringConvertible {
  /// The name, or `TYPE` and the number where there is none.
  public var description: String { Self.names[self] ?? "TYPE\(rawValue)" }
}
