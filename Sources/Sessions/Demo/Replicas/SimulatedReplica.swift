import Corefile
import KubernetesClient
import Replicas
import SimulatedCluster

/// One pod of CoreDNS: what it is, and what its ports say.
struct SimulatedReplica: Sendable {
  let name: String
  let node: String
  let address: String
  let fault: SimulatedReplicas.Fault?
  let version: String
  /// When its process started, in seconds since 1970.
  let startedAt: Int64
  let restarts: Int64
  let metrics: ReplicaMetrics
  private let dns: ReplicaDNS

  /// The endings of the pods' names, as a ReplicaSet makes them up; then they have numbers.
  private static let suffixes = ["7xk2m", "q4v8z", "w9h6t", "b2c5j", "n8d4r", "f6s9k", "x3p7g"]

  /// When the ConfigMap was changed last: two days ago.
  static func changedAt(_ now: Int64) -> Int64 { now - 2 * 86_400 }

  init(
    index: Int, fault: SimulatedReplicas.Fault?, _ text: ReplicaCorefiles, now: Int64,
    _ server: ReplicaNameServer, _ time: any TimeSource
  ) {
    let suffix = Self.suffixes.indices.contains(index) ? Self.suffixes[index] : "z\(index + 1000)"
    name = "coredns-5d78c9869d-\(suffix)"
    node = "worker-\(index + 1)"
    address = "10.244.\(index / 200).\(11 + index % 200)"
    self.fault = fault
    version = fault == .old ? "1.11.3" : "1.13.1"
    // The first one and those that went wrong at a change are older than the change.
    let isOlder = index == 0 || fault == .old || fault == .failedReload
    startedAt = isOlder ? now - 10 * 86_400 : now - 86_400 + Int64(index * 60)
    restarts = fault == .unsynced ? 3 : 0
    let corefile = fault == .old ? text.older.corefile : text.current.corefile
    var metrics = ReplicaMetrics(corefile, version: version, startedAt: startedAt)
    metrics.reloadHash = isOlder ? ReloadHash(corefile)?.sha512 : nil
    if fault == .failedReload {
      metrics.failedReloads = 1
      metrics.withoutLastPlugin()
    }
    metrics.isSynced = fault != .unsynced
    self.metrics = metrics
    dns = ReplicaDNS(
      server: server, fault: fault, port: text.current.listeningPort, counters: metrics.counters,
      time: time)
  }

  /// Whether the kubelet finds it ready.
  var isReady: Bool { fault != .unsynced && fault != .unreachable }

  /// What listens in the pod.
  var ports: PodPorts {
    guard fault != .unreachable else { return PodPorts() }
    let metrics = metrics
    let isSynced = fault != .unsynced
    let dns = dns
    return PodPorts(
      http: [
        9153: { path in
          guard path == "/metrics" else { return .notFound }
          return PodHTTPAnswer(
            contentType: "text/plain; version=0.0.4; charset=utf-8; escaping=underscores",
            body: Array(metrics.text.utf8), isCompressible: true)
        },
        8181: { path in
          guard path == "/ready" else { return .notFound }
          return isSynced ? .text("OK") : .text("kubernetes", status: 503)
        },
        8080: { path in path == "/health" ? .text("OK") : .notFound },
      ],
      tcp: [53: { await dns.serve($0) }])
  }
}
