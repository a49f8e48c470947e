import Inspection
import KubernetesConfiguration

/// One way from a Corefile to sessions that run: what the options say, what the process has, and
/// who is told.
package struct SessionRun: Sendable {
  /// What decides how to connect.
  package var options: SessionOptions
  /// The process.
  package let context: SessionContext
  /// The interactive session whose watches are used; nil for sessions of one's own.
  let host: SessionHost?
  /// The simulated cluster, while it runs.
  package var demo: DemoCluster?
  /// Who is told.
  package let observer: SessionObserver
  /// What has been told already, and is not said again.
  let told: ToldNotices
  /// The files that describe connections, each read once in the run.
  let files: ReadOnceFiles

  package init(
    options: SessionOptions, context: SessionContext, host: SessionHost? = nil,
    observer: SessionObserver = .silent, told: ToldNotices = ToldNotices(),
    files: ReadOnceFiles? = nil
  ) {
    self.options = options
    self.context = context
    self.host = host
    demo = host?.demo
    self.observer = observer
    self.told = told
    self.files = files ?? context.files.anew
  }

  /// The server block to keep to; nil for all.
  var serverBlock: String? { options.serverBlock }

  /// How long to wait.
  package var timeout: Duration { options.timeout ?? options.usualTimeout }

  /// What turns plans into sessions.
  package var opener: SessionOpener { SessionOpener(run: self) }

  /// Tells a message, or a warning that the run goes on in spite of.
  package func tell(_ message: FailureMessage) { observer.notice(.message(message)) }

  /// Calls `body` with a run that has the simulated cluster where the options ask for one, with three
  /// good replicas of CoreDNS for who looks at them.
  package func withDemo<Result: Sendable>(
    isPopulated: Bool = true, hasReplicas: Bool = false, _ body: (SessionRun) async throws -> Result
  ) async throws -> Result {
    guard options.isDemo, demo == nil, host == nil else {
      if hasReplicas { try await addDemoReplicas() }
      return try await body(self)
    }
    var run = self
    let demo = try await DemoCluster.start(
      isPopulated: isPopulated, churn: options.churn ?? DemoCluster.churn, time: context.time)
    run.demo = demo
    return try await closing {
      if hasReplicas { try await run.addDemoReplicas() }
      return try await body(run)
    } close: {
      await demo.stop()
    }
  }

  /// Puts replicas into the simulated cluster, where there is one; those of a session have loaded its
  /// Corefile.
  private func addDemoReplicas() async throws {
    guard let demo else { return }
    let loaded =
      try host?.content.loaded ?? replicaCorefile(otherwise: SimulatedReplicas.corefile)
    try await demo.addReplicas(loaded, time: context.time)
  }
}
