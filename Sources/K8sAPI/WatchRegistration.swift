import Informers
import KubernetesClient

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
  /// Whether the plugin goes on without it where its resource is not installed when it starts.
  public var isSkippedWhenAbsent: Bool
  /// The one informer that all of them share.
  public var informer: any Informer

  /// Whether the API server does not have its resource, and the plugin goes on without it.
  public var isSkipped: Bool { isSkippedWhenAbsent && isNotInstalled }

  /// Whether the API server says that it does not have the resource.
  public var isNotInstalled: Bool {
    !informer.hasSynced && informer.status.lastError?.code == .notFound
  }

  /// Makes a registration.
  public init(
    name: String, plugin: String, shadows: [String] = [], consumers: [String] = [],
    isSkippedWhenAbsent: Bool = false, informer: any Informer
  ) {
    self.isSkippedWhenAbsent = isSkippedWhenAbsent
    self.name = name
    self.plugin = plugin
    self.shadows = shadows
    self.consumers = consumers
    self.informer = informer
  }
}
