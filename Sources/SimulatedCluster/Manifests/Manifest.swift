import KubernetesWire
import KubernetesClient

/// The objects of some manifest files, ready to be stored in a simulated cluster.
public struct Manifest: Sendable {
  /// One object.
  public struct Object: Hashable, Sendable {
    /// What kind of object it is.
    public var resource: GroupVersionResource
    /// Its namespace; nil for cluster-scoped objects.
    public var namespace: String?
    /// Its name.
    public var name: String
    /// The complete object with `apiVersion` and `kind`, status included.
    public var object: JSONValue
    /// The line of the file on which it begins.
    public var line: Int
  }

  /// Something that was assumed.
  public struct Note: Hashable, Sendable {
    /// What was assumed.
    public var message: String
    /// The file as it was named.
    public var file: String
    /// The line of the object that gave the reason.
    public var line: Int
  }

  /// The objects in the order in which they were read.
  public internal(set) var objects: [Object] = []
  /// The custom resources that the objects need and the catalogue did not have.
  public internal(set) var definitions: [ResourceDefinition] = []
  /// What was assumed.
  public internal(set) var notes: [Note] = []
}

extension Manifest.Object {
  /// The object in the form in which generated ones come.
  public var generated: GeneratedObject {
    GeneratedObject(
      resource: resource, namespace: namespace, name: name, resourceVersion: 0,
      body: .json(object))
  }
}
