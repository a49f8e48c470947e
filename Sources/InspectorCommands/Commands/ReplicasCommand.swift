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
      Without -f the Corefile is that of the ConfigMap coredns. With --replay the report of a capture \
      that record --replicas wrote is shown.

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

  var purposeOfServer: String? {
    let asking = [
      ("--names", names != nil), ("--all-services", allServices), ("--direct", direct),
    ].filter(\.1).map(\.0)
    return (pods.given + asking).first.map { "replicas \($0)" }
  }

  func validate() throws {
    if names != nil, allServices {
      throw ValidationError("--names and --all-services exclude each other")
    }
    if !(1...10_000).contains(qps) { throw ValidationError("--qps is from 1 to 10000") }
  }

  func run(_ invocation: Invocation) async throws -> ExitStatus {
    var status = ExitStatus.success
    let loaded = try await invocation.sessions.loadReplicaCorefile(
      namespace: pods.request.namespace)
    let plans = try invocation.sessions.usablePlans(of: loaded, &status)
    try invocation.sessions.checkNames(global.onlyNames, in: plans)
    let request = try request(invocation, port: loaded.listeningPort)
    return try await invocation.sessions.withDemo(hasReplicas: true) { sessions in
      try await sessions.withLiveSessions(
        plans, watches: global.onlyNames, patience: .oneShot
      ) { live in
        let unsynced = invocation.tellUnsynced(live)
        if live.sessions.allSatisfy({ $0.failure != nil }) { return status.worse(unsynced) }
        let report = try await sessions.replicas(request, loaded, live)
        try await invocation.show(report)
        return status.worse(unsynced).worse(report.status)
      }
    }
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
