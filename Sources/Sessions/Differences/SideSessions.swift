import CoreDNSPlugins
import Corefile
import Informers
import Inspection
import K8sAPI

/// One side's sessions, running.
struct SideSessions: Sendable {
  /// How it was named.
  let side: DifferenceSide
  /// How its sessions were opened.
  let run: SessionRun
  /// Its Corefile.
  let loaded: LoadedCorefile
  /// The sessions, after the wait for their watches.
  let live: LiveSessions

  /// The side as the report names it.
  var described: DifferenceReport.Side {
    var servers: [String] = []
    for session in live.sessions {
      guard let server = session.connection?.baseURL else { continue }
      if !servers.contains(server) { servers.append(server) }
    }
    let unsynced = live.sessions.flatMap { session in
      session.watches.filter { !$0.informer.hasSynced && !$0.isSkipped }.map(\.name)
    }
    return DifferenceReport.Side(
      name: side.text, servers: servers, unsynced: Set(unsynced).sorted())
  }

  /// Whether any of its stores says something.
  var isUsable: Bool { live.sessions.contains { $0.synced != nil } }

  /// The settings of a session's block.
  func configuration(of session: BlockSession) -> ConfigReport.Block {
    ConfigReport.Block(
      session.identity, settings: session.plan.settings, origins: session.plan.settingOrigins,
      connection: nil)
  }

  /// The CoreDNS that answers from this side's stores.
  func server(_ request: ExplainRequest) throws -> ExplainServer {
    try ExplainServer(loaded, live, request, run.context)
  }
}
