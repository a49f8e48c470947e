import DNSMessages

/// `forward` or `grpc`: asks other servers.
struct ForwardPlugin: AnsweringPlugin {
  let place: PluginPlace
  /// The zones that are forwarded.
  let zones: [String]
  /// The zones below them that are not.
  let exceptions: [String]
  /// The servers, as the Corefile has them.
  let servers: [String]

  func serve(_ request: Request, _ run: AnswerRun, _ next: Chain) throws(Crash) -> Outcome {
    guard Zones.longest(zones, containing: request.lower) != nil,
      zones.contains(request.lower) || Zones.longest(exceptions, containing: request.lower) == nil
    else { return try next.serve(request, run) }
    run.decider = place
    run.note(Fact("goes to \(servers.joined(separator: " "))"))
    run.step(
      place, "leaves Kubernetes: another server is asked for \(request.name) \(request.type)")
    return .reply(
      run.ask(
        UpstreamQuestion(DNSName(unchecked: request.name), request.type, servers: servers)))
  }
}

/// A plugin that answers, in a way that is not modelled.
struct UnknownAnswerPlugin: AnsweringPlugin {
  let place: PluginPlace
  let zones: [String]

  func serve(_ request: Request, _ run: AnswerRun, _ next: Chain) throws(Crash) -> Outcome {
    guard Zones.longest(zones, containing: request.lower) != nil else {
      return try next.serve(request, run)
    }
    run.decider = place
    run.step(place, "\(place.plugin) answers here; its answers are not modelled")
    var reply = Reply()
    reply.isUnknown = true
    return .reply(reply)
  }
}

/// A plugin that changes answers, in a way that is not modelled.
struct UnknownChangePlugin: AnsweringPlugin {
  let place: PluginPlace

  func serve(_ request: Request, _ run: AnswerRun, _ next: Chain) throws(Crash) -> Outcome {
    run.step(place, "\(place.plugin) may change the answer, which is not modelled")
    return try next.serve(request, run)
  }
}

/// A plugin that lets every question and answer pass.
struct PassingPlugin: AnsweringPlugin {
  let place: PluginPlace

  func serve(_ request: Request, _ run: AnswerRun, _ next: Chain) throws(Crash) -> Outcome {
    try next.serve(request, run)
  }
}

/// `erratic`: answers for tests of clients.
struct ErraticPlugin: AnsweringPlugin {
  let place: PluginPlace

  func serve(_ request: Request, _ run: AnswerRun, _ next: Chain) throws(Crash) -> Outcome {
    run.decider = place
    run.step(place, "answers with an address of its own, or fails")
    let data: RecordData? =
      switch request.type {
      case .a: .a(InternetAddress(ipv4: 0xC000_0235))
      case .aaaa: InternetAddress("2001:db8::53").map { .aaaa($0) }
      default: nil
      }
    guard let data else { return .failed(.serverFailure, isError: false) }
    var reply = Reply()
    reply.isAuthoritative = true
    reply.answer = [ResourceRecord(DNSName(unchecked: request.name), ttl: 0, data)]
    return .reply(reply)
  }
}

/// `any`: answers questions for any type as RFC 8482 has it.
struct AnyPlugin: AnsweringPlugin {
  let place: PluginPlace

  func serve(_ request: Request, _ run: AnswerRun, _ next: Chain) throws(Crash) -> Outcome {
    guard request.type == .any else { return try next.serve(request, run) }
    run.decider = place
    run.step(place, "answers that questions for any type are obsolete")
    var reply = Reply()
    let texts = ["ANY obsoleted", "See RFC 8482"].flatMap { [UInt8($0.utf8.count)] + $0.utf8 }
    reply.answer = [
      ResourceRecord(
        DNSName(unchecked: request.name), ttl: 8482, .other(.hinfo, texts))
    ]
    return .reply(reply)
  }
}
