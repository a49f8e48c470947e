import Corefile
import CoreDNSPlugins
import DNSMessages
import Informers

/// `k8s_external`: services by their external addresses.
struct ExternalPlugin: AnsweringPlugin {
  let place: PluginPlace
  let zones: [String]
  let apex: String
  let ttl: UInt32
  let isHeadlessToo: Bool
  let fallthroughZones: [String]
  /// The plugin `kubernetes` of the same server block.
  let backend: StockBackend

  func serve(_ request: Request, _ run: AnswerRun, _ next: Chain) throws(Crash) -> Outcome {
    guard let zone = Zones.longest(zones, containing: request.lower) else {
      run.note(Fact("its zones are \(zones.joined(separator: " "))"))
      run.step(place, "no zone of it contains the name")
      return try next.serve(request, run)
    }
    for other in zones {
      if request.lower == other { return apexReply(request, zone, run) }
      if DNSName.isInside(request.lower, "\(apex).\(other)") {
        return subApexReply(request, zone, run)
      }
    }
    let found = ExternalFinder(backend: backend, isHeadlessToo: isHeadlessToo)
      .entries(request, in: zone, run)
    guard !found.entries.isEmpty else {
      if found.code == .nameError, Zones.longest(fallthroughZones, containing: request.lower) != nil
      {
        run.step(place, "does not have the name: falls through")
        return try next.serve(request, run)
      }
      return denied(found.code, zone, run)
    }
    return .reply(reply(found.entries, request, zone, run))
  }

  private func denied(_ code: ResponseCode, _ zone: String, _ run: AnswerRun) -> Outcome {
    var reply = Reply(code)
    reply.isAuthoritative = true
    reply.authority = [authority(of: zone)]
    run.decider = place
    run.step(
      place,
      code == .noError
        ? "NODATA: the name exists and has no record" : "\(code): does not have the name")
    return .reply(reply)
  }

  private func reply(
    _ entries: [ServiceEntry], _ request: Request, _ zone: String, _ run: AnswerRun
  ) -> Reply {
    var reply = Reply()
    reply.isAuthoritative = true
    switch request.type {
    case .a, .aaaa: reply.answer = addresses(entries, request, run)
    case .srv: (reply.answer, reply.additional) = services(entries, request, run)
    case .ptr:
      var seen: Set<String> = []
      reply.answer = entries.filter { seen.insert($0.host).inserted }.map {
        ResourceRecord(
          DNSName(unchecked: request.name), ttl: ttl,
          .ptr(DNSName(unchecked: DNSName.joined($0.host, zones.first ?? "."))))
      }
    default: break
    }
    if reply.answer.isEmpty { reply.authority = [authority(of: zone)] }
    run.decider = place
    run.step(
      place,
      reply.answer.isEmpty ? "NODATA: the name exists and has no \(request.type) record" : "answers"
    )
    return reply
  }

  private func addresses(
    _ entries: [ServiceEntry], _ request: Request, _ run: AnswerRun
  ) -> [ResourceRecord] {
    let name = DNSName(unchecked: request.name)
    var records: [ResourceRecord] = []
    var seen: Set<String> = []
    for entry in entries {
      if entry.isAlias {
        records.append(ResourceRecord(name, ttl: entry.ttl, .cname(entry.hostName)))
        records += run.lookUp(entry.hostName.text, request.type)?.answer ?? []
      } else if var record = entry.addressRecord(name, request.type),
        seen.insert(entry.host).inserted
      {
        record.ttl = ttl
        records.append(record)
      }
    }
    return records
  }

  private func services(
    _ entries: [ServiceEntry], _ request: Request, _ run: AnswerRun
  ) -> ([ResourceRecord], [ResourceRecord]) {
    let name = DNSName(unchecked: request.name)
    let weight = ServiceWeight.each(of: entries.count)
    var (records, additional) = ([ResourceRecord](), [ResourceRecord]())
    var seen = SeenTargets()
    for entry in entries where entry.port != -1 {
      let target = entry.isAlias ? entry.hostName : DNSName(unchecked: entry.owner)
      if seen.isNew(port: entry.port, of: target.text) {
        records.append(entry.service(name, target, weight: weight))
      }
      guard seen.isNew(address: entry.host, of: target.text) else { continue }
      if entry.isAlias {
        for type in [RecordType.a, .aaaa] {
          additional += run.lookUp(target.text, type)?.answer ?? []
        }
      } else if var record = entry.addressRecord(target) {
        record.ttl = ttl
        additional.append(record)
      }
    }
    return (records, additional)
  }

  private func apexReply(_ request: Request, _ zone: String, _ run: AnswerRun) -> Outcome {
    var reply = Reply()
    reply.isAuthoritative = true
    switch request.type {
    case .soa: reply.answer = [authority(of: zone)]
    case .ns:
      let server = DNSName(unchecked: DNSName.joined("ns1", apex, zone))
      reply.answer = [ResourceRecord(DNSName(unchecked: zone), ttl: ttl, .ns(server))]
      reply.additional = servers(DNSName.joined("ns1", apex, request.name))
    default: reply.authority = [authority(of: zone)]
    }
    run.decider = place
    run.step(
      place, reply.answer.isEmpty ? "NODATA at the zone's apex" : "answers at the zone's apex")
    return .reply(reply)
  }

  /// What is below the label of the apex: `ns1` alone.
  private func subApexReply(_ request: Request, _ zone: String, _ run: AnswerRun) -> Outcome {
    var reply = Reply()
    reply.isAuthoritative = true
    let labels = DNSName.labels(of: ClusterName.base(of: request.lower, in: zone) ?? "")
    if labels.count == 2, labels[0] == "ns1" {
      reply.answer = servers(request.name).filter { $0.type == request.type }
    } else if labels.count > 1 {
      reply.code = .nameError
    }
    if reply.answer.isEmpty { reply.authority = [authority(of: zone)] }
    run.decider = place
    run.step(place, "answers for its own name servers")
    return .reply(reply)
  }

  private func servers(_ name: String) -> [ResourceRecord] {
    NameServerAddresses(backend).external(includesHeadless: isHeadlessToo).map { address in
      ResourceRecord(
        DNSName(unchecked: name), ttl: ttl, address.isIPv4 ? .a(address) : .aaaa(address))
    }
  }

  private func authority(of zone: String) -> ResourceRecord {
    ResourceRecord(
      DNSName(unchecked: zone), ttl: ttl,
      .soa(
        StartOfAuthority(
          primary: DNSName(unchecked: DNSName.joined("ns1", apex, zone)),
          mailbox: DNSName(unchecked: DNSName.joined("hostmaster", apex, zone)), minimum: ttl)))
  }
}
