import CoreDNSPlugins
import Informers
import Inspection
import K8sAPI
import KubernetesClient
import KubernetesConfiguration

/// A session with the client that it speaks through.
package struct OpenSession: Sendable {
  /// The watches and plugins.
  package var session: BlockSession
  /// The way to the API server; nil where there is none.
  package var client: KubernetesClient?
  /// What plays recorded events where a capture stands in for the server.
  package var replay: CaptureReplay?
}

/// Resolves connections and registers watches.
package struct SessionOpener: Sendable {
  /// What the options say, and the process.
  package let run: SessionRun

  /// How a block connects, with the options' overrides.
  package func connection(
    for plan: ServerBlockPlan
  ) throws(ConnectionProblem) -> ResolvedConnection {
    do throws(ConnectionProblem) {
      return try resolver.resolve(plan.connection, overrides)
    } catch {
      throw error.advised
    }
  }

  /// The connection of the user, whatever a Corefile says, ready to be used.
  func userConnection(
    _ overrides: ConnectionOverrides
  ) throws(ConnectionProblem) -> PreparedConnection {
    do throws(ConnectionProblem) {
      return try prepared(try resolver.resolveUser(overrides))
    } catch {
      throw error.advised
    }
  }

  /// A connection with its certificates and keys.
  package func prepared(
    _ connection: ResolvedConnection
  ) throws(ConnectionProblem) -> PreparedConnection {
    try PreparedConnection(connection, files: files)
  }

  /// The contexts of the kubeconfig that is given, of the one that a block connects with, or else
  /// of the user's.
  package func contextNames(for plan: ServerBlockPlan?, kubeconfig: String? = nil) -> [String] {
    resolver.contextNames(
      inKubeconfig: kubeconfig ?? overrides.kubeconfig?.value ?? plan?.connection.kubeconfig?.path)
  }

  /// Turns what blocks and options say into connections.
  package var resolver: ConnectionResolver {
    let context = run.context
    return ConnectionResolver(
      environment: context.environment, files: files,
      serviceAccountFolder: context.serviceAccountFolder,
      workingDirectory: context.workingDirectory)
  }

  /// Whether the options say where to connect to, whatever the Corefile says.
  package var isOverridden: Bool {
    overrides.chooseServer
  }

  /// The option that takes the place of what a block says about its cluster; nil where that is the
  /// same cluster, and with `--demo`, which nobody takes for another one.
  package func replacingOption(for plan: ServerBlockPlan) -> Provenance? {
    let given = run.options.overrides
    let own = try? resolver.resolve(plan.connection).server.value
    if let own, own == (try? connection(for: plan))?.server.value { return nil }
    return given.kubeconfig?.origin ?? given.context?.origin ?? given.server?.origin
  }

  /// What a person should look at in a block's connection.
  func concerns(about plan: ServerBlockPlan) -> Result<[ConnectionConcern], ConnectionProblem> {
    Result { () throws(ConnectionProblem) in
      let connection = try self.connection(for: plan)
      let ready = try prepared(connection)
      let concerns = resolver.concerns(about: connection, plan.connection, overrides)
      let now = run.context.wallClock().components.seconds
      return concerns + (ready.keyPairConcern.map { [$0] } ?? [])
        + ready.identity.concerns(at: now)
    }
  }

  /// What the options say about every connection.
  package var overrides: ConnectionOverrides {
    var overrides = run.options.overrides
    if run.demo != nil, overrides.kubeconfig == nil {
      overrides.kubeconfig = Sourced(DemoCluster.kubeconfigPath, from: .option("--demo"))
    }
    return overrides
  }

  /// The files that connections are described by.
  var files: any ConfigurationFiles {
    run.demo?.files ?? run.files
  }

  /// Registers a block's watches without a connection.
  package func openOffline(_ plan: ServerBlockPlan) throws -> BlockSession {
    do {
      return BlockSession(
        plan: plan, registry: try plan.makeRegistry(), only: run.options.watches)
    } catch {
      throw Self.failure(error)
    }
  }

  /// Registers a block's watches on a new connection; nothing is sent yet.
  ///
  /// That there is no connection is part of the session, so that other blocks are shown.
  package func open(_ plan: ServerBlockPlan, watches: Set<String>?) throws -> OpenSession {
    if let capture = try run.capture() { return try reopen(plan, watches: watches, in: capture) }
    var connection: ConnectionSummary?
    do throws(ClientError) {
      let client = try client(for: plan, &connection)
      let registry = try registry(plan, transport: client)
      return OpenSession(
        session: BlockSession(
          plan: plan, registry: registry, connection: connection, only: watches),
        client: client)
    } catch {
      return OpenSession(
        session: BlockSession(
          plan: plan, registry: try registry(plan, transport: OfflineTransport()),
          connection: connection, failure: error, only: watches),
        client: nil)
    }
  }

  /// The client of a block, and its connection as soon as that is known.
  private func client(
    for plan: ServerBlockPlan, _ connection: inout ConnectionSummary?
  ) throws(ClientError) -> KubernetesClient {
    let ready: PreparedConnection
    do throws(ConnectionProblem) {
      let resolved = try self.connection(for: plan)
      connection = ConnectionSummary(resolved)
      ready = try prepared(resolved)
      connection = ConnectionSummary(ready, now: run.context.wallClock().components.seconds)
    } catch {
      throw ClientError(error)
    }
    return try KubernetesClient(ready, options: clientOptions)
  }

  private func registry(
    _ plan: ServerBlockPlan, transport: any APITransport
  ) throws(ClientError) -> WatcherRegistry {
    let context = run.context
    do {
      return try plan.makeRegistry(
        context: InformerContext(
          transport: transport, time: context.time,
          initialList: run.options.listMode.initialList(
            context.environment, profile: plan.profile),
          random: context.random))
    } catch {
      throw ClientError(.configuration, error.message, cause: "\(error.cause)")
    }
  }

  /// What the clients of this run have in common.
  var clientOptions: KubernetesClient.Options {
    let context = run.context
    var options = KubernetesClient.Options()
    options.time = context.time
    options.userAgent = "k8sapi-inspect/\(ToolVersion.text)"
    options.connectTimeout = run.timeout
    options.requestTimeout = run.options.requestTimeout
    options.environment = context.environment
    options.wallClock = { context.wallClock().components.seconds }
    options.execCredentials = context.execCredentials
    options.terminal = { [use = context.terminalUse, isTerminal = context.isInputTerminal] in
      isTerminal ? use.isEditing ? .inUse : .available : .none
    }
    return options
  }

  private static func failure(_ error: RegistrationError) -> CommandFailure {
    CommandFailure(
      .invalidCorefile, error.message, cause: "\(error.cause)",
      hint: "CoreDNS would not start with this block")
  }
}
