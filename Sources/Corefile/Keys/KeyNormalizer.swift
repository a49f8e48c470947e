/// Turns the keys of a server block into zones, transports and ports, as CoreDNS does.
public struct KeyNormalizer: Sendable {
  /// The release whose rules are applied.
  public var rules: KeyRules

  /// Makes a normaliser.
  public init(rules: KeyRules = .coreDNS1_13) {
    self.rules = rules
  }

  /// The zones that one key stands for: several for a CIDR that is not on a label's border.
  public func normalize(_ key: String) throws(KeyFailure) -> [ZoneAddress] {
    let (transport, rest) = split(key)
    let (hosts, port) = try Self.splitHostPort(rest)
    // CoreDNS looks at each host a second time with a dot at its end, which can only be too long.
    for host in hosts where host.utf8.count >= 255 {
      _ = try Self.splitHostPort(DomainName.fullyQualified(host))
    }
    return hosts.map { host in
      let zone = DomainName.fullyQualified(host)
      return ZoneAddress(
        zone: rules == .coreDNS1_14 ? DomainName.lowercased(zone) : zone,
        port: port.isEmpty ? transport.defaultPort : port, transport: transport)
    }
  }

  /// The zones of all keys of one block, which must all be good and different.
  public func normalize(_ keys: [String]) throws(KeyFailure) -> [ZoneAddress] {
    var zones: [ZoneAddress] = []
    for key in keys { zones += try normalize(key) }
    var overlap = ZoneOverlap()
    for zone in zones { try overlap.register(zone) }
    return zones
  }

  /// Splits the scheme off, if it is one that these rules know.
  func split(_ key: String) -> (transport: Transport, rest: String) {
    guard key.utf8.contains(UInt8(ascii: "/")) else { return (.dns, key) }
    for transport in rules.transports {
      let scheme = transport.rawValue + "://"
      if key.utf8.starts(with: scheme.utf8) {
        return (transport, String(decoding: key.utf8.dropFirst(scheme.utf8.count), as: UTF8.self))
      }
    }
    return (.dns, key)
  }
}

extension KeyNormalizer {
  /// Splits hosts and port, as CoreDNS's `SplitHostPort` does.
  ///
  /// The hosts of a CIDR are its reverse zones; the port is empty where there is none.
  static func splitHostPort(_ text: String) throws(KeyFailure) -> (hosts: [String], port: String) {
    let bytes = text.utf8
    guard let last = bytes.last, last != UInt8(ascii: ":") else {
      throw KeyFailure(
        id: "missing-port", message: "expecting data after last colon: \(quoted(text))")
    }
    var host = text
    var port = ""
    if let colon = bytes.lastIndex(of: UInt8(ascii: ":")),
      let number = Int(text[bytes.index(after: colon)...])
    {
      port = String(number)
      host = String(text[..<colon])
    }
    guard host.utf8.count <= 255 else {
      throw KeyFailure(
        id: "zone-too-long", message: "specified zone is too long: \(host.utf8.count) > 255")
    }
    guard DomainName.isValid(host) else {
      throw KeyFailure(id: "invalid-zone", message: "zone is not a valid domain name: \(host)")
    }
    guard host.utf8.contains(UInt8(ascii: "/")), let network = AddressBlock(host) else {
      return ([host], port)
    }
    let first = host.utf8.first
    guard first != UInt8(ascii: ":"),
      first != UInt8(ascii: "0") || !host.utf8.contains(UInt8(ascii: ":"))
    else {
      throw KeyFailure(id: "invalid-cidr", message: "invalid CIDR \(host)")
    }
    return (network.reverseZones, port)
  }

  private static func quoted(_ text: String) -> String {
    let escaped = text.unicodeScalars.map { scalar in
      scalar == "\"" || scalar == "\\" ? "\\\(scalar)" : scalar.escaped(asASCII: false)
    }
    return "\"\(escaped.joined())\""
  }
}
