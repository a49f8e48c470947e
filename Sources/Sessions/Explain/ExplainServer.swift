import CoreDNSPlugins
import Corefile
import DNSAnswers
import DNSMessages
import Informers
import Inspection
import K8sAPI
import KubernetesConfiguration
import KubernetesWire

/// The CoreDNS that questions are put to: the Corefile and the stores of running sessions.
package struct ExplainServer {
  /// The server.
  package let server: NameServer
  /// What it depends on beside.
  let facts: ServerFacts
  /// What is assumed because no option says otherwise.
  package let assumptions: [String]
  /// How messages call the Corefile.
  package let entryName: String
  /// The port that is asked.
  package let port: Int

  package init(
    _ loaded: LoadedCorefile, _ live: LiveSessions, _ request: ExplainRequest,
    _ context: SessionContext
  ) throws {
    var facts = ServerFacts(loaded)
    var assumptions: [String] = []
    if let path = request.resolvConf {
      facts.take(resolvConf: try context.text(ofFile: path))
    }
    facts.addresses = request.coreDNSAddresses
    if facts.addresses.isEmpty {
      facts.addresses = Self.serviceAddresses(live.sessions)
      if !facts.addresses.isEmpty {
        assumptions.append(
          "CoreDNS's addresses are those behind kube-system/kube-dns: "
            + facts.addresses.map(\.description).joined(separator: " "))
      }
    }
    self.facts = facts
    entryName = loaded.corefile.entryFile
    port = request.port ?? loaded.listeningPort
    self.assumptions = assumptions
    server = NameServer(loaded, live.sessions, facts: facts)
  }

  /// The addresses behind the service `kube-system/kube-dns`, from whichever store has them.
  private static func serviceAddresses(_ sessions: [BlockSession]) -> [InternetAddress] {
    for session in sessions {
      guard let indexer = session.registry.watch("endpoints")?.informer.indexer,
        let found = try? indexer.byIndex("EndpointNameNamespace", "kube-dns.kube-system")
      else { continue }
      let addresses = found.flatMap { object in
        (object.fields["addresses"]?.arrayValue ?? []).compactMap(\.stringValue)
      }
      let unique = Array(Set(addresses.compactMap { InternetAddress($0) }))
      if !unique.isEmpty { return unique.sorted { "\($0)" < "\($1)" } }
    }
    return []
  }
}

extension ServerFacts {
  /// Takes what is known of the CoreDNS that a Corefile is read for.
  init(_ loaded: LoadedCorefile) {
    self.init()
    if let profile = loaded.profile { self.profile = profile }
  }
}

extension NameServer {
  /// Makes the CoreDNS of a Corefile from the stores of its sessions.
  package init(_ loaded: LoadedCorefile, _ sessions: [BlockSession], facts: ServerFacts) {
    self.init(
      corefile: loaded.corefile, order: loaded.order,
      sources: sessions.map { session in
        NameServer.Source(
          plan: session.plan, watchers: session.registry.watchers,
          hasSynced: { session.isSynced })
      }, facts: facts)
  }
}
