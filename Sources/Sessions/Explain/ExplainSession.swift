import CoreDNSPlugins
import DNSAnswers
import DNSMessages
import Informers
import Inspection
import KubernetesClient
import KubernetesWire

/// Explains what one command asks about.
package struct ExplainSession {
  /// What is asked.
  let request: ExplainRequest
  /// The CoreDNS that is asked.
  let server: ExplainServer
  /// The sessions whose stores it answers from.
  let live: LiveSessions
  /// How the API server and others are asked.
  let run: SessionRun
  /// What is assumed because no option says otherwise.
  package private(set) var assumptions: [String] = []

  package init(
    _ request: ExplainRequest, server: ExplainServer, live: LiveSessions, run: SessionRun
  ) {
    self.request = request
    self.server = server
    self.live = live
    self.run = run
    if request.from != nil, request.resolvConf == nil {
      assumptions.append(
        "the node's resolv.conf searches nothing; --coredns-resolv-conf says otherwise")
    }
  }

  private var zone: String { ExplainTarget.clusterDomain(live.sessions.map(\.plan)) }

  private func question(_ name: String) throws -> Question {
    try request.question(name, port: server.port)
  }

  /// What is asked about, one item for each question.
  package func items(_ target: ExplainTarget) async throws -> [ExplainReport.Item] {
    switch target {
    case .name(let name):
      guard request.from != nil || request.client != nil, InternetAddress(name) == nil else {
        return [try await item(question(name))]
      }
      return try await searched(name)
    case .service(let namespace, let name): return try await service(namespace, name)
    case .pod(let namespace, let name): return try await pod(namespace, name)
    }
  }

  /// A question with its answer, what the stores cannot say, and what real servers answer.
  private func item(_ question: Question) async throws -> ExplainReport.Item {
    let known = try await followed(question)
    var answer = server.server.explained(question, known: known)
    answer.nearMisses += NearestKeys(sessions: live.sessions).misses(of: answer)
    answer.nearMisses += try await LiveEvidence(live: live, run: run).about(answer)
    var item = ExplainReport.Item(answer)
    if !request.ask.isEmpty {
      item.servers = try await ServerComparison(
        servers: try await servers(), timeout: run.timeout
      ).compare(answer)
    }
    return item
  }

  /// The answers of the servers that `forward` names, where they are to be asked.
  private func followed(_ question: Question) async throws -> [UpstreamQuestion: Reply] {
    var known: [UpstreamQuestion: Reply] = [:]
    guard request.follow else { return known }
    let client = DNSClient(timeout: run.timeout)
    while true {
      let answer = server.server.answer(question, known: known)
      guard let next = answer.upstream.first(where: { known[$0] == nil }) else { return known }
      guard let address = next.servers.lazy.compactMap({ ServerAddress($0) }).first else {
        run.tell(
          FailureMessage(
            "\(next.servers.joined(separator: " ")) cannot be asked: it is no address",
            isWarning: true))
        return known
      }
      do throws(DNSClient.Failure) {
        known[next] = Reply(try await client.ask(address, next.name, next.type))
      } catch {
        run.tell(FailureMessage("\(address): \(error)", isWarning: true))
        known[next] = Reply(.serverFailure)
      }
    }
  }

  /// The questions that a client's resolver asks for a name, and the answer that it takes.
  private func searched(_ name: String) async throws -> [ExplainReport.Item] {
    let pods = ClientPods(live: live, run: run)
    guard let pod = try await pods.one(named: request.from, at: request.clientAddress) else {
      var item = try await item(question(name))
      item.client = "no pod has the address \(request.client ?? "")"
      return [item]
    }
    var node = ResolverConfiguration()
    node.search = server.facts.searchDomains
    node.nameservers = server.facts.resolvers
    let resolver = ResolverConfiguration(of: pod.settings, zone: zone, node: node)
    _ = try question(name)
    let types = try request.type.map { [try type($0)] } ?? [.a, .aaaa]
    let client = pod.address ?? Question.localClient
    let steps = server.server.search(
      name, types: types, by: resolver, request.resolver, client: client, port: server.port)
    guard let last = steps.last else { return [] }
    let questions = last.answers.filter { !$0.answer.isEmpty }.map(\.question)
    var items: [ExplainReport.Item] = []
    for question in questions.isEmpty ? last.answers.prefix(1).map(\.question) : questions {
      items.append(try await item(question))
    }
    items[0].search = steps
    items[0].client =
      "pod \(pod.key), \(request.resolver.rawValue), ndots \(resolver.ndots), dnsPolicy "
      + pod.settings.policy
      + (pod.settings.asksCluster ? "" : ": it does not ask the cluster's DNS")
    return items
  }

  private func type(_ text: String) throws(CommandFailure) -> RecordType {
    do throws(QuestionLine.Problem) {
      return try QuestionLine.recordType(text)
    } catch {
      throw CommandFailure(.usage, error.message)
    }
  }

  private func service(_ namespace: String, _ name: String) async throws -> [ExplainReport.Item] {
    var names = ["\(name).\(namespace).svc.\(zone)"]
    if let topologyZone = request.zone {
      names += ["pin", "prefer"].map {
        "\(topologyZone).\($0)._zone.\(name).\(namespace).svc.\(zone)"
      }
    }
    var items: [ExplainReport.Item] = []
    for name in names { items.append(try await item(question(name))) }
    return items
  }

  /// The names of a pod: by its address, and by its host name where it has one.
  private func pod(_ namespace: String, _ name: String) async throws -> [ExplainReport.Item] {
    let pod = try await ClientPods(live: live, run: run).named("\(namespace)/\(name)")
    var items: [ExplainReport.Item] = []
    if let address = pod.address {
      let label = address.description.split { $0 == "." || $0 == ":" }.joined(separator: "-")
      items.append(try await item(question("\(label).\(namespace).pod.\(zone)")))
      items.append(
        try await item(
          Question(
            DNSName(unchecked: address.reverseName), .ptr, port: server.port)))
    }
    if let hostname = pod.hostname, let subdomain = pod.subdomain {
      items.append(
        try await item(question("\(hostname).\(subdomain).\(namespace).svc.\(zone)")))
    }
    guard items.isEmpty else { return items }
    throw CommandFailure(
      .nothingFound, "pod \(namespace)/\(name) has no name: it has no address yet",
      hint: "its status says why: kubectl describe pod -n \(namespace) \(name)")
  }

  /// The servers to ask.
  private func servers() async throws -> [ComparedServer] {
    var servers: [ComparedServer] = []
    for text in request.ask {
      switch text {
      case "service":
        servers += try await ClusterServers(live: live, run: run).service.map(
          ComparedServer.address)
      case "replicas":
        servers += try await ClusterServers(live: live, run: run).replicas(port: server.port)
      default:
        guard let address = ServerAddress(text) else {
          throw CommandFailure(
            .usage, "\"\(text)\" is no server",
            hint: "--ask takes ADDRESS[:PORT], service or replicas")
        }
        servers.append(.address(address))
      }
    }
    return servers
  }
}

extension Reply {
  /// Takes what a message says.
  init(_ message: Message) {
    self.init(message.code)
    isAuthoritative = message.isAuthoritative
    answer = message.answer
    authority = message.authority
    additional = message.additional
  }
}
