/// What a plugin does before its watches have synced.
public enum PluginGate: Hashable, Sendable {
  /// CoreDNS starts to serve at once; what the plugin answers meanwhile may be wrong.
  case none
  /// CoreDNS waits that long at most.
  case limit(Duration)
  /// CoreDNS waits for ever: all its plugins and zones do.
  case unbounded
  /// CoreDNS serves, and each query that comes to the plugin waits.
  case blocksQueries
}

/// A right that a plugin needs beside listing and watching what it watches.
public struct PluginRight: Hashable, Sendable {
  /// The API group; empty for the core group.
  public var group: String
  /// The resource, such as `customresourcedefinitions`, or with a subresource.
  public var resource: String
  /// The verbs, such as `get`.
  public var verbs: [String]

  /// Makes a right.
  public init(group: String, resource: String, verbs: [String]) {
    self.group = group
    self.resource = resource
    self.verbs = verbs
  }
}
