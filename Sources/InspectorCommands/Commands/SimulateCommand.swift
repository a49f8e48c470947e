import ArgumentParser
import Inspection
import InspectorShell
import KubernetesClient
import Sessions
import SimulatedCluster

/// `simulate`: a Kubernetes API server in memory, until it is asked to end.
struct SimulateCommand: InspectorCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "Run a Kubernetes API server simulated in memory, for demos, tests and drills.",
    discussion: """
      Prints a kubeconfig on standard output, or writes it with --write-kubeconfig, and serves \
      until SIGINT or SIGTERM.
      """)

  static let isStreaming = true

  @Option(help: "How many pods are made up. (default: \(DemoCluster.size.pods))")
  var pods: Int?

  @Option(help: "How many services are made up. (default: \(DemoCluster.size.services))")
  var services: Int?

  @Option(help: "How many namespaces are made up. (default: \(DemoCluster.size.namespaces))")
  var namespaces: Int?

  @Option(help: "What the made-up details depend on.")
  var seed: UInt64 = 1

  @Option(
    help: ArgumentHelp(
      "A manifest to load, YAML or JSON, as kubectl get -o prints it; repeatable. Without counts"
        + " nothing else is made up.", valueName: "file"),
    completion: .file())
  var from: [String] = []

  @Option(
    help: ArgumentHelp("Write the kubeconfig to this file instead.", valueName: "path"),
    completion: .file())
  var writeKubeconfig: String?

  @Option(
    help: ArgumentHelp(
      "Have something go wrong, such as status=429,retry-after=5,resource=pods,times=3; repeatable.",
      discussion: SimulatedCluster.Fault.specificationHelp, valueName: "spec"))
  var fault: [String] = []

  @Option(help: "The port; 0 lets the system choose.")
  var port = 0

  @Option(
    help: ArgumentHelp("Write the port to this file once it serves.", valueName: "path"),
    completion: .file())
  var portFile: String?

  @Option(
    help: ArgumentHelp(
      "Keep the authority and the tokens in this folder, so that kubeconfigs outlive a restart.",
      valueName: "folder"), completion: .directory)
  var pki: String?

  @Flag(
    help: "Serve DNS for the cluster too, on the loopback interface, as the CoreDNS of -f would.")
  var dns = false

  @Option(name: .customLong("dns-port"), help: "The port for DNS; 0 lets the system choose.")
  var dnsPort = 0

  @Option(
    name: .customLong("dns-fault"),
    help: ArgumentHelp(
      "Serve DNS on one more port with something wrong; repeatable.", valueName: "fault"))
  var dnsFaults: [SimulatedDNS.Fault] = []

  @Option(help: "How many replicas of CoreDNS run in kube-system, as the CoreDNS of -f would.")
  var replicas: Int?

  @Option(
    name: .customLong("replica-fault"),
    help: ArgumentHelp(
      "Have something wrong with the last replicas, one fault each: names with commas between;"
        + " repeatable.",
      valueName: "faults"))
  var replicaFaults: [ReplicaFaultList] = []

  @OptionGroup(title: "Global options") var global: GlobalOptions

  func validate() throws {
    for count in [pods, services, namespaces] where (count ?? 0) < 0 || (count ?? 0) > 10_000_000 {
      throw ValidationError("counts are from 0 to 10000000")
    }
    if let replicas, !(0...1000).contains(replicas) {
      throw ValidationError("--replicas is from 0 to 1000")
    }
    if !(0...65535).contains(dnsPort) { throw ValidationError("--dns-port is from 0 to 65535") }
    if !(0...65535).contains(port) { throw ValidationError("--port is from 0 to 65535") }
    for text in fault { _ = try parsed(text) }
  }

  private func parsed(_ text: String) throws -> SimulatedCluster.Fault {
    do {
      return try SimulatedCluster.Fault(parsing: text)
    } catch {
      throw ValidationError("--fault \(text): \(error)")
    }
  }

  func run(_ invocation: Invocation) async throws -> ExitStatus {
    var options = SimulatedCluster.Options()
    options.port = port
    options.time = invocation.context.time
    let manifest = try manifest(invocation.context)
    let pki = self.pki.map { SimulatedPKI(folder: invocation.context.session.absolute($0)) }
    try pki?.prepare(&options)
    let cluster: SimulatedCluster
    do {
      cluster = try await SimulatedCluster.start(options)
    } catch {
      throw CommandFailure(
        .failure, "port \(port) cannot be served", cause: error.systemReason,
        hint: "give another --port, or 0")
    }
    do {
      try pki?.keepTokens(of: cluster, users: options.users)
      let generator = try fill(cluster, manifest)
      for text in fault { cluster.inject(try parsed(text)) }
      let names = try await nameServers(cluster, invocation)
      try await announce(cluster, invocation)
      announce(names, invocation)
      let pods = try await replicas(in: cluster, invocation)
      announce(pods, invocation)
      try await serve(cluster, generator, invocation)
      await pods?.stop()
      await names?.stop()
    } catch {
      try? await cluster.shutdown()
      throw error
    }
    try await cluster.shutdown()
    return .success
  }

  private func manifest(_ context: CommandContext) throws -> Manifest? {
    if from.isEmpty { return nil }
    do {
      return try ManifestReader.read(files: from.map(context.session.absolute))
    } catch {
      throw CommandFailure(
        .failure, "a manifest cannot be loaded", cause: "\(error)",
        hint: "--from takes YAML or JSON as kubectl get -o prints it")
    }
  }

  /// Loads what was asked for; the generator's cluster is what churn changes.
  private func fill(
    _ cluster: SimulatedCluster, _ manifest: Manifest?
  ) throws -> ClusterGenerator {
    let isCounted = pods != nil || services != nil || namespaces != nil
    let size =
      manifest == nil || isCounted ? DemoCluster.size : (pods: 0, services: 0, namespaces: 0)
    let generator = try ClusterGenerator(
      pods: pods ?? size.pods, services: services ?? size.services,
      namespaces: namespaces ?? size.namespaces, seed: seed)
    if manifest == nil || isCounted { try cluster.load(generator.objects()) }
    if let manifest { try cluster.load(manifest.objects.map(\.generated)) }
    return generator
  }

  private func announce(_ cluster: SimulatedCluster, _ invocation: Invocation) async throws {
    let context = invocation.context
    if let writeKubeconfig {
      try AtomicFile.write(
        cluster.kubeconfig, to: context.session.absolute(writeKubeconfig), mode: .ownerOnly)
    } else {
      try await context.standardOutput.print(cluster.kubeconfig)
    }
    if let portFile {
      try AtomicFile.write(
        "\(cluster.port)\n", to: context.session.absolute(portFile), mode: .ownerOnly)
    }
    if global.quiet { return }
    let counts = [
      (GroupVersionResource.pods, "pods"), (.services, "services"), (.namespaces, "namespaces"),
    ].map { "\(Quantity.count(cluster.count($0.0))) \($0.1)" }
    invocation.tell("serving \(cluster.baseURL) with \(counts.joined(separator: ", "))\n")
  }

  /// Serves until it is asked to end, and makes changes meanwhile.
  private func serve(
    _ cluster: SimulatedCluster, _ generator: ClusterGenerator, _ invocation: Invocation
  ) async throws {
    let rate = global.churn.flatMap { $0 > 0 ? $0 : nil }
    let time = invocation.context.time
    let seed = self.seed
    let changes = Task {
      guard let rate else { return }
      var churn = Churn(generator, seed: seed, rate: rate)
      try await churn.run(against: cluster, eventsPerSecond: rate, time: time)
    }
    await invocation.context.untilAskedToEnd()
    changes.cancel()
    _ = await changes.result
  }
}
