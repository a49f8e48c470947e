import KubernetesClient

/// What the changes of a ``Churn`` are made to.
public protocol ChurnTarget: Sendable {
  /// Creates the object, or replaces what is there under its name. Its `resourceVersion` is 0:
  /// the target assigns the next one.
  func apply(_ object: GeneratedObject) async throws
  /// Deletes an object; one that does not exist is no failure.
  func delete(_ resource: GroupVersionResource, namespace: String?, name: String) async throws
}

/// One change to a cluster.
public enum ChurnOperation: Hashable, Sendable {
  case apply(GeneratedObject)
  case delete(GroupVersionResource, namespace: String?, name: String)

  /// The resource that changes.
  public var resource: GroupVersionResource {
    switch self {
    case .apply(let object): object.resource
    case .delete(let resource, _, _): resource
    }
  }
}
