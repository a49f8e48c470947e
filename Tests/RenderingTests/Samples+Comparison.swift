import Informers
import Inspection
import KubernetesClient
import KubernetesWire

extension Samples {
  private static func kept(_ ip: String) -> JSONObject {
    JSONObject([("podIP", .string(ip)), ("name", "x")])
  }

  /// Objects that are not stored, for each reason, and one with endpoints that are not ready.
  static var getOmitted: GetReport {
    let omissions: [Omission] = [
      .namespace(watched: "shop"), .labels(["a": "b", "c": "d"], selector: "a=x"),
      .labels([:], selector: "a=x"), .notAdmitted,
      .field("status.phase", value: "Succeeded", selector: "status.phase!=Succeeded"),
      .field("spec.nodeName", value: "", selector: "spec.nodeName=n1"),
    ]
    let live: JSONValue = ["kind": "Pod"]
    let slice: JSONValue = [
      "endpoints": [
        [
          "addresses": ["10.0.0.4", "fd00::4"], "hostname": "ring-0",
          "conditions": ["ready": false, "serving": false, "terminating": false],
          "targetRef": ["kind": "Pod", "namespace": "data", "name": "ring-0"],
        ],
        [
          "addresses": ["10.0.0.5"],
          "conditions": ["ready": false, "serving": true, "terminating": true],
        ],
        ["addresses": ["10.0.0.6"], "conditions": ["ready": true]], ["addresses": ["10.0.0.7"]],
      ]
    ]
    let slices = GroupVersionResource(
      group: "discovery.k8s.io", version: "v1", resource: "endpointslices")
    var blocks = omissions.map { omission in
      GetReport.Block(
        block, watch: "pod", key: "team-0007/app-1", columns: columns, object: nil,
        live: GetReport.Live(object: live, differences: [], omission: omission))
    }
    blocks.append(
      GetReport.Block(
        block, watch: "pod", key: "team-0007/app-1", columns: columns, object: objects[0],
        live: GetReport.Live(
          object: live,
          differences: [FieldDifference(path: "podIP", old: "10.128.3.7", new: "10.128.3.8")],
          omission: .notAdmitted)))
    blocks.append(
      GetReport.Block(
        block, watch: "endpoints", key: "data/ring-5fml2", columns: columns, object: objects[1],
        live: GetReport.Live(
          object: slice, differences: [], unready: UnreadyEndpoint.all(of: slice, slices))))
    return GetReport(serverBlocks: blocks)
  }

  /// A watch without differences, one with some of each kind, and one that could not be listed.
  static var comparison: ComparisonReport {
    var same = StoreComparison()
    same.resourceVersion = "132185"
    same.listed = 12
    same.passedOver = 2
    var other = same
    other.changedMeanwhile = 3
    other.undecodable = 1
    other.differences = [
      .init(key: ObjectKey(namespace: "a", name: "new"), liveVersion: "7", live: kept("10.1")),
      .init(
        key: ObjectKey(namespace: "a", name: "old"), storedVersion: "3", stored: kept("10.2")),
      .init(
        key: ObjectKey(namespace: "a", name: "other"), storedVersion: "3", liveVersion: "8",
        stored: kept("10.2"), live: kept("10.3")),
    ]
    other.differences += (0..<25).map { number in
      .init(
        key: ObjectKey(namespace: "b", name: "p\(number)"), storedVersion: "3",
        stored: kept("10.2"))
    }
    return ComparisonReport(serverBlocks: [
      ComparisonReport.Block(
        block,
        watches: [
          .init(name: "endpoints", objects: 10, comparison: same),
          .init(name: "pod", objects: 1_204, comparison: other),
          .init(name: "service", objects: 7, failure: forbidden),
        ])
    ])
  }
}
