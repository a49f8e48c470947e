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
