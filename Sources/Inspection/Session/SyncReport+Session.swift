import CoreDNSPlugins
import Informers
import K8sAPI
import KubernetesClient

extension SyncReport {
  /// Reports how long the watches of sessions took; `waited` is how long the tool waited for them.
  ///
  /// `others` are the plans of the same Corefile that no session is of: their gates come on top.
  public init(
    _ sessions: [BlockSession], others: [ServerBlockPlan] = [], waited: Duration,
    process: Process, measuringMemory: Bool = true
  ) {
    self.init(
      serverBlocks: sessions.map { Block($0, waited: waited, measuringMemory: measuringMemory) },
      process: process)
    // What is not measured may have no limit and yet sync, so that it says nothing.
    let unmeasured = StartUpSequence(others).gates.filter { $0.wait != .unlimited }
    addUp(StartUpSequence(serverBlocks.compactMap(\.ownGate) + unmeasured))
  }

  /// Lets every block serve when the last gate has opened.
  private mutating func addUp(_ sequence: StartUpSequence) {
    let held = serverBlocks.count { $0.ownGate != nil }
    // A block that holds nothing back itself waits for one gate that is another's.
    guard sequence.gates.count > 1 || held < serverBlocks.count && !sequence.gates.isEmpty else {
      return
    }
    for index in serverBlocks.indices {
      serverBlocks[index].gate.sequence = sequence
      if let total = sequence.total { serverBlocks[index].gate.opensAfter = total }
    }
  }
}

extension SyncReport.Block {
  /// The block's gate among those of the Corefile; nil where it holds nothing back.
  fileprivate var ownGate: StartUpSequence.Gate? {
    let wait: StartUpSequence.Wait
    switch gate.exception {
    case PluginGate.none?, .blocksQueries?: return nil
    case .unbounded?: wait = isSynced ? .measured(total) : .unlimited
    case .limit?, nil: wait = .measured(gate.ownWait)
    }
    return StartUpSequence.Gate(identity, wait)
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
    case .unbounded:
      gate.exception = session.plan.startUp
      if let syncedAfter { (gate.opensAfter, gate.timedOut) = (syncedAfter, false) }
    case .none, .blocksQueries:
      gate.exception = session.plan.startUp
      (gate.opensAfter, gate.timedOut) = (.zero, false)
    }
    gate.ownWait = gate.opensAfter
    self.init(
      session.identity, connection: session.connection,
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
