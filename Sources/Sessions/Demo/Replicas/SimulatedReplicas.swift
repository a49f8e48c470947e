import DNSAnswers
import KubernetesClient
import SimulatedCluster

/// Pods of CoreDNS in the simulated cluster, with the ports that the real ones have.
///
/// Metrics, readiness, health and DNS are reached through the API server alone; nothing listens on
/// this machine.
package struct SimulatedReplicas: Sendable {
  /// What is wrong with a replica.
  package enum Fault: String, CaseIterable, Sendable {
    /// Its watches stopped when they had synced, before a further service came.
    case stale
    /// It is of version 1.11.3 and has loaded another Corefile.
    case old
    /// It answers DNS after two seconds.
    case slow
    /// It may list nothing, so that it never syncs.
    case unsynced
    /// Of the names that exist some have another address, and some do not exist for it.
    case wrong
    /// Every port refuses.
    case unreachable
    /// It serves an older Corefile and shows the hash of the one that it could not load.
    case failedReload = "failed-reload"
  }

  /// The Corefile where none is given: kubeadm's, with pods as `explain` wants them.
  package static let corefile = """
    .:53 {
        errors
        health {
           lameduck 5s
        }
        ready
        kubernetes cluster.local in-addr.arpa ip6.arpa {
           pods verified
           fallthrough in-addr.arpa ip6.arpa
           ttl 30
        }
        prometheus :9153
        forward . /etc/resolv.conf {
           max_concurrent 1000
        }
        cache 30 {
           disable success cluster.local
           disable denial cluster.local
        }
        loop
        reload
        loadbalance
    }

    """

  /// The pods' namespace.
  package static let namespace = "kube-system"

  /// The replicas, those without a fault first.
  let replicas: [SimulatedReplica]
  private let servers: [ReplicaNameServer]

  /// The pods' names with what is wrong with them, in order.
  package var pods: [(name: String, fault: Fault?)] { replicas.map { ($0.name, $0.fault) } }

  /// Puts the ConfigMap and the pods into a cluster and has them answer.
  ///
  /// - Parameters:
  ///   - faults: One for each replica; nil for a good one.
  ///   - isEager: Whether the watches behind DNS sync now; else with the first question, so that a
  ///     stale replica is as old as that.
  package static func start(
    _ cluster: SimulatedCluster, _ loaded: LoadedCorefile, faults: [Fault?],
    isEager: Bool, time: any TimeSource
  ) async throws -> SimulatedReplicas {
    let text = ReplicaCorefiles(loaded)
    let now = SystemTime.secondsSince1970()
    let serials = ZoneSerial(cluster)
    let good = ReplicaNameServer(cluster, loaded, .running(serials))
    var servers = [good]
    var replicas: [SimulatedReplica] = []
    for (index, fault) in faults.enumerated() {
      let server: ReplicaNameServer
      switch fault {
      case .stale: server = ReplicaNameServer(cluster, loaded, .stopped)
      case .unsynced: server = ReplicaNameServer(cluster, loaded, .unsynced)
      case .old: server = ReplicaNameServer(cluster, text.older, .running(serials))
      default: server = good
      }
      if server !== good { servers.append(server) }
      replicas.append(
        SimulatedReplica(index: index, fault: fault, text, now: now, server, time))
    }
    try cluster.apply(
      text.configMap(changedAt: SimulatedReplica.changedAt(now)),
      GroupVersionResource(version: "v1", resource: "configmaps"))
    for replica in replicas {
      try cluster.apply(replica.pod, .pods)
      cluster.setPorts(of: namespace, replica.name, replica.ports)
    }
    try publish(replicas, in: cluster)
    if isEager {
      for server in servers { _ = try await server.started() }
      // Without a change nobody could tell that it hears of none.
      if faults.contains(.stale) { try cluster.apply(newcomer, .services) }
    }
    return SimulatedReplicas(replicas: replicas, servers: servers)
  }

  /// Ends the watches behind DNS.
  package func stop() async {
    for server in servers { await server.stop() }
  }
}
