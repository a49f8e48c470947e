import DNSMessages

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
