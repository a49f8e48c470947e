import KubernetesWire
import KubernetesClient

extension ServerCore {
  /// Creates the objects that every cluster has.
  func installBootstrapObjects() throws {
    for object in try BootstrapObjects.all.get() {
      guard let resource = catalogue.resource(object.resource) else { continue }
      let created = ObjectPreparation(resource: resource, core: self)
        .created(object.object, manager: "kube-apiserver")
      _ = storage.write(
        resource.id, key: StoredItem.key(namespace: object.namespace, name: object.name),
        expecting: nil, try ItemEncoder(resource: resource).encode(created),
        encoding: resource.encoding)
    }
  }

  /// Does what a controller does after a change of a resource.
  func settle(after changed: GroupVersionResource) {
    guard changed == .clusterRoles, let resource = catalogue.resource(changed) else { return }
    let encoder = ItemEncoder(resource: resource)
    let items = storage.snapshot(changed).items
    let roles = items.map { (try? encoder.value($0)) ?? .null }
    for (index, role) in RoleAggregation.settled(roles).enumerated() where role != roles[index] {
      guard let bytes = try? encoder.encode(role) else { continue }
      // Whoever was faster settles the roles, too.
      _ = storage.write(
        changed, key: items[index].key, expecting: items[index], bytes,
        encoding: resource.encoding)
    }
  }
}
