import Informers

/// One watch of a server block: who provides it, who lost the name, who reads it.
public struct WatchRegistration: Sendable {
  /// The watch's name, such as `pod`.
  public var name: String
  /// The plugin whose constructor built the informer: the first in execution order that offers
  /// the name.
  public var plugin: String
  /// The plugins that offer the name too but come later; their constructors were never called, so
  /// their selectors, indexes and projections are not used.
  public var shadows: [String]
  /// The plugins that read the watch, in execution order; the provider is usually one of them.
  public var consumers: [String]
  /// The one informer that all of them share.
  public var informer: any Informer

  /// Makes a registration.
  public init(
    name: String, plugin: String, shadows: [String] = [], consumers: [String] = [],
    informer: any Informer
  ) {
    self.name = name
    self.plugin = plugin
    self.shadows = shadows
    self.consumers = consumers
    self.informer = informer
  }
}
