import KubernetesWire
import KubernetesClient

/// An API object that was made up, ready to be stored.
public struct GeneratedObject: Hashable, Sendable {
  /// The object in the form that was the cheapest to make.
  public enum Body: Hashable, Sendable {
    /// A complete JSON object, with `apiVersion` and `kind`.
    case json(JSONValue)
    /// The message of a built-in type, without the `k8s\0` envelope.
    case protobuf([UInt8])
  }

  /// What kind of object it is.
  public var resource: GroupVersionResource
  /// Its namespace; nil for cluster-scoped objects.
  public var namespace: String?
  /// Its name.
  public var name: String
  /// The version in its metadata; 0 where the storage is to assign one (the metadata has none).
  public var resourceVersion: Int64
  /// The object itself.
  public var body: Body

  /// Describes an object.
  public init(
    resource: GroupVersionResource, namespace: String?, name: String, resourceVersion: Int64,
    body: Body
  ) {
    self.resource = resource
    self.namespace = namespace
    self.name = name
    self.resourceVersion = resourceVersion
    self.body = body
  }
}
