import KubernetesWire
import Corefile
import Informers
import K8sAPI
import KubernetesConfiguration

/// What CoreDNS would do about Kubernetes in one server block.
///
/// Which plugins take part, how they connect, which watches they start, and what is wrong with it.
/// Making a plan connects to nothing.
public struct ServerBlockPlan: Sendable {
  /// Whose connection and watches they are.
  public enum Provider: String, Hashable, Sendable {
    /// The `k8s_api` plugin, for all plugins of the block that take part.
    case k8sAPI = "k8s_api"
    /// The stock `kubernetes` plugin, for itself alone.
    case kubernetes
  }

  /// The place of the block among all blocks of the Corefile, counted from 0.
  public var blockIndex: Int
  /// The block's keys as written.
  public var keys: [String]
  /// The block's keys as CoreDNS normalises them.
  public var normalizedKeys: [String]
  /// Whose connection and watches they are.
  public var provider: Provider
  /// Every plugin of the block in execution order.
  public var plugins: [PlannedPlugin]
  /// What the block says about the connection.
  public var connection: ConnectionSettings
  /// After how long CoreDNS serves without being synced.
  public var startUpLimit: Duration
  /// What is wrong: an error wherever CoreDNS would refuse to start or crash.
  public var diagnostics: [Diagnostic]
  /// The same errors with CoreDNS's own words.
  public var refusals: [StanzaRefusal]

  /// The provider's name as reports have it: `k8s_api` or `kubernetes`.
  public var plugin: String { provider.rawValue }

  /// Whether CoreDNS would not start with this block.
  public var isRefused: Bool { diagnostics.contains { $0.severity == .error } }

  /// The start-up gate of the block.
  public var gate: StartUpGate { StartUpGate(limit: startUpLimit) }

  /// The settings of every plugin that the tool reads, by name in execution order.
  public var settings: JSONObject {
    JSONObject(plugins.compactMap { plugin in plugin.settings.map { (plugin.name, .object($0)) } })
  }

  /// Where the settings stand that the Corefile sets, by plugin and setting.
  public var settingOrigins: [String: [String: SourceLocation]] {
    Dictionary(
      plugins.map { ($0.name, $0.settingOrigins) }, uniquingKeysWith: { first, _ in first })
  }

  /// New watchers, in execution order, that have been handed nothing.
  public func makeWatchers() -> [any APIWatcher] {
    plugins.compactMap { $0.makeWatcher?() }
  }

  /// Registers new watchers; without a context nothing of the registry can be run.
  ///
  /// Each call gives stores of their own, so a session can be started more than once.
  public func makeRegistry(
    context: InformerContext = InformerContext(transport: OfflineTransport())
  ) throws(RegistrationError) -> WatcherRegistry {
    try WatcherRegistry(watchers: makeWatchers(), context: context)
  }
}

extension ServerBlockPlan {
  /// The plans of all server blocks that have `k8s_api` or `kubernetes`, in the file's order.
  ///
  /// - Parameters:
  ///   - corefile: What the Corefile says.
  ///   - pluginOrder: The order in which the build of CoreDNS executes its plugins.
  ///   - definitions: The plugins on `k8s_api` that are understood.
  public static func plans(
    for corefile: ParsedCorefile, pluginOrder: PluginOrder = .builtIn,
    definitions: [PluginDefinition] = PluginDefinition.builtIn
  ) -> [ServerBlockPlan] {
    plans(
      for: corefile.blocks, entryFile: corefile.entryFile, pluginOrder: pluginOrder,
      definitions: definitions)
  }

  /// The plans of those of the blocks that have `k8s_api` or `kubernetes`.
  public static func plans(
    for blocks: [ServerBlock], entryFile: String = "Corefile",
    pluginOrder: PluginOrder = .builtIn,
    definitions: [PluginDefinition] = PluginDefinition.builtIn
  ) -> [ServerBlockPlan] {
    blocks.enumerated().compactMap { index, block in
      var planner = ServerBlockPlanner(
        block: block, entryFile: entryFile, order: pluginOrder, definitions: definitions)
      return planner.plan(blockIndex: index)
    }
  }
}
