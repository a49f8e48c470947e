import Inspection
import KubernetesWire

@testable import Rendering

extension Samples {
  /// Two sides that differ in everything.
  static var differences: DifferenceReport {
    var shared = DifferenceReport.Block(block, presence: .both)
    var pod = WatchDifference(name: "pod", presence: .both)
    pod.registration = [FieldDifference(path: "labelSelector", old: "", new: "environment=qa")]
    var objects = ObjectDifferences()
    (objects.first, objects.second) = (97_988, 97_990)
    (objects.onlyFirst, objects.onlySecond, objects.changed) = (1, 3, 1)
    objects.otherVersion = 4_000
    objects.shown = [
      .init(key: "shop/\u{1B}[31mweb-0", presence: .first),
      .init(
        key: "shop/web-1", presence: .both,
        fields: [FieldDifference(path: "podIP", old: "10.0.0.1", new: nil)]),
      .init(key: "shop/web-2", presence: .second),
    ]
    pod.objects = objects
    var index = IndexDifference(name: "PodIP")
    (index.first, index.second, index.onlyFirst, index.changed) = (97_000, 97_000, 1, 1)
    index.shown = [
      .init(value: "", first: 2, second: 0), .init(value: "10.0.0.1", first: 1, second: 2),
    ]
    pod.indexes = [index]
    shared.watches = [pod, WatchDifference(name: "service", presence: .second)]
    shared.settings = [
      SettingDifference(
        plugin: "kubernetes", name: "ttl", first: .init(5), second: .init(30, origin: "Corefile:7")),
      SettingDifference(plugin: "podnames", name: "zones", first: .init(["a."]), second: nil),
    ]
    shared.timings = [
      TimingDifference(watch: "pod", first: .milliseconds(3_412), second: nil)
    ]
    var report = DifferenceReport(
      first: .init(name: "live", servers: ["https://10.0.0.1:6443"]),
      second: .init(
        name: "context:new", servers: ["https://10.0.0.2:6443"], unsynced: ["endpoints"]),
      serverBlocks: [shared, DifferenceReport.Block(other, presence: .first)])
    report.namesAsked = 3
    report.answers = ["web", "api"].map(answer)
    return report
  }

  private static func answer(_ name: String) -> AnswerDifference {
    AnswerDifference(
      name: "\(name).shop.svc.cluster.local.", type: "A",
      first: .init(
        result: "NOERROR", records: ["\(name).shop.svc.cluster.local. A 10.0.0.1"],
        verdict: "kubernetes: answers with a record", facts: ["service \(name) has 10.0.0.1"]),
      second: .init(result: "NXDOMAIN", records: [], verdict: "kubernetes: NXDOMAIN"))
  }
}
