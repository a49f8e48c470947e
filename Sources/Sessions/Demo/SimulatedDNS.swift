import CoreDNSPlugins
import Corefile
import DNSAnswers
import DNSMessages
import Informers
import K8sAPI
import KubernetesClient
import KubernetesConfiguration
import SimulatedCluster

/// A CoreDNS for the simulated cluster: name servers that answer from the same stores as `explain`.
package struct SimulatedDNS {
  /// What is wrong with a name server.
  package enum Fault: String, CaseIterable, Sendable {
    /// Its watches stopped when they had synced.
    case stale
    /// It answers after two seconds.
    case slow
    /// Over UDP no answer fits.
    case truncated
    /// Its records are wrong.
    case wrong
    /// It says nothing.
    case silent
    /// Its names point at themselves.
    case looping
    /// It answers another question.
    case otherQuestion = "other-question"
  }

  /// The Corefile where none is given.
  package static let corefile = """
    .:53 {
        kubernetes cluster.local in-addr.arpa ip6.arpa {
            pods verified
            fallthrough in-addr.arpa ip6.arpa
        }
        forward . /etc/resolv.conf
    }

    """

  /// One name server.
  package struct Replica {
    /// Where it listens.
    package var server: DNSServer
    /// What is wrong with it; nil for a good one.
    package var fault: Fault?
  }

  /// The name servers, the good one first.
  package let replicas: [Replica]
  private let tasks: [Task<Void, Never>]
  private let clients: [KubernetesClient]

  /// Starts a good name server and one for each fault; they listen on the loopback interface.
  package static func start(
    _ cluster: SimulatedCluster, _ loaded: LoadedCorefile, port: Int, faults: [Fault]
  ) async throws -> SimulatedDNS {
    var replicas: [Replica] = []
    var tasks: [Task<Void, Never>] = []
    var clients: [KubernetesClient] = []
    for fault in [nil] + faults.map(Optional.some) {
      let (server, running, client) = try await nameServer(cluster, loaded)
      if fault == .stale {
        for task in running { task.cancel() }
        for task in running { await task.value }
      }
      tasks += running
      clients += client
      let address = ServerAddress(
        InternetAddress(ipv4: 0x7F00_0001), port: fault == nil ? port : 0)
      let listening = loaded.listeningPort
      let dns = try await DNSServer.start(address) { question, client in
        SimulatedResponder(server: server, fault: fault, port: listening).action(question, client)
      }
      replicas.append(Replica(server: dns, fault: fault))
    }
    return SimulatedDNS(replicas: replicas, tasks: tasks, clients: clients)
  }

  /// Stops everything.
  package func stop() async {
    for replica in replicas { await replica.server.stop() }
    for task in tasks { task.cancel() }
    for task in tasks { await task.value }
    for client in clients { await client.close() }
  }

  /// A model of the Corefile whose watches run and have synced; or, without `isRunning`, one that
  /// never received anything.
  static func nameServer(
    _ cluster: SimulatedCluster, _ loaded: LoadedCorefile, isRunning: Bool = true
  ) async throws -> (NameServer, [Task<Void, Never>], [KubernetesClient]) {
    var sources: [NameServer.Source] = []
    var tasks: [Task<Void, Never>] = []
    var clients: [KubernetesClient] = []
    for plan in loaded.plans where !plan.isRefused {
      let client = try KubernetesClient(
        PreparedConnection(
          server: cluster.baseURL,
          certificateAuthority: .data(Array(cluster.certificateAuthorityPEM.utf8)),
          token: cluster.token))
      let registry = try plan.makeRegistry(context: InformerContext(transport: client))
      if isRunning {
        tasks.append(Task { await InformerRunner(registry).run() })
        for watch in registry.watches where !watch.isSkippedWhenAbsent {
          try await watch.informer.synced()
        }
      }
      clients.append(client)
      var source = NameServer.Source(plan: plan, watchers: registry.watchers)
      if !isRunning { source.hasSynced = { false } }
      sources.append(source)
    }
    let server = NameServer(
      corefile: loaded.corefile, order: loaded.order, sources: sources,
      facts: ServerFacts(loaded))
    return (server, tasks, clients)
  }
}
