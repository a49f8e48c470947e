import DNSMessages

/// Records from entries, as CoreDNS's `plugin/backend_lookup.go` makes them.
extension ServiceBackend {
  /// A or AAAA records, with the CNAME records that lead to them.
  ///
  /// CoreDNS looks for `apex.dns` first where the zone itself is asked for, which neither plugin has.
  func addresses(
    _ request: Request, zone: String, _ run: AnswerRun, after previous: [String] = []
  ) throws(BackendFault) -> [ResourceRecord] {
    let name = DNSName(unchecked: request.name)
    var records: [ResourceRecord] = []
    var seen: Set<InternetAddress> = []
    for entry in try entries(request, zone: zone, run) {
      if entry.isAlias {
        try addAlias(entry, request, zone, run, after: previous, &records)
      } else if let address = entry.address, let record = entry.addressRecord(name, request.type),
        seen.insert(address).inserted
      {
        records.append(record)
      }
    }
    return records
  }

  private func addAlias(
    _ entry: ServiceEntry, _ request: Request, _ zone: String, _ run: AnswerRun,
    after previous: [String], _ records: inout [ResourceRecord]
  ) throws(BackendFault) {
    let target = entry.hostName
    guard !DNSName.isInside(target.text, request.lower) else {
      run.note(Fact("the target \(target) is the name itself: no record"))
      return
    }
    guard previous.count <= chainLimit, !previous.contains(target.text) else {
      run.note(
        Fact(
          previous.contains(target.text)
            ? "the CNAME chain loops at \(target): no record"
            : "the CNAME chain is longer than \(chainLimit + 1): no record"))
      return
    }
    let alias = ResourceRecord(
      DNSName(unchecked: request.name), ttl: entry.ttl, .cname(target))
    guard !DNSName.isInside(target.text, zone) else {
      var found: [ResourceRecord] = []
      do throws(BackendFault) {
        found = try addresses(
          Request(target.text, request.type), zone: zone, run, after: previous + [target.text])
      } catch {
        if case .crash = error { throw error }
      }
      if found.isEmpty {
        guard previous.isEmpty else { return }
        run.note(
          Fact("the target \(target) is in the same zone and gives no \(request.type): no CNAME"))
      } else {
        records.append(alias)
        records += found
      }
      return
    }
    run.note(Fact("the target \(target) is outside the zone: CoreDNS asks itself again"))
    guard let reply = run.lookUp(target.text, request.type) else { return }
    records.append(alias)
    records += reply.answer
  }

  /// SRV records and the addresses of their targets.
  func services(
    _ request: Request, zone: String, _ run: AnswerRun
  ) throws(BackendFault) -> (records: [ResourceRecord], additional: [ResourceRecord]) {
    let entries = try entries(request, zone: zone, run)
    let weight = ServiceWeight.each(of: entries.count)
    let name = DNSName(unchecked: request.name)
    var (records, additional) = ([ResourceRecord](), [ResourceRecord]())
    var seen = SeenTargets()
    for entry in entries where entry.port != -1 {
      guard entry.address != nil else { continue }
      let target = DNSName(unchecked: entry.owner)
      if seen.isNew(port: entry.port, of: entry.owner) {
        records.append(entry.service(name, target, weight: weight))
      }
      if seen.isNew(address: entry.host, of: entry.owner), let record = entry.addressRecord(target)
      {
        additional.append(record)
      }
    }
    return (records, additional)
  }

  /// CNAME records.
  func aliases(
    _ request: Request, zone: String, _ run: AnswerRun
  ) throws(BackendFault) -> [ResourceRecord] {
    let entries = try entries(request, zone: zone, run)
    // Of several services that a wildcard stands for, any one decides; one with an address is taken.
    guard let entry = entries.first(where: { $0.address != nil }) ?? entries.first,
      entry.address == nil
    else { return [] }
    return [
      ResourceRecord(
        DNSName(unchecked: request.name), ttl: entry.ttl, .cname(entry.hostName))
    ]
  }

  /// TXT records.
  func texts(
    _ request: Request, zone: String, _ run: AnswerRun
  ) throws(BackendFault) -> [ResourceRecord] {
    try entries(request, zone: zone, run).compactMap { entry in
      entry.text.isEmpty
        ? nil
        : ResourceRecord(
          DNSName(unchecked: request.name), ttl: entry.ttl, .txt([Array(entry.text.utf8)]))
    }
  }

  /// PTR records.
  func pointers(
    _ request: Request, zone: String, _ run: AnswerRun
  ) throws(BackendFault) -> [ResourceRecord] {
    var seen: Set<String> = []
    return try reverse(request, zone: zone, run).compactMap { entry in
      guard entry.address == nil, seen.insert(entry.host).inserted else { return nil }
      return ResourceRecord(
        DNSName(unchecked: request.name), ttl: entry.ttl, .ptr(entry.hostName))
    }
  }

  /// NS records and the addresses of the name servers.
  func nameServers(
    _ request: Request, zone: String, _ run: AnswerRun
  ) throws(BackendFault) -> (records: [ResourceRecord], additional: [ResourceRecord]) {
    var (records, additional) = ([ResourceRecord](), [ResourceRecord]())
    var seen: Set<String> = []
    for entry in try entries(request, zone: zone, run) {
      let server = DNSName(unchecked: entry.owner)
      if let record = entry.addressRecord(server) { additional.append(record) }
      guard seen.insert(entry.owner).inserted else { continue }
      records.append(
        ResourceRecord(DNSName(unchecked: request.name), ttl: entry.ttl, .ns(server)))
    }
    return (records, additional)
  }

  /// The SOA record of a zone, with the serial 0.
  func authority(of zone: String) -> ResourceRecord {
    ResourceRecord(
      DNSName(unchecked: zone), ttl: min(ttl, 300),
      .soa(
        StartOfAuthority(
          primary: DNSName(unchecked: DNSName.joined("ns.dns", zone)),
          mailbox: DNSName(unchecked: DNSName.joined("hostmaster", zone)), minimum: ttl)))
  }
}

/// The weight of SRV records.
enum ServiceWeight {
  /// 100 divided among so many, rounded down as CoreDNS's floating-point division does, at least 1.
  static func each(of count: Int) -> UInt16 {
    guard count > 0 else { return 1 }
    let weight = (100.0 / Double(100 * count) * 100).rounded(.down)
    return max(1, UInt16(weight))
  }
}

/// The targets of SRV records that there are already.
struct SeenTargets {
  private struct Key: Hashable {
    var target: String
    var port: UInt16
    var address: String
  }

  private var keys: Set<Key> = []

  /// Whether a target is new with a port.
  mutating func isNew(port: Int32, of target: String) -> Bool {
    keys.insert(Key(target: target, port: UInt16(truncatingIfNeeded: port), address: "")).inserted
  }

  /// Whether a target is new with an address.
  mutating func isNew(address: String, of target: String) -> Bool {
    keys.insert(Key(target: target, port: 0, address: address)).inserted
  }
}

extension ServiceEntry {
  /// An SRV record.
  func service(_ name: DNSName, _ target: DNSName, weight: UInt16) -> ResourceRecord {
    ResourceRecord(
      name, ttl: ttl,
      .srv(
        priority: 0, weight: weight, port: UInt16(truncatingIfNeeded: port), target: target))
  }
}
