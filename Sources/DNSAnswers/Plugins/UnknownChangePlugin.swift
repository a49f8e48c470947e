/// A plugin that changes answers, in a way that is not modelled.
struct UnknownChangePlugin: AnsweringPlugin {
  let place: PluginPlace

  func serve(_ request: Request, _ run: AnswerRun, _ next: Chain) throws(Crash) -> Outcome {
    run.step(place, "\(place.plugin) may change the answer, which is not modelled")
    return try next.serve(request, run)
  }
}
