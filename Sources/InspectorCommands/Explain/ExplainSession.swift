import CoreDNSPlugins
import DNSAnswers
import DNSMessages
import Informers
import Inspection
import KubernetesClient
import KubernetesWire
import Rendering

/// Explains what one command asks about.
struct ExplainSession {
  let command: ExplainCommand
  let server: ExplainServer
  let live: LiveSessions
  let invocation: Invocation
  private(set) var assumptions: [String] = []

  init(
    command: ExplainCommand, server: ExplainServer, live: LiveSessions, invocation: Invocation
  ) {
    self.command = command
    self.server = server
    self.live = live
    self.invocation = invocation
    if command.options.from != nil, command.options.resolvConf == nil {
      assumptions.append(
        "the node's resolv.conf searches nothing; --coredns-resolv-conf says otherwise")
    }
  }

  private var options: ExplainOptions { command.options }
  private var zone: String { ExplainTarget.clusterDomain(live.sessions.map(\.plan)) }

  private func question(_ name: String) throws -> Question {
    try command.question(name, port: server.port)
  }

  /// What is asked about, one item for each question.
  func items(_ target: ExplainTarget) async throws -> [ExplainReport.Item] {
    switch target {
    case .name(let name):
      guard options.from != nil || options.client != nil, InternetAddress(name) == nil else {
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
    answer.nearMisses += try await LiveEvidence(live: live, invocation: invocation).about(answer)
    var item = ExplainReport.Item(answer)
    if !command.ask.isEmpty {
      item.servers = try await ServerComparison(
        servers: try await servers(), timeout: invocation.timeout
      ).compare(answer)
    }
    return item
  }

  /// The answers of the servers that `forward` names, where they are to be asked.
  private func followed(_ question: Question) async throws -> [UpstreamQuestion: Reply] {
    var known: [UpstreamQuestion: Reply] = [:]
    guard options.follow else { return known }
    let client = DNSClient(timeout: invocation.timeout)
    while true {
      let answer = server.server.answer(question, known: known)
      guard let next = answer.upstream.first(where: { known[$0] == nil }) else { return known }
      guard let address = next.servers.lazy.compactMap({ ServerAddress($0) }).first else {
        invocation.tell(
          FailureMessage(
            "\(next.servers.joined(separator: " ")) cannot be asked: it is no address",
            isWarning: true))
        return known
      }
      do throws(DNSClient.Failure) {
        known[next] = Reply(try await client.ask(address, next.name, next.type))
      } catch {
        invocation.tell(FailureMessage("\(address): \(error)", isWarning: true))
        known[next] = Reply(.serverFailure)
      }
    }
  }

  /// The questions that a client's resolver asks for a name, and the answer that it takes.
  private func searched(_ name: String) async throws -> [ExplainReport.Item] {
    let pods = ClientPods(live: live, invocation: invocation)
    guard let pod = try await pods.one(named: options.from, at: options.clientAddress) else {
      var item = try await item(question(name))
      item.client = "no pod has the address \(options.client ?? "")"
      return [item]
    }
    var node = ResolverConfiguration()
    node.search = server.facts.searchDomains
    node.nameservers = server.facts.resolvers
    let resolver = ResolverConfiguration(of: pod.settings, zone: zone, node: node)
    _ = try question(name)
    let types = try command.type.map { [try type($0)] } ?? [.a, .aaaa]
    let client = pod.address ?? Question.localClient
    let steps = server.server.search(
      name, types: types, by: resolver, options.resolver, client: client, port: server.port)
    guard let last = steps.last else { return [] }
    let questions = last.answers.filter { !$0.answer.isEmpty }.map(\.question)
    var items: [ExplainReport.Item] = []
    for question in questions.isEmpty ? last.answers.prefix(1).map(\.question) : questions {
      items.append(try await item(question))
    }
    items[0].search = steps
    items[0].client =
      "pod \(pod.key), \(options.resolver.rawValue), ndots \(resolver.ndots), dnsPolicy "
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
    if let topologyZone = options.zone {
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
    let pod = try await ClientPods(live: live, invocation: invocation).named("\(namespace)/\(name)")
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
  private func servers() async throws -> [ServerAddress] {
    var servers: [ServerAddress] = []
    for text in command.ask {
      switch text {
      case "service":
        servers += try await ClusterServers(live: live, invocation: invocation).service
      case "replicas":
        servers += try await ClusterServers(live: live, invocation: invocation).replicas
      default:
        guard let address = ServerAddress(text) else {
          throw CommandFailure(
            .usage, "\"\(text)\" is no server",
            hint: "--ask takes ADDRESS[:PORT], service or replicas")
        }
        servers.append(address)
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
