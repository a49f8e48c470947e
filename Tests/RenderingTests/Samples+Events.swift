import KubernetesClient
import KubernetesWire
import Informers
import Inspection

extension Samples {
  /// One event of each kind, with hostile text in some.
  static var events: [EventReport] {
    let changes: [EventReport.Change] = [
      .listed(objects: 1_204, resourceVersion: "100", isFirst: true),
      .added(objects[0]),
      .updated(
        objects[0], oldVersion: "132184",
        [
          FieldDifference(path: "podIP", old: "10.128.3.7", new: "10.128.3.8"),
          FieldDifference(path: "ports[1]", old: ["port": 80], new: nil),
        ]),
      .updated(objects[0], oldVersion: "132184", []),
      .deleted(objects[1]),
      .failed(forbidden),
      .listed(objects: 7, resourceVersion: "200", isFirst: false),
      .missed(12_345),
    ]
    return changes.enumerated().map { number, change in
      EventReport(
        time: .seconds(1_795_872_245) + .microseconds(123_456 + 1_000_000 * number),
        identity: block, watch: "pod", columns: columns, change: change)
    }
  }

  static var status: StatusReport {
    var failing = live(objects: 42, after: .milliseconds(380))
    failing.lastError = forbidden
    failing.relists = 3
    failing.history.events.added = 1_042
    failing.history.events.deleted = 7
    failing.history.failures = [.init(.connect, count: 4), .init(.forbidden, count: 1)]
    failing.history.relists = [.init(.expired, count: 2), .init(nil, count: 1)]
    failing.history.versionsBack = 1
    failing.history.warnings = ["v1 Endpoints is deprecated in v1.33+; \u{1b}[31mhostile"]
    failing.history.conversionFailures = [
      .init(key: "shop/web", message: "shop/web: status.podIP: the bytes end in the middle"),
      .init(key: nil, message: "malformed JSON at byte 12"),
    ]
    failing.decodeFailures = 2
    failing.isReplacing = true
    failing.sinceEvent = .seconds(4)
    failing.sinceBookmark = .seconds(40)
    failing.memory = StoreMemory(
      objects: 18_200, keys: 4_096, indexes: [.init(name: "PodIP", bytes: 2_048)])
    return StatusReport(
      entryName: "Corefile", uptime: .seconds(3_723),
      serverBlocks: [
        StatusReport.Block(
          block, connection: connection,
          watches: [
            StatusReport.Watch(name: "pod", live: failing, silence: .milliseconds(12_300)),
            StatusReport.Watch(
              name: "service", live: live(objects: 0, after: nil), silence: nil),
          ]),
        StatusReport.Block(other, connection: nil, watches: []),
      ])
  }

  static var blocks: BlocksReport {
    BlocksReport(serverBlocks: [
      BlocksReport.Block(number: 1, identity: block, isSelected: true),
      BlocksReport.Block(number: 3, identity: other, isSelected: false),
    ])
  }
}
