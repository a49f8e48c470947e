import KubernetesWire
import KubernetesClient
import Synchronization

/// The resources that are served; grows when custom resources are loaded.
final class Catalogue: Sendable {
  private let state = Mutex(ResourceCatalogue())

  /// What is served now.
  var current: ResourceCatalogue { state.withLock { $0 } }

  /// Every resource.
  var resources: [ServedResource] { current.definitions.map(ServedResource.init) }

  /// A resource by its name.
  func resource(_ id: GroupVersionResource) -> ServedResource? {
    state.withLock { $0.definition(id) }.map(ServedResource.init)
  }

  /// Whether anything is served of a group version.
  func hasGroupVersion(group: String, version: String) -> Bool {
    state.withLock { $0.hasGroupVersion(group: group, version: version) }
  }

  /// Serves more resources.
  func add(_ definitions: [ResourceDefinition]) {
    state.withLock { $0.add(definitions) }
  }

  /// The resource, made a custom one with the kind of the example where it is not served yet.
  func serving(_ id: GroupVersionResource, example: JSONValue?) -> ServedResource {
    if let known = resource(id) { return known }
    let definition = ResourceDefinition(
      id, kind: example?["kind"]?.stringValue ?? id.resource,
      isNamespaced: example?["metadata"]?["namespace"] != nil, isCustom: true)
    add([definition])
    return ServedResource(definition)
  }
}
