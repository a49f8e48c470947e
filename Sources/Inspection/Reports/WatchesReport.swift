import Informers
import KubernetesClient

/// The registered watches of each server block.
public struct WatchesReport: Hashable, Sendable {
  /// The watches of one server block.
  public struct Block: Hashable, Sendable {
    /// Which block.
    public var identity: BlockIdentity
    /// Its watches, sorted by name.
    public var watches: [WatchReport]

    /// Makes a block's part.
    public init(_ identity: BlockIdentity, watches: [WatchReport]) {
      self.identity = identity
      self.watches = watches
    }
  }

  /// One part for each server block.
  public var serverBlocks: [Block]
  /// Whether it was made from the Corefile alone, without a connection.
  public var isStatic: Bool

  /// Makes a report.
  public init(serverBlocks: [Block], isStatic: Bool) {
    self.serverBlocks = serverBlocks
    self.isStatic = isStatic
  }
}

/// One watch: who registered it, what it asks for, and how it fares.
public struct WatchReport: Hashable, Sendable {
  /// The name under which it was registered.
  public var name: String
  /// The plugin that provides it.
  public var plugin: String
  /// The plugins that offered the same name and lost, in execution order.
  public var shadows: [String]
  /// The plugins that look things up in it.
  public var consumers: [String]
  /// What is listed and watched.
  public var resource: GroupVersionResource
  /// The label selector as sent; empty for none.
  public var labelSelector: String
  /// The field selector as sent; empty for none.
  public var fieldSelector: String
  /// The names of its indexes, sorted.
  public var indexes: [String]
  /// How it fares; nil where nothing was started.
  public var live: LiveWatchReport?

  /// Makes a watch's part.
  public init(
    name: String, plugin: String, shadows: [String] = [], consumers: [String] = [],
    resource: GroupVersionResource, labelSelector: String = "", fieldSelector: String = "",
    indexes: [String] = [], live: LiveWatchReport? = nil
  ) {
    self.name = name
    self.plugin = plugin
    self.shadows = shadows
    self.consumers = consumers
    self.resource = resource
    self.labelSelector = labelSelector
    self.fieldSelector = fieldSelector
    self.indexes = indexes
    self.live = live
  }
}

/// How a started watch fares at one moment.
public struct LiveWatchReport: Hashable, Sendable {
  /// How many objects its store holds.
  public var objects = 0
  /// Whether its first list has been processed.
  public var isSynced = false
  /// Whether its resource is not installed, and the plugin goes on without it.
  public var isSkipped = false
  /// When that was, from its start.
  public var syncedAfter: Duration?
  /// The last resource version seen.
  public var resourceVersion = ""
  /// How many complete lists came after the first.
  public var relists = 0
  /// How many requests were sent.
  public var requests = 0
  /// How many body bytes were decoded.
  public var bytesReceived = 0
  /// How many of them came over the network, compressed.
  public var wireBytesReceived = 0
  /// How many objects could not be decoded.
  public var decodeFailures = 0
  /// How many requests in a row have failed.
  public var failedTries = 0
  /// Whether a relist broke midway, so that the store mixes two states until the next one ends.
  public var isReplacing = false
  /// What has happened since the start; its moments are on the watch's time source.
  public var history = InformerHistory()
  /// How long ago the last event that was no bookmark came; nil before the first.
  public var sinceEvent: Duration?
  /// How long ago the last bookmark came; nil before the first.
  public var sinceBookmark: Duration?
  /// What the store takes in memory; nil where that was not measured.
  public var memory: StoreMemory?
  /// What it is doing.
  public var activity = "idle"
  /// What it waits for; nil while it watches or rests.
  public var waiting: Waiting?
  /// Its last failure that no success followed.
  public var lastError: FailureReport?

  /// Makes the part of a watch that has done nothing.
  public init() {}
}
