/// A plugin that lets every question and answer pass.
struct PassingPlugin: AnsweringPlugin {
  let place: PluginPlace

  func serve(_ request: Request, _ run: AnswerRun, _ next: Chain) throws(Crash) -> Outcome {
    try next.serve(request, run)
  }
}
