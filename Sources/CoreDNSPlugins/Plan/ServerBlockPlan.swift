import KubernetesWire
import Corefile
import Informers
import K8sAPI
import KubernetesConfiguration
import PluginStanzas

/// What CoreDNS would do about Kubernetes in one server block.
///
/// Which plugins take part, how they connect, which watches they start, and what is wrong with it.
/// Making a plan connects to nothing.
public struct ServerBlockPlan: Sendable {
  /// Whose connection and watches they are: the name of a plugin.
  public struct Provider: RawRepresentable, Hashable, Sendable {
    /// The plugin's name.
    public var rawValue: String

    /// Names a plugin.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The `k8s_api` plugin, for all plugins of the block that take part.
    public static let k8sAPI = Provider(rawValue: K8sAPISettings.pluginName)
    /// The `kubeapi` plugin, for those of the block that use its client.
    public static let kubeapi = Provider(rawValue: "kubeapi")
    /// The stock `kubernetes` plugin, for itself alone.
    public static let kubernetes = Provider(rawValue: StockKubernetesSettings.pluginName)
  }

  /// The place of the block among all blocks of the Corefile, counted from 0.
  public var blockIndex: Int
  /// The block's keys as written.
  public var keys: [String]
  /// The block's keys as CoreDNS normalises them.
  public var normalizedKeys: [String]
  /// Whose connection and watches they are.
  public var provider: Provider
  /// Which of several stanzas of the provider it is, counted from 1; nil where there is one.
  public var instance: Int?
  /// The plugins in execution order: every plugin of the block for the block's first plan, those
  /// that use the connection for others.
  public var plugins: [PlannedPlugin]
  /// What the block says about the connection.
  public var connection: ConnectionSettings
  /// What holds serving back until the watches have synced.
  public var startUp: PluginGate
  /// The version of CoreDNS that was asked for; nil where none was.
  public var profile: CoreDNSProfile?
  /// What is wrong: an error wherever CoreDNS would refuse to start or crash.
  public var diagnostics: [Diagnostic]
  /// The same errors with CoreDNS's own words.
  public var refusals: [StanzaRefusal]

  /// The provider's name, such as `k8s_api` or `kubernetes`.
  public var plugin: String { provider.rawValue }

  /// The provider as reports name it: with its number where there are several.
  public var title: String { instance.map { "\(plugin)-\($0)" } ?? plugin }

  /// After how long CoreDNS serves without being synced; where nothing holds it back, or nothing
  /// but the sync does, how long most plugins would be waited for.
  public var startUpLimit: Duration {
    if case .limit(let limit) = startUp { limit } else { StartUpGate.defaultLimit }
  }

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

  /// The rights that its plugins need beside listing and watching what they watch.
  public var rights: [PluginRight] {
    plugins.filter(\.isShown).flatMap { $0.reading?.rights ?? [] }
  }

  /// New watchers, in execution order, that have been handed nothing.
  public func makeWatchers() -> [any APIWatcher] {
    let watchers = plugins.compactMap { $0.makeWatcher?() }
    guard let instance else { return watchers }
    return watchers.map { NumberedWatcher($0, number: instance) }
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
  /// The plans of all server blocks with plugins that read Kubernetes, in the file's order.
  ///
  /// - Parameters:
  ///   - corefile: What the Corefile says.
  ///   - pluginOrder: The order in which the build of CoreDNS executes its plugins.
  ///   - version: The version of CoreDNS; nil for one that knows every property.
  ///   - definitions: The plugins that are understood; of two with one name and one connection the
  ///     later counts.
  public static func plans(
    for corefile: ParsedCorefile, pluginOrder: PluginOrder = .builtIn,
    version: CoreDNSVersion? = nil, definitions: [PluginDefinition] = PluginDefinition.builtIn
  ) -> [ServerBlockPlan] {
    plans(
      for: corefile.blocks, entryFile: corefile.entryFile, pluginOrder: pluginOrder,
      version: version, definitions: definitions)
  }

  /// The plans of those of the blocks with plugins that read Kubernetes.
  public static func plans(
    for blocks: [ServerBlock], entryFile: String = "Corefile",
    pluginOrder: PluginOrder = .builtIn, version: CoreDNSVersion? = nil,
    definitions: [PluginDefinition] = PluginDefinition.builtIn
  ) -> [ServerBlockPlan] {
    let definitions = Dictionary(grouping: definitions, by: \.name)
    return ConcurrentChunks.map(count: blocks.count) { range in
      range.flatMap { index in
        var planner = ServerBlockPlanner(
          block: blocks[index], blockIndex: index, entryFile: entryFile, order: pluginOrder,
          version: version, definitions: definitions)
        return planner.plans()
      }
    }
  }
}
