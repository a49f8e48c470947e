import Captures
import CoreDNSPlugins
import Informers
import Inspection
import K8sAPI
import KubernetesClient

extension SessionOpener {
  /// A block's session as it was recorded; nothing of it runs.
  func reopen(
    _ plan: ServerBlockPlan, watches: Set<String>?, in capture: Capture
  ) throws -> OpenSession {
    let registry = try plan.makeRegistry()
    guard let place = capture.place(of: plan) else {
      let failure = ClientError(
        .configuration, "the capture has nothing of this server block",
        hint: "record it again, without --server-block")
      return OpenSession(
        session: BlockSession(plan: plan, registry: registry, failure: failure, only: watches))
    }
    let replay = CaptureReplay(
      capture, block: place, registry, clock: run.context.replayClock
    ) { [run] in run.tell(FailureMessage($0, isWarning: true)) }
    replay.restore(appliesEvents: run.options.play == nil)
    let block = capture.blocks[place]
    let session = BlockSession(
      plan: plan, registry: registry,
      connection: block.connection.flatMap { ConnectionSummary(captured: $0) },
      failure: block.failure, only: watches)
    return OpenSession(session: session, replay: run.options.play == nil ? nil : replay)
  }
}

extension Capture {
  /// The place of a plan's block among those that were recorded; nil where it was not.
  func place(of plan: ServerBlockPlan) -> Int? {
    blocks.firstIndex { $0.index == plan.blockIndex && $0.title == plan.title }
  }

  /// What was recorded of a plan's block; nil where nothing was.
  func block(of plan: ServerBlockPlan) -> CapturedBlock? { place(of: plan).map { blocks[$0] } }
}
