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

/// Finds what a name below a zone of `k8s_external` stands for, as CoreDNS's `External` does.
struct ExternalFinder {
  let backend: StockBackend
  let isHeadlessToo: Bool

  func entries(
    _ request: Request, in zone: String, _ run: AnswerRun
  ) -> (entries: [ServiceEntry], code: ResponseCode) {
    if request.type == .ptr, let address = ReverseName.address(in: request.lower) {
      let found = names(of: address, run)
      return (found, found.isEmpty ? .nameError : .noError)
    }
    let labels = DNSName.labels(of: ClusterName.base(of: request.lower, in: zone) ?? "")
      .map(String.init)
    guard let namespace = labels.last else { return ([], .serverFailure) }
    guard backend.isExposed(namespace, run) else { return ([], .nameError) }
    guard labels.count > 1 else {
      run.note(Fact("the name is namespace \(namespace)'s own"))
      return ([], .noError)
    }
    var name = ClusterName()
    name.namespace = namespace
    name.object = labels[labels.count - 2]
    switch labels.count {
    case 2: break
    case 3: name.endpoint = ClusterName.withoutUnderscore(labels[0])
    case 4:
      name.port = ClusterName.withoutUnderscore(labels[0])
      name.protocolName = ClusterName.withoutUnderscore(labels[1])
    default:
      run.note(Fact("the name has too many labels"))
      return ([], .nameError)
    }
    let found = entries(name, zone, run)
    // A PTR question for such a name tells only whether it exists.
    return request.type == .ptr ? ([], found.code) : found
  }

  private func names(of address: String, _ run: AnswerRun) -> [ServiceEntry] {
    backend.stores.services(external: address).compactMap { service in
      let isLimited = !backend.settings.common.namespaces.isEmpty
      if isLimited, !backend.isExposed(service.key.namespace, run) { return nil }
      run.note(
        Fact(
          "it is an external address of service \(service.key)", object: "service/\(service.key)"))
      return ServiceEntry(
        host: "\(service.key.name).\(service.key.namespace)", ttl: backend.ttl)
    }
  }

  private func entries(
    _ name: ClusterName, _ zone: String, _ run: AnswerRun
  ) -> (entries: [ServiceEntry], code: ResponseCode) {
    guard let service = backend.stores.services(name.object, name.namespace).first else {
      run.note(
        Fact(
          "there is no service \(name.namespace)/\(name.object) in the store",
          object: "service/\(name.namespace)/\(name.object)"))
      return ([], .nameError)
    }
    let key = service.key
    let owner = DNSName.joined(key.name, key.namespace, zone)
    if isHeadlessToo, service.externalIPs.isEmpty, service.isHeadless || !name.endpoint.isEmpty {
      var selection = EndpointSelection(
        name: name, hostname: backend.hostname, ttl: backend.ttl, owner: owner)
      for slice in backend.stores.slices(key.name, key.namespace) { selection.take(slice, run) }
      return (selection.entries, selection.entries.isEmpty ? .nameError : .noError)
    }
    run.note(
      Fact(
        service.externalIPs.isEmpty
          ? "service \(key) has no external address"
          : "service \(key) has the external addresses "
            + service.externalIPs.joined(separator: ", "), object: "service/\(key)"))
    let ports = service.ports.filter { name.admits(port: $0.name, $0.protocolName) }
    let entries = service.externalIPs.flatMap { ip in
      ports.map { ServiceEntry(host: ip, port: $0.port, ttl: backend.ttl, owner: owner) }
    }
    return (entries, entries.isEmpty ? .nameError : .noError)
  }
}
