import DNSMessages

/// `local`: the names of the machine itself.
struct LocalPlugin: AnsweringPlugin {
  let place: PluginPlace
  /// Whether names that begin with `localhost.` are answered.
  let hasPrefix: Bool
  /// Whether names below `localhost.` are: after 1.14.7.
  let hasSuffix: Bool

  private static let ttl: UInt32 = 604_800
  private static let zones = [
    "localhost.", "0.in-addr.arpa.", "127.in-addr.arpa.", "255.in-addr.arpa.",
  ]
  private static let loopback = InternetAddress(ipv4: 0x7F00_0001)

  func serve(_ request: Request, _ run: AnswerRun, _ next: Chain) throws(Crash) -> Outcome {
    let name = request.lower
    let isLonger = name.utf8.count > "localhost.".utf8.count
    if isLonger,
      (hasPrefix && name.hasPrefix("localhost.")) || (hasSuffix && name.hasSuffix(".localhost."))
    {
      return answered(localhost(request), "the name begins with localhost", run)
    }
    guard let zone = Zones.longest(Self.zones, containing: name) else {
      return try next.serve(request, run)
    }
    let asked = request.name.end(bytes: zone.utf8.count)
    var reply = Reply()
    switch (name, request.type) {
    case ("localhost.", .a), ("localhost.", .aaaa): return answered(localhost(request), zone, run)
    case (zone, .soa): reply.answer = [authority(request.name)]
    case (zone, .ns):
      reply.answer = [record(request.name, .ns(DNSName(unchecked: "localhost.")))]
    case (zone, _): reply.authority = [authority(request.name)]
    case ("1.0.0.127.in-addr.arpa.", .ptr):
      reply.answer = [record(request.name, .ptr(DNSName(unchecked: "localhost.")))]
    case ("1.0.0.127.in-addr.arpa.", _): reply.authority = [authority(asked)]
    default:
      reply.code = .nameError
      reply.authority = [authority(asked)]
    }
    return answered(reply, "zone \(zone) is the machine's own", run)
  }

  private func answered(_ reply: Reply, _ why: String, _ run: AnswerRun) -> Outcome {
    run.decider = place
    run.note(Fact(why))
    run.step(place, "answers for the machine itself")
    return .reply(reply)
  }

  private func localhost(_ request: Request) -> Reply {
    var reply = Reply()
    switch request.type {
    case .a: reply.answer = [record(request.name, .a(Self.loopback))]
    case .aaaa:
      if let loopback = InternetAddress("::1") {
        reply.answer = [record(request.name, .aaaa(loopback))]
      }
    default: reply.authority = [authority(request.name)]
    }
    return reply
  }

  private func record(_ name: String, _ data: RecordData) -> ResourceRecord {
    ResourceRecord(DNSName(unchecked: name), ttl: Self.ttl, data)
  }

  private func authority(_ name: String) -> ResourceRecord {
    var authority = StartOfAuthority(
      primary: DNSName(unchecked: "localhost."), mailbox: DNSName(unchecked: "root.localhost."),
      minimum: Self.ttl)
    (authority.refresh, authority.retry, authority.expire) = (0, 0, 0)
    return record(name, .soa(authority))
  }
}
