import CoreDNSPlugins
import PluginStanzas

/// What is known of plugins, and from where.
public struct CatalogueReport: Sendable {
  /// What is known of one plugin.
  public struct Plugin: Sendable {
    /// The plugin's name; of a version that is not the newest with `@` and it.
    public var name: String
    /// The file that describes it; nil for a built-in description.
    public var file: String?
    /// What the description says.
    public var description: PluginDescription

    /// Makes a plugin's part.
    public init(name: String, file: String?, description: PluginDescription) {
      self.name = name
      self.file = file
      self.description = description
    }
  }

  /// The plugins, sorted by name.
  public var plugins: [Plugin]
  /// Whether one plugin was asked for, and all is told of it.
  public var isDetailed: Bool

  /// Makes a report.
  public init(plugins: [Plugin], isDetailed: Bool) {
    self.plugins = plugins
    self.isDetailed = isDetailed
  }
}
