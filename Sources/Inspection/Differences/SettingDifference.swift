import Corefile
import KubernetesWire

/// A setting that has not the same value on two sides, with where each value came from.
public struct SettingDifference: Hashable, Sendable {
  /// The value of one side.
  public struct Value: Hashable, Sendable {
    /// The value.
    public var value: JSONValue
    /// Where it stands, such as `Corefile:7`; nil for a default.
    public var origin: String?

    /// Makes a value.
    public init(_ value: JSONValue, origin: String? = nil) {
      self.value = value
      self.origin = origin
    }
  }

  /// The plugin.
  public var plugin: String
  /// The setting.
  public var name: String
  /// The first side's value; nil where it has no such setting.
  public var first: Value?
  /// The second side's value; nil where it has no such setting.
  public var second: Value?

  /// Makes a difference.
  public init(plugin: String, name: String, first: Value?, second: Value?) {
    self.plugin = plugin
    self.name = name
    self.first = first
    self.second = second
  }

  /// The settings that differ between two states of a block, those of the first side first.
  ///
  /// The same value from another place is no difference.
  public static func between(
    _ first: ConfigReport.Block, _ second: ConfigReport.Block, entryNames: (String, String)
  ) -> [SettingDifference] {
    var found: [SettingDifference] = []
    let plugins = first.settings.keys + second.settings.keys.filter { first.settings[$0] == nil }
    for plugin in plugins {
      let old = first.settings[plugin]?.objectValue ?? JSONObject()
      let new = second.settings[plugin]?.objectValue ?? JSONObject()
      for name in old.keys + new.keys.filter({ old[$0] == nil }) where old[name] != new[name] {
        found.append(
          SettingDifference(
            plugin: plugin, name: name,
            first: first.value(plugin, name, entryName: entryNames.0),
            second: second.value(plugin, name, entryName: entryNames.1)))
      }
    }
    return found
  }
}

extension ConfigReport.Block {
  fileprivate func value(
    _ plugin: String, _ name: String, entryName: String
  ) -> SettingDifference.Value? {
    guard let value = settings[plugin]?[name] else { return nil }
    let place = origins[plugin]?[name].map { location in
      "\(location.file.isEmpty ? entryName : location.file):\(location.line)"
    }
    return SettingDifference.Value(value, origin: place)
  }
}

/// How long one watch took on two sides.
public struct TimingDifference: Hashable, Sendable {
  /// The watch.
  public var watch: String
  /// How long it took to its HasSynced on the first side; nil where it has not synced.
  public var first: Duration?
  /// The same on the second side.
  public var second: Duration?

  /// Makes a timing.
  public init(watch: String, first: Duration?, second: Duration?) {
    self.watch = watch
    self.first = first
    self.second = second
  }
}
