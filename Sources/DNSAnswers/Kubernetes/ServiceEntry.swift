import DNSMessages

/// Something that a name stands for, before it is a record: CoreDNS's `msg.Service`.
struct ServiceEntry {
  /// An address, or a name where it is none.
  var host: String
  /// The address.
  var address: InternetAddress?
  /// The port; -1 for none.
  var port: Int32 = 0
  /// For how many seconds the record may be kept.
  var ttl: UInt32
  /// The name of the entry itself, which SRV and NS records point at.
  var owner = ""
  /// The text of a TXT record; empty for none.
  var text = ""

  init(host: String, port: Int32 = 0, ttl: UInt32, owner: String = "") {
    self.host = host
    address = InternetAddress(host)
    self.port = port
    self.ttl = ttl
    self.owner = owner
  }

  init(_ address: InternetAddress, ttl: UInt32, owner: String) {
    host = address.description
    self.address = address
    self.ttl = ttl
    self.owner = owner
  }

  /// A text and nothing else.
  init(text: String, ttl: UInt32) {
    host = ""
    self.text = text
    self.ttl = ttl
  }

  /// Whether it is a name, to which a CNAME record points.
  var isAlias: Bool { address == nil && text.isEmpty }

  /// The host as a domain name.
  var hostName: DNSName { DNSName(unchecked: DNSName.joined(host)) }

  /// The address's record of one of the types A and AAAA; nil where it is of the other family.
  func addressRecord(_ name: DNSName, _ type: RecordType) -> ResourceRecord? {
    guard let address, address.isIPv4 == (type == .a) else { return nil }
    return ResourceRecord(name, ttl: ttl, address.isIPv4 ? .a(address) : .aaaa(address))
  }

  /// The address's record, of the type that it is.
  func addressRecord(_ name: DNSName) -> ResourceRecord? {
    addressRecord(name, address?.isIPv4 == true ? .a : .aaaa)
  }
}

/// Why a backend has no entries.
enum BackendFault: Error {
  /// The name does not exist.
  case nameError
  /// The plugin panics.
  case crash(Crash)
}

/// What the records of a zone are made from: CoreDNS's `ServiceBackend`.
protocol ServiceBackend {
  /// For how many seconds records may be kept.
  var ttl: UInt32 { get }
  /// After how many CNAME records a chain is given up.
  var chainLimit: Int { get }
  /// The entries for a name.
  func entries(
    _ request: Request, zone: String, _ run: AnswerRun
  ) throws(BackendFault) -> [ServiceEntry]
  /// The names of an address.
  func reverse(
    _ request: Request, zone: String, _ run: AnswerRun
  ) throws(BackendFault) -> [ServiceEntry]
}
