/// One record of an answer.
public struct ResourceRecord: Hashable, Sendable {
  /// What it is about: its owner.
  public var name: DNSName
  /// For how many seconds it may be kept.
  public var ttl: UInt32
  /// What it says.
  public var data: RecordData

  /// Makes a record.
  public init(_ name: DNSName, ttl: UInt32, _ data: RecordData) {
    self.name = name
    self.ttl = ttl
    self.data = data
  }

  /// Its type.
  public var type: RecordType { data.type }

  /// Whether a message can carry it.
  public var isPackable: Bool { name.isPackable && data.names.allSatisfy(\.isPackable) }
}

/// What a record says.
public enum RecordData: Hashable, Sendable {
  /// A: an IPv4 address.
  case a(InternetAddress)
  /// AAAA: an IPv6 address.
  case aaaa(InternetAddress)
  /// CNAME: the name that this one stands for.
  case cname(DNSName)
  /// NS: the name of a name server.
  case ns(DNSName)
  /// PTR: a name.
  case ptr(DNSName)
  /// MX: a preference and the name of a mail exchange.
  case mx(preference: UInt16, exchange: DNSName)
  /// SRV: where a service is.
  case srv(priority: UInt16, weight: UInt16, port: UInt16, target: DNSName)
  /// SOA: the start of a zone's authority.
  case soa(StartOfAuthority)
  /// TXT: texts.
  case txt([[UInt8]])
  /// Anything else, as it came.
  case other(RecordType, [UInt8])

  /// Its type.
  public var type: RecordType {
    switch self {
    case .a: .a
    case .aaaa: .aaaa
    case .cname: .cname
    case .ns: .ns
    case .ptr: .ptr
    case .mx: .mx
    case .srv: .srv
    case .soa: .soa
    case .txt: .txt
    case .other(let type, _): type
    }
  }

  /// The names in it.
  public var names: [DNSName] {
    switch self {
    case .cname(let name), .ns(let name), .ptr(let name), .mx(_, let name), .srv(_, _, _, let name):
      [name]
    case .soa(let soa): [soa.primary, soa.mailbox]
    case .a, .aaaa, .txt, .other: []
    }
  }
}

/// The data of an SOA record.
public struct StartOfAuthority: Hashable, Sendable {
  /// The primary name server.
  public var primary: DNSName
  /// The mailbox of whoever is responsible, as a name.
  public var mailbox: DNSName
  /// The version of the zone.
  public var serial: UInt32 = 0
  /// After how many seconds a secondary looks again.
  public var refresh: UInt32 = 7200
  /// After how many seconds it tries again.
  public var retry: UInt32 = 1800
  /// After how many seconds it gives the zone up.
  public var expire: UInt32 = 86400
  /// For how many seconds a denial may be kept.
  public var minimum: UInt32

  /// Makes the data, with CoreDNS's times.
  public init(primary: DNSName, mailbox: DNSName, minimum: UInt32) {
    self.primary = primary
    self.mailbox = mailbox
    self.minimum = minimum
  }
}

extension RecordData: CustomStringConvertible {
  /// The data as dig prints it.
  public var description: String {
    switch self {
    case .a(let address): address.description
    case .aaaa(let address): address.ipv6Description
    case .cname(let name), .ns(let name), .ptr(let name): name.text
    case .mx(let preference, let exchange): "\(preference) \(exchange.text)"
    case .srv(let priority, let weight, let port, let target):
      "\(priority) \(weight) \(port) \(target.text)"
    case .soa(let soa):
      "\(soa.primary.text) \(soa.mailbox.text) \(soa.serial) \(soa.refresh) \(soa.retry) "
        + "\(soa.expire) \(soa.minimum)"
    case .txt(let texts): texts.map(Self.quoted).joined(separator: " ")
    case .other(.hinfo, let bytes) where Self.texts(bytes) != nil:
      (Self.texts(bytes) ?? []).map(Self.quoted).joined(separator: " ")
    case .other(_, let bytes):
      "\\# \(bytes.count)\(bytes.isEmpty ? "" : " ")"
        + bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }.joined()
    }
  }

  /// Texts that stand behind their lengths; nil where they do not fill the data.
  private static func texts(_ bytes: [UInt8]) -> [[UInt8]]? {
    var texts: [[UInt8]] = []
    var rest = bytes[...]
    while let length = rest.popFirst() {
      guard rest.count >= Int(length) else { return nil }
      texts.append(Array(rest.prefix(Int(length))))
      rest = rest.dropFirst(Int(length))
    }
    return texts
  }

  private static func quoted(_ text: [UInt8]) -> String {
    var quoted: [UInt8] = [UInt8(ascii: "\"")]
    for byte in text {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): quoted += [UInt8(ascii: "\\"), byte]
      case 0x20...0x7E: quoted.append(byte)
      default:
        let digits = String(byte)
        quoted += Array("\\000".utf8.prefix(4 - digits.utf8.count)) + digits.utf8
      }
    }
    return String(decoding: quoted + [UInt8(ascii: "\"")], as: UTF8.self)
  }
}
