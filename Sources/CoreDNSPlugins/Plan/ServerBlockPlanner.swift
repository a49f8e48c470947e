import Corefile
import K8sAPI
import KubernetesClient
import KubernetesConfiguration

/// Makes the plan of one server block.
struct ServerBlockPlanner {
  let block: ServerBlock
  let entryFile: String
  let order: PluginOrder
  let definitions: [PluginDefinition]

  private var connection = ConnectionSettings()
  private var startUpLimit = StartUpGate.defaultLimit
  private var diagnostics: [Diagnostic] = []
  private(set) var refusals: [StanzaRefusal] = []

  init(
    block: ServerBlock, entryFile: String, order: PluginOrder, definitions: [PluginDefinition]
  ) {
    self.block = block
    self.entryFile = entryFile
    self.order = order
    self.definitions = definitions
  }

  /// The plan; nil for a block that has neither `k8s_api` nor `kubernetes`.
  mutating func plan(blockIndex: Int) -> ServerBlockPlan? {
    let provider: ServerBlockPlan.Provider
    if block.directive(K8sAPISettings.pluginName) != nil {
      provider = .k8sAPI
    } else if block.directive(StockKubernetesSettings.pluginName) != nil {
      provider = .kubernetes
    } else {
      return nil
    }
    var plugins: [PlannedPlugin] = []
    for name in order.sorted(block.directives.map(\.name)) {
      guard let directive = block.directive(name) else { continue }
      plugins.append(read(directive, provider: provider))
    }
    switch provider {
    case .k8sAPI: diagnostics += sharedFindings(plugins)
    case .kubernetes: diagnostics += stockFindings(plugins)
    }
    diagnostics += ownConnectionFindings
    return ServerBlockPlan(
      blockIndex: blockIndex, keys: block.keys.map(\.text), normalizedKeys: block.normalizedKeys,
      provider: provider, plugins: plugins, connection: connection, startUpLimit: startUpLimit,
      diagnostics: diagnostics, refusals: refusals)
  }

  private mutating func read(
    _ directive: Directive, provider: ServerBlockPlan.Provider
  ) -> PlannedPlugin {
    var plugin = PlannedPlugin(
      name: directive.name, location: directive.tokens.first?.location,
      settingOrigins: SettingOrigins(directive, blockKeys: block.keys).places)
    do {
      switch (directive.name, provider) {
      case (K8sAPISettings.pluginName, .k8sAPI):
        let settings = try K8sAPISettings(parsing: directive, entryFile: entryFile)
        connection = settings.server.connection
        diagnostics += settings.findings
        plugin.settings = settings.fields
      case (StockKubernetesSettings.pluginName, .kubernetes):
        let settings = try StockKubernetesSettings(
          parsing: directive, blockKeys: blockKeys, entryFile: entryFile)
        connection = settings.server.connection
        startUpLimit = settings.startUpTimeout
        diagnostics += settings.findings
        plugin.settings = settings.fields
        diagnostics += StanzaReview(directive, zones: .all).findings
        plugin.makeWatcher = { StockKubernetesWatcher(settings) }
      default: try read(directive, into: &plugin, isSharing: provider == .k8sAPI)
      }
    } catch {
      refusals.append(error)
      diagnostics.append(error.diagnostic)
    }
    return plugin
  }

  private mutating func read(
    _ directive: Directive, into plugin: inout PlannedPlugin, isSharing: Bool
  ) throws(StanzaRefusal) {
    guard let definition = definitions.first(where: { $0.name == directive.name }) else { return }
    let reading = try definition.read(
      PluginDefinition.Stanza(
        directive: directive, blockKeys: blockKeys, entryFile: entryFile))
    plugin.settings = reading.fields
    diagnostics += reading.findings
    if Self.reviewed.contains(directive.name) {
      diagnostics += StanzaReview(directive, zones: .first).findings
    }
    if isSharing { plugin.makeWatcher = reading.makeWatcher }
  }

  /// The plugins whose properties the tool knows itself; those of others may mean anything.
  private static let reviewed = [
    ExampleKubernetesSettings.pluginName, PodnamesSettings.pluginName,
  ]

  /// The keys that zones are inherited from; as written where they could not be normalised.
  private var blockKeys: [String] {
    block.normalizedKeys.isEmpty ? block.keys.map(\.text) : block.normalizedKeys
  }
}
