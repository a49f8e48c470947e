import KubernetesClient

/// Whether the watches of each server block may be listed and watched.
public struct AccessReport: Hashable, Sendable {
  /// One server block.
  public struct Block: Hashable, Sendable {
    /// Which block.
    public var identity: BlockIdentity
    /// Its watches, sorted by name.
    public var watches: [Watch]

    /// Makes a block's part.
    public init(_ identity: BlockIdentity, watches: [Watch]) {
      self.identity = identity
      self.watches = watches
    }
  }

  /// One watch.
  public struct Watch: Hashable, Sendable {
    /// The name under which it was registered.
    public var name: String
    /// The plugin that provides it.
    public var plugin: String
    /// What is listed and watched.
    public var resource: GroupVersionResource
    /// The namespace; nil for all.
    public var namespace: String?
    /// What the API server says.
    public var access: WatchAccess

    /// Makes a watch's part.
    public init(
      name: String, plugin: String, resource: GroupVersionResource, namespace: String? = nil,
      access: WatchAccess
    ) {
      self.name = name
      self.plugin = plugin
      self.resource = resource
      self.namespace = namespace
      self.access = access
    }
  }

  /// One part for each server block.
  public var serverBlocks: [Block]
  /// Who is acted as; empty for whoever the connection authenticates.
  public var user: String

  /// Makes a report.
  public init(serverBlocks: [Block], user: String = "") {
    self.serverBlocks = serverBlocks
    self.user = user
  }

  /// Whether everything is allowed.
  public var isAllowed: Bool {
    serverBlocks.flatMap(\.watches).flatMap(\.access.verbs).allSatisfy {
      $0.verdict.isAllowed == true
    }
  }
}
