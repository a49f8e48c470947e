import Informers
import KubernetesClient
import SimulatedCluster
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// All faults mixed by chance, under changes without a pause: the store ends equal to the server's
/// state, whatever happened on the way.
@Suite(.timeLimit(.minutes(10))) struct RandomDrillTests {
  /// How many changes a drill has; `DRILL_EVENTS` asks for more.
  private static let events =
    ProcessInfo.processInfo.environment["DRILL_EVENTS"].flatMap { Int($0) } ?? 25_000

  private static let specifications = [
    "reset", "reset-after=3000", "half-open-after=9000", "end-after=5000", "goaway",
    "status=429,retry-after=1", "status=503", "status=500", "status=410", "content-type=text/html",
    "expired-after=40", "ends-after=30", "ends-after=0", "duplicated", "reordered", "replayed",
    "older-version", "other-kind", "malformed", "drip=4000/1ms", "delay=1ms",
  ]

  @Test(
    arguments: [
      (1, Wiring(streams: false, asksForJSON: false, isHTTP2: true)),
      (2, Wiring(streams: true, asksForJSON: true, isHTTP2: true)),
      (3, Wiring(streams: false, asksForJSON: true, isHTTP2: false)),
      (4, Wiring(streams: true, asksForJSON: false, isHTTP2: false)),
    ] as [(UInt64, Wiring)])
  func everythingAtOnce(seed: UInt64, wiring: Wiring) async throws {
    let bench = try await FaultBench(wiring, faultSeed: seed)
    for specification in Self.specifications {
      let fault = try SimulatedCluster.Fault(parsing: specification)
      bench.inject(fault.action, watch: nil, times: nil, chance: 0.04)
    }
    try await bench.run {
      var random = SeededGenerator(seed: seed)
      for step in 0..<Self.events {
        let number = Int.random(in: 0..<200, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bench.cluster.delete(.pods, namespace: "default", name: "pod-\(number)")
        default:
          let label = "l\(Int.random(in: 0..<9, using: &random))"
          try bench.cluster.apply(FaultBench.pod(number, label: label), .pods)
        }
        // Every watch ends soon, for the next one to have its chance.
        if step.isMultiple(of: 250) { await bench.cluster.closeConnections() }
        await Task.yield()
      }
      bench.cluster.clearFaults()
      try await bench.waitUntilEqual()
      #expect(bench.informer.hasSynced)
      let status = bench.informer.status
      #expect(status.relists > 0 && status.requests > 100, "\(status.requests) requests")
      #expect(bench.codes.count >= 4, "\(bench.codes)")
    }
  }
}
