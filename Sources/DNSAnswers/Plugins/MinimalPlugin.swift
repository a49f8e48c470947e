import DNSMessages

/// `minimal`: leaves out what was not asked for.
struct MinimalPlugin: AnsweringPlugin {
  let place: PluginPlace

  func serve(_ request: Request, _ run: AnswerRun, _ next: Chain) throws(Crash) -> Outcome {
    let outcome = try next.serve(request, run)
    guard case .reply(var reply) = outcome, reply.code == .noError, !reply.isUnknown,
      !reply.answer.isEmpty || reply.authority.isEmpty,
      !reply.authority.isEmpty || !reply.additional.isEmpty
    else { return outcome }
    (reply.authority, reply.additional) = ([], [])
    run.step(place, "leaves out the authority and additional sections")
    return .reply(reply)
  }
}
