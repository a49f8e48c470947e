import Inspection
import Replicas

@testable import Rendering

extension Samples {
  /// Replicas of which one is fine, one is wrong in everything, one is away, and one is not asked.
  static var replicas: ReplicasReport {
    var fine = ReplicasReport.Replica(pod: pod("coredns-fine"))
    fine.metrics = metrics("1.13.1")
    fine.configuration = ConfigurationVerdict(.loaded, "its reload hash is the Corefile's")
    fine.sync = SyncVerdict(.synced, "a name that does not exist is answered with NXDOMAIN")
    (fine.serial, fine.asked, fine.answered) = (1_767_323_000, 4, 4)
    var wrong = ReplicasReport.Replica(pod: pod("coredns-wrong"))
    wrong.pod.restarts = 3
    wrong.pod.isReady = false
    wrong.metrics = metrics("1.11.3")
    wrong.metrics?.responses["SERVFAIL"] = 50
    wrong.metrics?.panics = 1
    wrong.configuration = ConfigurationVerdict(.other, "its reload hash is 0123abcd")
    wrong.sync = SyncVerdict(.unsynced, "/ready says 503: \u{1B}[31mkubernetes is not ready")
    wrong.sync?.remarks = ["7 of its requests to the API server were forbidden (403)"]
    (wrong.serial, wrong.asked, wrong.answered) = (1_767_320_000, 4, 3)
    wrong.differences = ["a", "b", "<c>", "d"].map { name in
      .init(question: "\(name).shop.svc.cluster.local. A", differences: ["is NXDOMAIN", "x"])
    }
    var away = ReplicasReport.Replica(pod: pod("coredns-away"))
    away.asked = 4
    away.failures = [ReplicaFailure("port 53 refuses", hint: "nothing listens there")]
    var pending = ReplicasReport.Replica(pod: pod("coredns-pending"))
    (pending.pod.node, pending.pod.address, pending.pod.isReady) = (nil, nil, false)
    pending.pod.skipped = "is Pending, not Running"
    return ReplicasReport(
      entryName: "Corefile", selector: "k8s-app=kube-dns", namespace: "kube-system",
      now: 1_767_323_045, replicas: [away, fine, pending, wrong])
  }

  private static func pod(_ name: String) -> ReplicaPod {
    var pod = ReplicaPod(namespace: "kube-system", name: name)
    (pod.node, pod.address, pod.image) = ("worker-1", "10.244.0.11", "coredns:v1.13.1")
    (pod.isReady, pod.createdAt, pod.startedAt) = (true, 1_767_000_000, 1_767_000_100)
    return pod
  }

  private static func metrics(_ version: String) -> ReplicaMetrics {
    var metrics = ReplicaMetrics()
    (metrics.version, metrics.plugins) = (version, ["cache", "kubernetes"])
    (metrics.apiRequests, metrics.responses) = (["200": 40], ["NOERROR": 1000, "NXDOMAIN": 20])
    (metrics.cacheEntries, metrics.panics, metrics.failedReloads) = (["success": 12], 0, 0)
    (metrics.reloadHash, metrics.startedAt) = ("0123abcd", 1_767_000_100)
    return metrics
  }
}
