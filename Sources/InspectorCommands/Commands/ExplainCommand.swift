import ArgumentParser
import CoreDNSPlugins
import Corefile
import DNSAnswers
import DNSMessages
import Inspection
import InspectorShell
import KubernetesConfiguration
import Sessions

/// `explain`: what CoreDNS answers to a name, and why.
struct ExplainCommand: InspectorCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Say what CoreDNS answers to a name, and why.",
    discussion: """
      NAME is a domain name, an IP address for its PTR records, or an object: svc/NAMESPACE/NAME or \
      pod/NAMESPACE/NAME. The answer is made from the same stores as CoreDNS's, and each step names \
      the line of the Corefile or the object that decided. With --from the pod's search list is \
      walked.
      """)

  @Argument(help: "The name, address or object.", completion: ShellCompletion.dnsNames)
  var name: String?

  @Argument(
    help: "The type: A, AAAA, SRV, PTR, TXT, NS, SOA, CNAME, MX, HTTPS, ANY… (default: A)",
    completion: .list(["A", "AAAA", "SRV", "PTR", "TXT", "NS", "SOA", "CNAME", "MX", "ANY"]))
  var type: String?

  @OptionGroup var options: ExplainOptions

  @Option(
    help: ArgumentHelp(
      "Ask a real server and compare: ADDRESS[:PORT], service or replicas; repeatable.",
      valueName: "server"))
  var ask: [String] = []

  @Option(
    help: ArgumentHelp(
      "Answer the questions of a file, a line each: NAME TYPE [CLIENT], or JSON.",
      valueName: "path"), completion: .file())
  var queries: String?

  @Flag(help: "With --queries: steps and near misses too.")
  var why = false

  @Option(
    help: ArgumentHelp(
      "Explain what CoreDNS's own log says went wrong, most frequent first.", valueName: "path"),
    completion: .file())
  var log: String?

  @OptionGroup(title: "Global options") var global: GlobalOptions

  var purposeOfServer: String? { ask.isEmpty ? nil : "explain --ask" }

  func validate() throws {
    let sources = [name, queries, log].compactMap { $0 }
    if sources.isEmpty {
      throw ValidationError("a NAME is needed, or --queries or --log")
    }
    if sources.count > 1 {
      throw ValidationError("NAME, --queries and --log exclude each other")
    }
    if why, queries == nil { throw ValidationError("--why is for --queries") }
    if !ask.isEmpty, name == nil { throw ValidationError("--ask needs a NAME") }
    if options.from != nil, name == nil { throw ValidationError("--from needs a NAME") }
  }

  func run(_ invocation: Invocation) async throws -> ExitStatus {
    if let name { return try await explain(name, invocation) }
    let source = queries ?? log ?? "-"
    let text = try invocation.text(of: source)
    if queries != nil {
      return try await withServer(invocation, for: []) { server, _, _, status in
        let run = QueryRun(
          server: server.server, client: request.clientAddress, port: server.port,
          explains: why, source: source == "-" ? "stdin" : source, entryName: server.entryName)
        return status.worse(try await run.answer(text, invocation))
      }
    }
    return try await withServer(invocation, for: []) { server, live, _, status in
      let report = LogExplanation(
        log: QueryLog(text), server: server.server, port: server.port,
        commandPrefix: invocation.commandPrefix)
      try await invocation.show(report.report)
      return status
    }
  }

  private func explain(_ name: String, _ invocation: Invocation) async throws -> ExitStatus {
    let target = try ExplainTarget(name)
    let guess = try guesses(target)
    return try await withServer(invocation, for: guess) { server, live, run, status in
      let session = ExplainSession(request, server: server, live: live, run: run)
      let items = try await session.items(target)
      var report = ExplainReport(
        items, commandPrefix: invocation.commandPrefix,
        entryName: server.entryName)
      if items.contains(where: { $0.answer.dependsOnAddresses }) {
        report.assumptions += server.assumptions
      }
      report.assumptions += session.assumptions
      try await invocation.show(report)
      if items.contains(where: { item in item.servers.contains { !$0.agrees } }) {
        return status.worse(.expectationFailed)
      }
      return items.contains { $0.answer.isFruitless } ? status.worse(.nothingFound) : status
    }
  }

  /// Questions like those that will be asked, for the choice of watches.
  private func guesses(_ target: ExplainTarget) throws -> [Question] {
    switch target {
    case .name(let name): [try request.question(name, port: options.port ?? 53)]
    case .service(let namespace, let name):
      [Question(DNSName(unchecked: "\(name).\(namespace).svc."), .a)]
    case .pod: [Question(DNSName(unchecked: "pod."), .a)]
    }
  }

  private var request: ExplainRequest { options.request(type: type, ask: ask) }

  /// Runs the watches that the questions need, all where there are none, and calls back.
  private func withServer(
    _ invocation: Invocation, for questions: [Question],
    _ body: (ExplainServer, LiveSessions, SessionRun, ExitStatus) async throws -> ExitStatus
  ) async throws -> ExitStatus {
    var status = ExitStatus.success
    let loaded = try await loaded(invocation)
    let plans = try invocation.sessions.usablePlans(of: loaded, &status)
    try invocation.sessions.checkNames(global.onlyNames, in: plans)
    var watches = global.onlyNames
    if watches == nil, !questions.isEmpty {
      watches = Set(
        plans.flatMap { WatchNeeds.watches(of: $0, in: loaded.corefile, for: questions) })
    }
    if invocation.host != nil { watches = global.onlyNames }
    return try await invocation.sessions.withDemo(hasReplicas: asksReplicas) { run in
      try await run.withLiveSessions(plans, watches: watches, patience: .oneShot) { live in
        let unsynced = invocation.tellUnsynced(live)
        // Without any connection the stores say nothing, also not what CoreDNS would say.
        if live.sessions.allSatisfy({ $0.failure != nil }) { return status.worse(unsynced) }
        let server = try ExplainServer(loaded, live, request, invocation.context.session)
        return try await body(server, live, run, status.worse(unsynced))
      }
    }
  }

  private var asksReplicas: Bool { ask.contains("replicas") }

  /// The Corefile; in the simulated cluster that of its replicas, where they are asked and none is
  /// given.
  private func loaded(_ invocation: Invocation) async throws -> LoadedCorefile {
    let run = invocation.sessions
    guard asksReplicas, run.options.isDemo else { return try await run.loadCorefile() }
    return try await run.loadReplicaCorefile(namespace: ReplicasRequest().namespace)
  }
}

extension Answer {
  /// Whether there is nothing for whoever asked.
  var isFruitless: Bool { result != .unknown && answer.isEmpty }

  /// Whether it is made from CoreDNS's own addresses.
  var dependsOnAddresses: Bool {
    question.type == .ns || question.name.lowercased.text.hasPrefix("ns.dns.")
      || question.name.lowercased.text.hasPrefix("ns1.")
  }
}

extension Invocation {
  /// The text of a file that an option names, or of standard input for `-`.
  func text(of path: String) throws -> String {
    if path == "-" {
      return String(decoding: try context.readStandardInput(), as: UTF8.self)
    }
    return try context.session.text(ofFile: path)
  }

  /// What stands before a command that is named: in a session nothing.
  var commandPrefix: String { host == nil ? "k8sapi-inspect " : "" }
}
