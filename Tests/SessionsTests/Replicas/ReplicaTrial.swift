import Inspection
import KubernetesClient
import KubernetesWire
import SimulatedCluster
import Testing

@testable import Sessions

/// A simulated cluster with replicas of CoreDNS, and the sessions that look at it.
struct ReplicaTrial {
  let run: SessionRun
  let loaded: LoadedCorefile
  let live: LiveSessions
  let server: ExplainServer

  /// Starts replicas with these faults, adds a service once they have synced, and calls `body` with
  /// sessions that have it.
  static func with<Result: Sendable>(
    _ faults: [SimulatedReplicas.Fault?], adding object: JSONValue? = nil,
    _ body: (ReplicaTrial) async throws -> Result
  ) async throws -> Result {
    let demo = try await DemoCluster.start(isPopulated: true, churn: 0, time: SystemTime())
    return try await closing {
      var run = SessionRun(options: options, context: context)
      run.demo = demo
      let loaded = try run.replicaCorefile(otherwise: SimulatedReplicas.corefile)
      let replicas = try await SimulatedReplicas.start(
        demo.cluster, loaded, faults: faults, isEager: true, time: run.context.time)
      return try await closing {
        if let object { try demo.cluster.apply(object, .services) }
        return try await looked(run, loaded, body)
      } close: {
        await replicas.stop()
      }
    } close: {
      await demo.stop()
    }
  }

  private static func looked<Result: Sendable>(
    _ run: SessionRun, _ loaded: LoadedCorefile, _ body: (ReplicaTrial) async throws -> Result
  ) async throws -> Result {
    var status = ExitStatus.success
    let plans = try run.usablePlans(of: loaded, &status)
    return try await run.withLiveSessions(plans, watches: nil, patience: .oneShot) { live in
      let server = try ExplainServer(loaded, live, ExplainRequest(), run.context)
      return try await body(ReplicaTrial(run: run, loaded: loaded, live: live, server: server))
    }
  }

  private static var options: SessionOptions {
    var options = SessionOptions()
    options.isDemo = true
    options.churn = 0
    options.timeout = .seconds(60)
    return options
  }

  private static var context: SessionContext {
    SessionContext(
      environment: [:], workingDirectory: "/nonexistent", serviceAccountFolder: "/nonexistent",
      time: SystemTime(), wallClock: { .seconds(SystemTime.secondsSince1970()) },
      isInputTerminal: false, readStandardInput: { [] })
  }
}
