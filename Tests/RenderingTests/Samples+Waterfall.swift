import Informers
import Inspection
import KubernetesClient

@testable import Rendering

extension Samples {
  /// A gate with the limit of the `k8s_api` plugin.
  static func gate(opensAfter milliseconds: Int) -> SyncReport.Gate {
    SyncReport.Gate(
      opensAfter: .milliseconds(milliseconds), timedOut: milliseconds >= 5000,
      pollInterval: .milliseconds(100), limit: .seconds(5))
  }

  /// A watch that connects for a twentieth of its time, waits for a fifth, then receives.
  static func watch(
    _ name: String, objects: Int, milliseconds: Int
  ) -> SyncReport.Watch {
    let end = Duration.milliseconds(milliseconds)
    var timeline = SyncTimeline()
    timeline.phases = [
      .init(.connect, start: .zero, duration: end / 20),
      .init(.firstByte, start: end / 20, duration: end / 5),
      .init(.list, start: end / 4, duration: end * 3 / 4),
    ]
    timeline.hasSyncedAfter = end
    timeline.decoding = end / 4
    timeline.indexing = end / 10
    return SyncReport.Watch(
      name: name, timeline: timeline, live: live(objects: objects, after: end),
      httpVersion: "HTTP/2")
  }

  /// A watch that is refused again and again for five seconds.
  static var refusedWatch: SyncReport.Watch {
    var timeline = SyncTimeline()
    var start = Duration.zero
    for pause in [800, 1_600, 2_000] {
      timeline.phases.append(.init(.firstByte, start: start, duration: .milliseconds(3)))
      start += .milliseconds(3)
      timeline.phases.append(.init(.backOff, start: start, duration: .milliseconds(pause)))
      start += .milliseconds(pause)
    }
    var live = live(objects: 0, after: nil)
    live.lastError = forbidden
    return SyncReport.Watch(name: "service", timeline: timeline, live: live)
  }

  /// The four watches of a large cluster.
  static var largeCluster: [SyncReport.Watch] {
    [
      watch("endpoints", objects: 9_723, milliseconds: 921),
      watch("namespace", objects: 1, milliseconds: 52),
      watch("pod", objects: 97_988, milliseconds: 3_412),
      watch("service", objects: 10_001, milliseconds: 381),
    ]
  }

  /// A block that synced, or gave up after five seconds.
  static func syncBlock(
    _ watches: [SyncReport.Watch], opensAfter: Int, total: Duration? = nil
  ) -> SyncReport.Block {
    let synced = watches.map(\.timeline.hasSyncedAfter)
    return SyncReport.Block(
      block, connection: connection, isSynced: !synced.contains(nil),
      total: total ?? synced.compactMap { $0 }.max() ?? .zero, gate: gate(opensAfter: opensAfter),
      watches: watches,
      plugins: [
        SyncReport.Plugin(
          name: "kubernetes", waitsFor: watches.map(\.name),
          hasSyncedAfter: synced.contains(nil) ? nil : synced.compactMap { $0 }.max())
      ])
  }

  /// Blocks that are drawn at several widths, by the name of their recordings.
  static var waterfalls: [(name: String, waterfall: Waterfall)] {
    var wide = watch("サービス\u{1B}[2J", objects: 3, milliseconds: 48)
    wide.live.wireBytesReceived = wide.live.bytesReceived
    return [
      ("large", Waterfall(syncBlock(largeCluster, opensAfter: 3500))),
      ("fast", Waterfall(syncBlock([wide], opensAfter: 100))),
      (
        "refused",
        Waterfall(
          syncBlock(
            [watch("pod", objects: 12, milliseconds: 52), refusedWatch], opensAfter: 5000,
            total: .seconds(6)))
      ),
    ]
  }
}
