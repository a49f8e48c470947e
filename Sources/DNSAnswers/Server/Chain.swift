import DNSMessages

/// The rest of a server block's plugins, in the order in which they execute.
struct Chain {
  let plugins: ArraySlice<any AnsweringPlugin>

  init(_ plugins: ArraySlice<any AnsweringPlugin>) { self.plugins = plugins }

  /// Lets the next plugin answer; without one the question fails, as CoreDNS's `NextOrFailure`.
  func serve(_ request: Request, _ run: AnswerRun) throws(Crash) -> Outcome {
    guard let first = plugins.first else {
      run.step("server", "SERVFAIL: no plugin is left to ask")
      return .failed(.serverFailure, isError: true)
    }
    return try first.serve(request, run, Chain(plugins.dropFirst()))
  }
}

/// A plugin that answers questions or changes them.
protocol AnsweringPlugin: Sendable {
  /// The plugin and where its directive stands.
  var place: PluginPlace { get }
  /// Answers a question, or lets the next plugin do so.
  func serve(_ request: Request, _ run: AnswerRun, _ next: Chain) throws(Crash) -> Outcome
}
