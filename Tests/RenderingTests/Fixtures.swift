import KubernetesWire
import Corefile
import Informers
import Inspection
import KubernetesClient
import KubernetesConfiguration

@testable import Rendering

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Text files that hold what a report looks like.
enum Golden {
  private static let folder =
    String(#filePath.prefix(upTo: #filePath.lastIndex(of: "/") ?? #filePath.endIndex))
    + "/Fixtures/"

  /// The recorded text, or the given one just recorded where `RECORD_GOLDEN` is set.
  static func text(_ name: String, recording text: String) throws -> String {
    let path = folder + name
    if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] != nil {
      try Data(text.utf8).write(to: URL(filePath: path))
    }
    return String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
  }
}

/// Reports with something of everything in them.
enum Samples {
  static let block = BlockIdentity(keys: [".:53"], plugin: "k8s_api")
  static let other = BlockIdentity(keys: ["cluster.local", "10.0.0.0/24"], plugin: "kubernetes")

  static let forbidden = FailureReport(
    ClientError(
      .forbidden, "GET /api/v1/pods is forbidden", cause: "pods is forbidden: User \"x\"",
      hint: "add a ClusterRole rule"))

  static func live(objects: Int, after: Duration?) -> LiveWatchReport {
    var live = LiveWatchReport()
    live.objects = objects
    live.isSynced = after != nil
    live.syncedAfter = after
    live.resourceVersion = "132185"
    live.requests = 2
    live.bytesReceived = objects * 3312
    live.wireBytesReceived = objects * 201
    live.activity = after == nil ? "backingOff" : "watching"
    return live
  }

  static func watches(isStatic: Bool) -> WatchesReport {
    var pod = WatchReport(
      name: "pod", plugin: "kubernetes", shadows: ["extra"], consumers: ["podnames", "kubernetes"],
      resource: .pods, labelSelector: "environment=qa",
      fieldSelector: "status.phase!=Succeeded,status.phase!=Failed", indexes: ["PodIP"],
      live: live(objects: 97_988, after: .milliseconds(3_412)))
    var slices = WatchReport(
      name: "endpoints", plugin: "kubernetes", consumers: ["kubernetes"],
      resource: .endpointSlices, indexes: ["EndpointNameNamespace", "EndpointsIP"],
      live: live(objects: 0, after: nil))
    slices.live?.lastError = forbidden
    slices.live?.decodeFailures = 3
    if isStatic {
      pod.live = nil
      slices.live = nil
    }
    return WatchesReport(
      serverBlocks: [
        WatchesReport.Block(block, watches: [slices, pod]),
        WatchesReport.Block(other, watches: []),
      ], isStatic: isStatic)
  }

  static var plugins: PluginsReport {
    var kubernetes = PluginReport(name: "kubernetes", place: "Corefile:4")
    kubernetes.isAPIWatcher = true
    kubernetes.offers = ["pod", "service"]
    kubernetes.won = ["service"]
    kubernetes.indexers = ["pod", "service"]
    kubernetes.hasSynced = true
    kubernetes.hasSyncedAfter = .milliseconds(921)
    var late = kubernetes
    late.name = "late"
    late.hasSynced = false
    late.hasSyncedAfter = nil
    return PluginsReport(serverBlocks: [
      PluginsReport.Block(
        block, plugins: [PluginReport(name: "errors", place: "Corefile:2"), kubernetes, late])
    ])
  }

  static var indexes: IndexesReport {
    IndexesReport(serverBlocks: [
      IndexesReport.Block(
        block,
        watches: [
          IndexesReport.Watch(name: "namespace", objects: 11, indexes: []),
          IndexesReport.Watch(
            name: "pod", objects: 1_204,
            indexes: [
              IndexesReport.Index(
                name: "PodIP", counts: [("", 3), ("10.0.0.1", 1), ("10.0.0.2", 1_200)])
            ]),
        ])
    ])
  }

  static var indexValues: IndexValuesReport {
    IndexValuesReport(serverBlocks: [
      IndexValuesReport.Block(
        block,
        watches: [
          IndexValuesReport.Watch(name: "namespace", keys: ["default"], indexes: []),
          IndexValuesReport.Watch(
            name: "pod", keys: ["a/x", "a/y"],
            indexes: [
              IndexValuesReport.Index(
                name: "PodIP",
                values: [
                  IndexValuesReport.Value(value: "", keys: ["a/x"]),
                  IndexValuesReport.Value(value: "10.0.0.1", keys: ["a/x", "a/y"]),
                ])
            ]),
        ])
    ])
  }

  static func members(_ value: JSONValue) -> JSONObject { value.objectValue ?? JSONObject() }

  static let columns = [
    ObjectColumn("POD IP", field: "podIP"), ObjectColumn("PORTS", field: "ports", isWide: true),
  ]

  static var objects: [ObjectReport] {
    [
      ObjectReport(
        key: "team-0007/app-1", resourceVersion: "132185",
        fields: members([
          "name": "app-1", "podIP": "10.128.3.7",
          "ports": [["name": "dns", "port": 53], ["name": "web", "port": 80]],
        ])),
      ObjectReport(
        key: "team-0007/evil\u{1B}[2J", resourceVersion: "9",
        fields: members(["name": "e\u{202E}vil", "podIP": "", "ports": []])),
    ]
  }

  static func query(keysOnly: Bool) -> ObjectsReport {
    ObjectsReport(
      serverBlocks: [
        ObjectsReport.Block(block, watch: "pod", columns: columns, objects: objects)
      ], query: ObjectsReport.Query(index: "PodIP", value: "10.128.3.7"),
      showsKeysOnly: keysOnly)
  }

  static var get: GetReport {
    let live: JSONValue = ["kind": "Pod", "status": ["podIP": "10.128.3.8"]]
    return GetReport(serverBlocks: [
      GetReport.Block(
        block, watch: "pod", key: "team-0007/app-1", columns: columns, object: objects[0],
        live: GetReport.Live(
          object: live,
          differences: [
            FieldDifference(path: "podIP", old: "10.128.3.7", new: "10.128.3.8"),
            FieldDifference(path: "ports[1]", old: ["port": 80], new: nil),
          ]))
    ])
  }

  static var connection: ConnectionSummary {
    let corefile = Provenance.corefile(file: "Corefile", line: 8)
    var values = ConnectionValues(
      source: .kubeconfig,
      server: Sourced(
        "https://user:secret@127.0.0.1:6443/prefix",
        from: .kubeconfig(file: "kube", line: 4, entry: .cluster("c"))))
    values.certificateAuthority = Sourced(.file("/etc/ca.pem"), from: corefile)
    values.clientCertificate = ClientCertificate(
      chain: Sourced(.data([1, 2]), from: corefile), key: Sourced(.data([3]), from: corefile))
    values.token = Sourced(Secret("top-secret"), from: corefile)
    values.basic = Sourced(
      BasicCredentials(username: "admin", password: Secret("top-secret")), from: corefile)
    values.context = Sourced("kind-kind", from: .option("--context"))
    var acting = Impersonation()
    acting.user = "jane"
    acting.groups = ["a", "b"]
    values.impersonation = Sourced(acting, from: .option("--as"))
    values.unverified = corefile
    values.remarks = [.unusedTLSFiles(corefile)]
    return ConnectionSummary(values)
  }
}
