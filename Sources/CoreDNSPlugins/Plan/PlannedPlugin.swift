import Corefile
import K8sAPI
import KubernetesWire

/// One plugin of a server block, as the block configures it.
public struct PlannedPlugin: Sendable {
  /// The plugin's name.
  public var name: String
  /// Where its directive first stands in the block.
  public var location: SourceLocation?
  /// What its stanza says; nil for a plugin that the tool does not read or that connects on its own,
  /// and for one that CoreDNS refuses.
  public var reading: PluginDefinition.Reading? {
    get { shared?.value }
    set { shared = newValue.map(Shared.init) }
  }
  private var shared: Shared<PluginDefinition.Reading>?
  /// Whether the tool has read its stanza.
  public var isRead: Bool { shared != nil }
  /// Whether its watches are among those of the plan.
  public var isShown = true

  /// Its settings for `config -o json`.
  public var settings: JSONObject? { shared?.value.fields }
  /// Where the settings stand that the Corefile sets, by their names in `settings`; the others have
  /// their defaults.
  public var settingOrigins: [String: SourceLocation] { shared?.value.origins ?? [:] }
  /// Makes a watcher of these settings; nil for a plugin that takes no part in the plan's watches.
  public var makeWatcher: (@Sendable () -> any APIWatcher)? {
    isShown ? shared?.value.makeWatcher : nil
  }
  /// Whether the plugin takes part in the plan's watches.
  public var isWatcher: Bool { makeWatcher != nil }

  /// Makes a plugin.
  public init(
    name: String, location: SourceLocation? = nil, reading: PluginDefinition.Reading? = nil
  ) {
    self.name = name
    self.location = location
    shared = reading.map(Shared.init)
  }
}
