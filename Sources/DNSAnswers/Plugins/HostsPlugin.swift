import DNSMessages

/// `hosts`, as far as its entries stand in the Corefile.
struct HostsPlugin: AnsweringPlugin {
  let place: PluginPlace
  let zones: [String]
  let ttl: UInt32
  let fallthroughZones: [String]
  /// Addresses by lower-case name.
  let addresses: [String: [InternetAddress]]
  /// Names by address, in their order.
  let names: [InternetAddress: [String]]

  func serve(_ request: Request, _ run: AnswerRun, _ next: Chain) throws(Crash) -> Outcome {
    let name = request.lower
    guard Zones.longest(zones, containing: name) != nil || request.type == .ptr else {
      return try next.serve(request, run)
    }
    let owner = DNSName(unchecked: name)
    var reply = Reply()
    reply.isAuthoritative = true
    switch request.type {
    case .ptr:
      let found = ReverseName.address(in: name).flatMap { InternetAddress($0) }.flatMap {
        names[$0]
      }
      guard let found else { return try next.serve(request, run) }
      reply.answer = found.map { ResourceRecord(owner, ttl: ttl, .ptr(DNSName(unchecked: $0))) }
    case .a, .aaaa:
      let isIPv4 = request.type == .a
      reply.answer = (addresses[name] ?? []).filter { $0.isIPv4 == isIPv4 }.map {
        ResourceRecord(owner, ttl: ttl, isIPv4 ? .a($0) : .aaaa($0))
      }
    default: break
    }
    if reply.answer.isEmpty, addresses[name] == nil {
      if Zones.longest(fallthroughZones, containing: name) != nil {
        return try next.serve(request, run)
      }
      run.decider = place
      run.step(place, "SERVFAIL: does not have the name and does not fall through")
      return .failed(.serverFailure, isError: false)
    }
    run.decider = place
    run.step(
      place,
      reply.answer.isEmpty ? "has the name and no \(request.type)" : "answers from its own entries")
    return .reply(reply)
  }
}
