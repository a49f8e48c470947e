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
