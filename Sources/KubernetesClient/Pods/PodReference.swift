/// One pod, by its name.
public struct PodReference: Hashable, Sendable {
  /// The pod's namespace.
  public var namespace: String
  /// The pod's name.
  public var name: String

  /// Names a pod.
  public init(namespace: String, name: String) {
    self.namespace = namespace
    self.name = name
  }
}

extension PodReference: CustomStringConvertible {
  /// `namespace/name`.
  public var description: String { "\(namespace)/\(name)" }
}
