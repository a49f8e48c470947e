/// A plugin that refused to start: its constructor or its `setIndexer` failed.
///
/// CoreDNS does not start then.
public struct RegistrationError: Error, Sendable, CustomStringConvertible {
  /// At which step the plugin failed.
  public enum Step: String, Hashable, Sendable {
    /// Building the informer of a watch that the plugin provides.
    case buildInformer
    /// Taking the indexer of a watch.
    case setIndexer
  }

  /// At which step the plugin failed.
  public var step: Step
  /// The plugin.
  public var plugin: String
  /// The watch whose informer or indexer it was.
  public var watch: String
  /// What the plugin said.
  public var cause: any Error

  /// Makes an error.
  public init(_ step: Step, plugin: String, watch: String, cause: any Error) {
    self.step = step
    self.plugin = plugin
    self.watch = watch
    self.cause = cause
  }

  /// What happened, in one sentence.
  public var message: String {
    switch step {
    case .buildInformer: "plugin \(plugin) cannot build its informer for watch \"\(watch)\""
    case .setIndexer: "plugin \(plugin) refuses the indexer of watch \"\(watch)\""
    }
  }

  /// What happened and why.
  public var description: String { "\(message): \(cause)" }
}
