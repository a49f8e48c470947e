import Corefile
import K8sAPI
import KubernetesConfiguration
import PluginStanzas

/// Makes the plans of one server block: one for each connection to an API server.
struct ServerBlockPlanner {
  let block: ServerBlock
  let blockIndex: Int
  let entryFile: String
  let order: PluginOrder
  let version: CoreDNSVersion?
  /// The plugins that are understood, by name; of each the later counts.
  let definitions: [String: [PluginDefinition]]

  private var groups: [Group] = []

  /// The plugins that use one connection.
  struct Group {
    var provider: ServerBlockPlan.Provider
    var instance: Int?
    var plugins: [PlannedPlugin] = []
    var connection = ConnectionSettings()
    var gate = PluginGate.limit(StartUpGate.defaultLimit)
    var diagnostics: [Diagnostic] = []
    var refusals: [StanzaRefusal] = []
  }

  init(
    block: ServerBlock, blockIndex: Int, entryFile: String, order: PluginOrder,
    version: CoreDNSVersion?, definitions: [String: [PluginDefinition]]
  ) {
    self.block = block
    self.blockIndex = blockIndex
    self.entryFile = entryFile
    self.order = order
    self.version = version
    self.definitions = definitions
  }

  /// The plans, the one of `k8s_api` or the stock plugin first; none for a block in which no plugin
  /// reads Kubernetes.
  mutating func plans() -> [ServerBlockPlan] {
    guard block.directives.contains(where: { definitions[$0.name] != nil }) else { return [] }
    let directives = order.sorted(block.directives, by: \.name)
    for directive in directives {
      if let definition = definition(of: directive.name) { read(directive, definition) }
    }
    guard !groups.isEmpty else { return [] }
    if groups.count > 1 {
      let main = [ServerBlockPlan.Provider.k8sAPI, .kubernetes]
      groups =
        groups.filter { main.contains($0.provider) }
        + groups.filter { !main.contains($0.provider) }
    }
    addOtherPlugins(directives)
    for index in groups.indices { groups[index].diagnostics += findings(of: groups[index]) }
    groups[0].diagnostics += ownConnectionFindings
    return groups.map(plan)
  }

  /// What a directive means in this block.
  ///
  /// Beside `k8s_api` a name means the plugin that takes part there, where there is one.
  private func definition(of name: String) -> PluginDefinition? {
    guard let named = definitions[name] else { return nil }
    let sharing = named.last { $0.connection == .k8sAPI }
    return hasK8sAPI ? sharing ?? named.last : named.last { $0.connection != .k8sAPI }
  }

  private var hasK8sAPI: Bool { block.directive(K8sAPISettings.pluginName) != nil }

  private mutating func read(_ directive: Directive, _ definition: PluginDefinition) {
    let location = directive.tokens.location
    do {
      let readings = try definition.readAll(stanza(directive))
      for (number, reading) in readings.enumerated() {
        let group = group(
          of: definition, instance: readings.count > 1 ? number + 1 : nil)
        let plugin = PlannedPlugin(name: directive.name, location: location, reading: reading)
        groups[group].plugins.append(plugin)
        groups[group].diagnostics += reading.findings
        guard owns(definition, groups[group]) else { continue }
        groups[group].connection = reading.connection
        groups[group].gate = reading.gate
      }
    } catch {
      let group = group(of: definition, instance: nil)
      groups[group].plugins.append(PlannedPlugin(name: directive.name, location: location))
      groups[group].refusals.append(error)
      groups[group].diagnostics.append(error.diagnostic)
    }
  }

  private func stanza(_ directive: Directive) -> PluginDefinition.Stanza {
    var stanza = PluginDefinition.Stanza(
      directive: directive, blockKeys: blockKeys, entryFile: entryFile)
    stanza.keyPlace = block.keys.location
    stanza.version = version
    return stanza
  }

  private func owns(_ definition: PluginDefinition, _ group: Group) -> Bool {
    definition.connection == .own || definition.name == group.provider.rawValue
  }

  /// The group of the connection that a plugin uses, made where it is the first.
  private mutating func group(of definition: PluginDefinition, instance: Int?) -> Int {
    let name = definition.connection == .own ? definition.name : definition.connection.rawValue
    let provider = ServerBlockPlan.Provider(rawValue: name)
    let known = groups.firstIndex { $0.provider == provider && $0.instance == instance }
    if let known { return known }
    groups.append(Group(provider: provider, instance: instance))
    return groups.count - 1
  }

  /// The first plan tells of every plugin of the block.
  private mutating func addOtherPlugins(_ directives: [Directive]) {
    let own = groups[0].plugins
    groups[0].plugins = directives.map { directive in
      own.first { $0.name == directive.name }
        ?? PlannedPlugin(name: directive.name, location: directive.tokens.location)
    }
    guard groups[0].provider == .kubernetes else { return }
    addSettingsWithoutConnection()
  }

  /// What takes part in `k8s_api` only is read in a block without it too, but watches nothing.
  private mutating func addSettingsWithoutConnection() {
    for index in groups[0].plugins.indices where !groups[0].plugins[index].isRead {
      let name = groups[0].plugins[index].name
      guard let definition = definitions[name]?.last, self.definition(of: name) == nil,
        let directive = block.directive(name)
      else { continue }
      do {
        let reading = try definition.readAll(stanza(directive)).first
        groups[0].plugins[index].reading = reading
        groups[0].plugins[index].isShown = false
        groups[0].diagnostics += reading?.findings ?? []
      } catch {
        groups[0].refusals.append(error)
        groups[0].diagnostics.append(error.diagnostic)
      }
    }
  }

  private func plan(_ group: Group) -> ServerBlockPlan {
    ServerBlockPlan(
      blockIndex: blockIndex, keys: block.keys.map(\.text), normalizedKeys: block.normalizedKeys,
      provider: group.provider, instance: group.instance, plugins: group.plugins,
      connection: group.connection, startUp: group.gate,
      profile: version.map { CoreDNSProfile($0) }, diagnostics: group.diagnostics,
      refusals: group.refusals)
  }

  /// The keys that zones are inherited from; as written where they could not be normalised.
  private var blockKeys: [String] {
    block.normalizedKeys.isEmpty ? block.keys.map(\.text) : block.normalizedKeys
  }
}
