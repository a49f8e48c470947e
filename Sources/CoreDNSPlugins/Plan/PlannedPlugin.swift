import KubernetesWire
import Corefile
import K8sAPI

/// One plugin of a server block, as the block configures it.
public struct PlannedPlugin: Sendable {
  /// The plugin's name.
  public var name: String
  /// Where its directive first stands in the block.
  public var location: SourceLocation?
  /// Its settings for `config -o json`; nil for a plugin that the tool does not read, and for one
  /// that CoreDNS refuses.
  public var settings: JSONObject?
  /// Where the settings stand that the Corefile sets, by their names in `settings`; the others have
  /// their defaults.
  public var settingOrigins: [String: SourceLocation]
  /// Makes a watcher of these settings; nil for a plugin that takes no part in sharing watches.
  public var makeWatcher: (@Sendable () -> any APIWatcher)?

  /// Whether the plugin takes part in sharing watches.
  public var isWatcher: Bool { makeWatcher != nil }

  /// Makes a plugin.
  public init(
    name: String, location: SourceLocation? = nil, settings: JSONObject? = nil,
    settingOrigins: [String: SourceLocation] = [:],
    makeWatcher: (@Sendable () -> any APIWatcher)? = nil
  ) {
    self.name = name
    self.location = location
    self.settings = settings
    self.settingOrigins = settingOrigins
    self.makeWatcher = makeWatcher
  }
}
