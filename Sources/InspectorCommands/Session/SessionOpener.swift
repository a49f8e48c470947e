import CoreDNSPlugins
import Informers
import Inspection
import K8sAPI
import KubernetesClient

/// A session with the client that it speaks through.
struct OpenSession: Sendable {
  /// The watches and plugins.
  var session: BlockSession
  /// The way to the API server; nil where there is none.
  var client: KubernetesClient?
}

/// Resolves connections and registers watches.
struct SessionOpener: Sendable {
  /// The command's run.
  let invocation: Invocation
  /// The simulated cluster, with `--demo`.
  let demo: DemoCluster?

  /// How a block connects, with the options' overrides.
  func connection(for plan: ServerBlockPlan) throws(ClientError) -> Connection {
    try resolver.resolve(plan.connection, overrides)
  }

  /// The contexts of the kubeconfig that is given, of the one that a block connects with, or else
  /// of the user's.
  func contextNames(for plan: ServerBlockPlan?, kubeconfig: String? = nil) -> [String] {
    let path = kubeconfig ?? overrides.kubeconfig
    return resolver.contextNames(
      inKubeconfig: path.isEmpty ? plan?.connection.kubeconfig?.path : path)
  }

  /// Turns what blocks and options say into connections.
  var resolver: ConnectionResolver {
    let context = invocation.context
    return ConnectionResolver(
      environment: context.environment, files: files,
      serviceAccountFolder: context.serviceAccountFolder,
      workingDirectory: context.workingDirectory)
  }

  /// Whether the options say where to connect to, whatever the Corefile says.
  var isOverridden: Bool {
    ![overrides.kubeconfig, overrides.context, overrides.server].allSatisfy(\.isEmpty)
  }

  /// What the options say about every connection.
  var overrides: ConnectionOverrides {
    var overrides = invocation.options.overrides
    if demo != nil, overrides.kubeconfig.isEmpty {
      overrides.kubeconfig = DemoCluster.kubeconfigPath
    }
    return overrides
  }

  /// The files that connections are described by.
  var files: any ConfigurationFiles {
    demo?.files ?? LocalConfigurationFiles(readsPipes: invocation.context.readsPipes)
  }

  /// Registers a block's watches without a connection.
  func openOffline(_ plan: ServerBlockPlan) throws -> BlockSession {
    do {
      return BlockSession(
        plan: plan, registry: try plan.makeRegistry(), only: invocation.options.onlyNames)
    } catch {
      throw Self.failure(error)
    }
  }

  /// Registers a block's watches on a new connection; nothing is sent yet.
  ///
  /// That there is no connection is part of the session, so that other blocks are shown.
  func open(_ plan: ServerBlockPlan, watches: Set<String>?) throws -> OpenSession {
    var connection: Connection?
    do throws(ClientError) {
      let resolved = try self.connection(for: plan)
      connection = resolved
      if let problem = resolved.transportProblem(files) { throw problem }
      let client = try KubernetesClient(resolved, options: clientOptions)
      let registry = try registry(plan, transport: client)
      return OpenSession(
        session: BlockSession(
          plan: plan, registry: registry, connection: resolved, only: watches),
        client: client)
    } catch {
      return OpenSession(
        session: BlockSession(
          plan: plan, registry: try registry(plan, transport: OfflineTransport()),
          connection: connection, failure: error, only: watches),
        client: nil)
    }
  }

  private func registry(
    _ plan: ServerBlockPlan, transport: any APITransport
  ) throws(ClientError) -> WatcherRegistry {
    let context = invocation.context
    do {
      return try plan.makeRegistry(
        context: InformerContext(
          transport: transport, time: context.time,
          initialList: invocation.options.listMode ?? .paged, random: context.random))
    } catch {
      throw ClientError(.configuration, error.message, cause: "\(error.cause)")
    }
  }

  /// What the clients of this run have in common.
  var clientOptions: KubernetesClient.Options {
    var options = KubernetesClient.Options()
    options.time = invocation.context.time
    options.userAgent = "k8sapi-inspect/\(ToolVersion.text)"
    options.connectTimeout = invocation.timeout
    return options
  }

  private static func failure(_ error: RegistrationError) -> CommandFailure {
    CommandFailure(
      .invalidCorefile, error.message, cause: "\(error.cause)",
      hint: "CoreDNS would not start with this block")
  }
}
