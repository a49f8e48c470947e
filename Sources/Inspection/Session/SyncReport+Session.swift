import CoreDNSPlugins
import Informers
import K8sAPI
import KubernetesClient

extension SyncReport {
  /// Reports how long the watches of sessions took; `waited` is how long the tool waited for them.
  public init(
    _ sessions: [BlockSession], waited: Duration, process: Process, measuringMemory: Bool = true
  ) {
    self.init(
      serverBlocks: sessions.map { Block($0, waited: waited, measuringMemory: measuringMemory) },
      process: process)
  }
}

extension SyncReport.Block {
  fileprivate init(_ session: BlockSession, waited: Duration, measuringMemory: Bool) {
    let syncedAfter = session.syncedAfter
    let opening = session.plan.gate.opening(syncedAfter: syncedAfter)
    var gate = SyncReport.Gate(
      opensAfter: opening.opensAfter, timedOut: opening.timedOut,
      pollInterval: StartUpGate.pollInterval, limit: session.plan.gate.limit)
    switch session.plan.startUp {
    case .limit: break
    case .unbounded: gate.exception = session.plan.startUp
    case .none, .blocksQueries:
      gate.exception = session.plan.startUp
      (gate.opensAfter, gate.timedOut) = (.zero, false)
    }
    self.init(
      session.identity, connection: session.connection.map { ConnectionSummary($0) },
      isSynced: syncedAfter != nil, total: syncedAfter ?? waited,
      gate: gate,
      watches: session.watches.map { watch in
        let status = watch.informer.status
        return SyncReport.Watch(
          name: watch.name, timeline: status.timeline,
          live: session.live(watch, measuringMemory: measuringMemory),
          httpVersion: status.httpVersion)
      },
      plugins: session.registry.plugins.map { plugin in
        SyncReport.Plugin(
          name: plugin.plugin, waitsFor: plugin.awaits.filter(session.isShown),
          hasSyncedAfter: session.hasSyncedAfter(plugin))
      })
  }
}
