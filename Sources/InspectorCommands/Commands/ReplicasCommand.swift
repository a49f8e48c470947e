import ArgumentParser
import CoreDNSPlugins
import DNSAnswers
import Inspection
import InspectorShell
import Sessions

/// `replicas`: what the running replicas of CoreDNS show.
struct ReplicasCommand: InspectorCommand {
  static let configuration = CommandConfiguration(
    commandName: "replicas",
    abstract: "Look at the CoreDNS pods that run: Corefile, sync and answers of each.",
    discussion: """
      Each replica is reached through the API server: its metrics and readiness by the pod's proxy, \
      its names by port forwarding over TCP. Nothing is started or changed in the cluster. Which \
      Corefile a replica has loaded is told by CoreDNS's own hash, whether it has synced by probes, \
      and its answers are compared with the stores; what differs is asked again before it counts. \
      Without -f the Corefile is that of the ConfigMap coredns.

      Over a forwarded port CoreDNS sees 127.0.0.1 as its client, and UDP, kube-proxy and network \
      policies are not tested.

      Exit status: 0 where all agree, 3 where no replica can be reached, 5 where there is none, 6 \
      where one differs.
      """)

  @OptionGroup var pods: ReplicaPodOptions

  @Option(
    help: ArgumentHelp(
      "Ask for the names of a file, a line each: NAME TYPE, or JSON. (default: some services)",
      valueName: "path"), completion: .file())
  var names: String?

  @Flag(help: "Ask for the name of every service.")
  var allServices = false

  @Option(help: ArgumentHelp("How many questions a second each replica is asked.", valueName: "n"))
  var qps = 50

  @Flag(help: "Dial the pods' addresses, as from inside the cluster.")
  var direct = false

  @OptionGroup(title: "Global options") var global: GlobalOptions

  var purposeOfServer: String? { "replicas" }

  func validate() throws {
    if names != nil, allServices {
      throw ValidationError("--names and --all-services exclude each other")
    }
    if !(1...10_000).contains(qps) { throw ValidationError("--qps is from 1 to 10000") }
  }

  func run(_ invocation: Invocation) async throws -> ExitStatus {
    var status = ExitStatus.success
    let loaded = try await loaded(invocation)
    let plans = try invocation.sessions.usablePlans(of: loaded, &status)
    try invocation.sessions.checkNames(global.onlyNames, in: plans)
    let request = try request(invocation, port: loaded.listeningPort)
    return try await invocation.sessions.withDemo(hasReplicas: true) { sessions in
      try await sessions.withLiveSessions(
        plans, watches: global.onlyNames, patience: .oneShot
      ) { live in
        let unsynced = invocation.tellUnsynced(live)
        if live.sessions.allSatisfy({ $0.failure != nil }) { return status.worse(unsynced) }
        let server = try ExplainServer(
          loaded, live, ExplainRequest(), invocation.context.session)
        let report = try await ReplicaSurvey(
          request, loaded, server: server, live: live, run: sessions
        ).report()
        try await invocation.show(report)
        return status.worse(unsynced).worse(report.status)
      }
    }
  }

  /// The Corefile that replicas should have: the given one, or else that of the cluster.
  private func loaded(_ invocation: Invocation) async throws -> LoadedCorefile {
    var run = invocation.sessions
    guard invocation.host == nil, run.options.corefile == nil else {
      return try await run.loadCorefile()
    }
    if run.options.isDemo { return try run.localCorefile(otherwise: SimulatedReplicas.corefile) }
    run.options.corefile = "configmap:\(pods.request.namespace)/coredns"
    return try await run.loadCorefile()
  }

  private func request(_ invocation: Invocation, port: Int) throws -> ReplicasRequest {
    var request = pods.request
    request.asksAllServices = allServices
    request.rate = qps
    request.isDirect = direct
    if let names {
      let text = try invocation.text(of: names)
      request.questions = try NamesToAsk(text: text, source: names, port: port).questions
    }
    return request
  }
}

extension ReplicasReport {
  /// What it means for the process.
  fileprivate var status: ExitStatus {
    if !asked.isEmpty, !isReached { return .cannotConnect }
    return isDifferent ? .expectationFailed : .success
  }
}
