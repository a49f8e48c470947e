import KubernetesClient

@testable import SimulatedCluster

/// A server without a network, for what is decided in it.
enum AccessFixtures {
  /// A server that holds what every cluster has, and these objects.
  static func core(_ manifest: String = "") throws -> ServerCore {
    let core = ServerCore(options: ServerFixtures.options())
    try core.installBootstrapObjects()
    try store(manifest, in: core)
    return core
  }

  /// Creates or replaces objects.
  static func store(_ manifest: String, in core: ServerCore) throws {
    for object in try ManifestReader.read(text: Array(manifest.utf8), file: "test").objects {
      guard let resource = core.catalogue.resource(object.resource) else { continue }
      let key = StoredItem.key(namespace: object.namespace, name: object.name)
      _ = core.storage.write(
        resource.id, key: key, expecting: core.storage.item(resource.id, key: key),
        try ItemEncoder(resource: resource).encode(object.object), encoding: resource.encoding)
    }
  }

  /// A user by name, in the groups that the real server puts it in.
  static func identity(_ name: String, groups: [String] = []) -> Identity {
    let own = ServiceAccountName(user: name)?.groups ?? []
    return Identity(name: name, groups: groups + own + ["system:authenticated"])
  }

  /// A request in the form `VERB RESOURCE[/SUBRESOURCE][.GROUP] [NAMESPACE[/NAME]]`, or `VERB /PATH`.
  static func request(_ text: String) -> AccessRequest {
    let words = text.split(separator: " ").map(String.init)
    if words[1].hasPrefix("/") { return AccessRequest(words[0], path: words[1]) }
    let resource = words[1].split(separator: ".", maxSplits: 1).map(String.init)
    let parts = resource[0].split(separator: "/").map(String.init)
    let place = (words.count > 2 ? words[2] : "")
      .split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    return AccessRequest(
      words[0],
      .init(
        group: resource.count > 1 ? resource[1] : "", resource: parts[0],
        subresource: parts.count > 1 ? parts[1] : "", namespace: place.first ?? "",
        name: place.count > 1 ? place[1] : ""))
  }
}
