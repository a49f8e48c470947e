import DNSMessages

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
