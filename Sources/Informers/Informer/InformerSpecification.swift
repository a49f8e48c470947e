import KubernetesClient
import KubernetesWire

/// What an informer of one type of object lists, watches and keeps.
public struct InformerSpecification<Object: StoredObject>: Sendable {
  /// The resource.
  public var resource: GroupVersionResource
  /// The kind of its objects, such as `Pod`; events of another kind are skipped and reported.
  public var kind: String
  /// The namespace; nil for all.
  public var namespace: String?
  /// The label selector in its normalised text form; empty for none.
  public var labelSelector: String
  /// The field selector; empty for none.
  public var fieldSelector: String
  /// The store's indexes.
  public var indexes: [Index<Object>]
  /// How its objects are read: as their type has it, unless the watch says otherwise.
  public var projection = Object.projection
  /// The columns of a table of its objects: those of their type, unless the watch says otherwise.
  public var columns = Object.columns
  /// Whether JSON is asked for, though the resource has protobuf.
  public var isReadAsJSON = false
  /// Whether an object is stored when it is added or updated.
  ///
  /// Where not, an older state of it
  /// stays as it is, as CoreDNS leaves a pod that has begun to terminate.
  public var admits: @Sendable (_ object: Object) -> Bool

  /// Makes a specification.
  public init(
    resource: GroupVersionResource, kind: String, namespace: String? = nil,
    labelSelector: String = "", fieldSelector: String = "", indexes: [Index<Object>] = [],
    admits: @escaping @Sendable (_ object: Object) -> Bool = { _ in true }
  ) {
    self.resource = resource
    self.kind = kind
    self.namespace = namespace
    self.labelSelector = labelSelector
    self.fieldSelector = fieldSelector
    self.indexes = indexes
    self.admits = admits
  }

  /// A list or watch of the resource with these options.
  func request(_ options: ListOptions) -> APIRequest {
    var request = APIRequest(resource, namespace: namespace, options: options)
    if isReadAsJSON { request.accept = .json }
    return request
  }

  /// The part that does not depend on the type.
  public var description: WatchDescription {
    WatchDescription(
      resource: resource, namespace: namespace, labelSelector: labelSelector,
      fieldSelector: fieldSelector, indexNames: Set(indexes.map(\.name)).sorted())
  }
}
