import KubernetesWire
import KubernetesClient

/// A resource as the server's handlers need it.
struct ServedResource: Hashable, Sendable {
  /// What discovery says of it.
  let definition: ResourceDefinition
  /// Whether its objects are stored and served as protobuf.
  let hasProtobuf: Bool

  init(_ definition: ResourceDefinition) {
    self.definition = definition
    hasProtobuf =
      !definition.isCustom && !definition.lacksProtobuf && definition.id.hasProtobuf
      && ProtobufTranscoder.kinds.contains(definition.kind)
  }

  /// Group, version and plural name.
  var id: GroupVersionResource { definition.id }
  /// The kind of its objects.
  var kind: String { definition.kind }
  /// Whether its objects live in namespaces.
  var isNamespaced: Bool { definition.isNamespaced }
  /// How its objects are stored.
  var encoding: StoredItem.Encoding { hasProtobuf ? .protobuf : .json }

  /// `pods`, or `endpointslices.discovery.k8s.io`.
  var qualifiedName: String {
    id.group.isEmpty ? id.resource : "\(id.resource).\(id.group)"
  }
}

/// What the path of a request names.
struct ResourceTarget: Hashable, Sendable {
  var resource: ServedResource
  var namespace: String?
  var name: String?
  var subresource: String?

  /// The key of the named object.
  var key: String { StoredItem.key(namespace: namespace, name: name ?? "") }
}
