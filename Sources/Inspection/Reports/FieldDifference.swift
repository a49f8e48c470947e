import KubernetesWire

/// A field that two states of an object do not share.
public struct FieldDifference: Hashable, Sendable {
  /// The field's path: `ports[1].port`.
  public var path: String
  /// The earlier state's value; nil for nothing.
  public var old: JSONValue?
  /// The later state's value; nil for nothing.
  public var new: JSONValue?

  /// Makes a difference.
  public init(path: String, old: JSONValue?, new: JSONValue?) {
    self.path = path
    self.old = old
    self.new = new
  }
}
