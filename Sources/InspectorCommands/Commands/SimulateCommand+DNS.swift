import ArgumentParser
import DNSMessages
import InspectorShell
import Sessions
import SimulatedCluster

extension SimulatedDNS.Fault: ExpressibleByArgument {}

/// What is wrong with some replicas: names with commas between them.
struct ReplicaFaultList: ExpressibleByArgument {
  /// One for each replica.
  var faults: [SimulatedReplicas.Fault] = []

  init?(argument: String) {
    for name in argument.split(separator: ",", omittingEmptySubsequences: false) {
      guard let fault = SimulatedReplicas.Fault(rawValue: String(name)) else { return nil }
      faults.append(fault)
    }
  }

  static var allValueStrings: [String] { SimulatedReplicas.Fault.allCases.map(\.rawValue) }

  static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }
}

extension SimulateCommand {
  /// The name servers that are asked for, with their watches synced.
  func nameServers(
    _ cluster: SimulatedCluster, _ invocation: Invocation
  ) async throws -> SimulatedDNS? {
    guard dns || !dnsFaults.isEmpty else { return nil }
    let loaded = try invocation.sessions.localCorefile(otherwise: SimulatedDNS.corefile)
    do {
      return try await SimulatedDNS.start(cluster, loaded, port: dnsPort, faults: dnsFaults)
    } catch let failure as CommandFailure {
      throw failure
    } catch {
      throw CommandFailure(
        .failure, "DNS cannot be served on port \(dnsPort)", cause: error.systemReason,
        hint: "give another --dns-port, or 0")
    }
  }

  /// Says where DNS is served, and how it is asked.
  func announce(_ names: SimulatedDNS?, _ invocation: Invocation) {
    guard let names, !global.quiet else { return }
    for replica in names.replicas {
      let what = replica.fault.map { "\($0.rawValue) DNS" } ?? "DNS"
      invocation.tell("serving \(what) on \(replica.server.address)\n")
    }
    if let first = names.replicas.first {
      invocation.tell(
        "  dig @\(first.server.address.address) -p \(first.server.address.port) "
          + "kubernetes.default.svc.cluster.local\n")
    }
  }

  /// The replicas that are asked for; three where only faults are.
  func replicas(
    in cluster: SimulatedCluster, _ invocation: Invocation
  ) async throws -> SimulatedReplicas? {
    let faults = replicaFaults.flatMap(\.faults)
    guard (replicas ?? 0) > 0 || !faults.isEmpty else { return nil }
    let good = max(0, (replicas ?? max(3, faults.count + 1)) - faults.count)
    return try await SimulatedReplicas.start(
      cluster, invocation.sessions.localCorefile(otherwise: SimulatedReplicas.corefile),
      faults: Array(repeating: nil, count: good) + faults, isEager: true,
      time: invocation.context.time)
  }

  /// Says which replicas run, and how one is looked at.
  func announce(_ replicas: SimulatedReplicas?, _ invocation: Invocation) {
    guard let replicas, !global.quiet else { return }
    for (name, fault) in replicas.pods {
      invocation.tell("running \(fault.map { "\($0.rawValue) " } ?? "")CoreDNS as pod \(name)\n")
    }
    if let first = replicas.pods.first {
      let namespace = SimulatedReplicas.namespace
      invocation.tell(
        "  kubectl get --raw /api/v1/namespaces/\(namespace)/pods/\(first.name):9153/proxy/metrics\n"
      )
    }
  }
}
