import KubernetesWire
import KubernetesClient

extension SimulatedCluster {
  /// Creates the object, or replaces it under its name.
  ///
  /// It gets a version, and a uid and a creation time where it has none. A resource that is not
  /// served yet becomes a custom one.
  ///
  /// Throws when the object has no name or cannot be encoded.
  public func apply(_ object: JSONValue, _ resource: GroupVersionResource) throws {
    let served = core.catalogue.serving(resource, example: object)
    guard let name = object["metadata"]?["name"]?.stringValue else {
      throw ClientError(.badRequest, "an object of \(resource.resource) has no name")
    }
    let namespace = served.isNamespaced ? object["metadata"]?["namespace"]?.stringValue : nil
    let encoder = ItemEncoder(resource: served)
    let bytes = try encoder.encode(object.withIdentity)
    put(served, key: StoredItem.key(namespace: namespace, name: name), bytes)
  }

  /// Deletes an object, and with a namespace everything in it; one that does not exist is no
  /// failure.
  public func delete(
    _ resource: GroupVersionResource, namespace: String? = nil, name: String
  ) {
    guard let served = core.catalogue.resource(resource) else { return }
    core.remove(ResourceTarget(resource: served, namespace: namespace, name: name))
  }

  /// One object as the API server would print it; nil when there is none.
  public func object(
    _ resource: GroupVersionResource, namespace: String? = nil, name: String
  ) throws -> JSONValue? {
    guard let served = core.catalogue.resource(resource) else { return nil }
    let key = StoredItem.key(namespace: namespace, name: name)
    return try core.storage.item(resource, key: key).map(ItemEncoder(resource: served).value)
  }

  /// Adds or replaces many objects at once: the fast way for a generator.
  ///
  /// They are not remembered as events of the history unless a watch is open. Throws where a JSON
  /// object cannot be encoded.
  public func load(_ objects: some Sequence<GeneratedObject>) throws {
    var batch: [(key: String, bytes: [UInt8])] = []
    var current: ServedResource?
    func flush() {
      if let current {
        core.storage.load(current.id, encoding: current.encoding, batch)
        core.settle(after: current.id)
      }
      batch.removeAll(keepingCapacity: true)
    }
    for object in objects {
      if current?.id != object.resource || batch.count >= 8192 {
        flush()
        current = core.catalogue.serving(object.resource, example: object.json)
      }
      guard let resource = current else { continue }
      batch.append(
        (
          StoredItem.key(namespace: object.namespace, name: object.name),
          try bytes(object, resource)
        )
      )
    }
    flush()
  }

  /// Serves the custom resources of manifests and adds or replaces their objects.
  public func load(_ manifest: Manifest) throws {
    core.catalogue.add(manifest.definitions)
    try load(manifest.objects.map(\.generated))
  }

  /// The resources that are served, for reading manifests.
  public var catalogue: ResourceCatalogue { core.catalogue.current }

  private func bytes(_ object: GeneratedObject, _ resource: ServedResource) throws -> [UInt8] {
    switch object.body {
    case .protobuf(let bytes): bytes
    case .json(let value): try ItemEncoder(resource: resource).encode(value.withIdentity)
    }
  }

  private func put(_ resource: ServedResource, key: String, _ bytes: [UInt8]) {
    var outcome = WriteOutcome.conflict(current: core.storage.item(resource.id, key: key))
    while case .conflict(let current) = outcome {
      outcome = core.storage.write(
        resource.id, key: key, expecting: current, bytes, encoding: resource.encoding)
    }
    core.settle(after: resource.id)
  }
}

extension SimulatedCluster: ChurnTarget {
  /// Creates or replaces an object.
  public func apply(_ object: GeneratedObject) throws {
    let resource = core.catalogue.serving(object.resource, example: object.json)
    put(
      resource, key: StoredItem.key(namespace: object.namespace, name: object.name),
      try bytes(object, resource))
  }
}

extension GeneratedObject {
  /// The object when it is made as JSON.
  fileprivate var json: JSONValue? {
    guard case .json(let value) = body else { return nil }
    return value
  }
}

extension JSONValue {
  /// With a uid and a creation time.
  fileprivate var withIdentity: JSONValue {
    guard var object = objectValue else { return self }
    var metadata = object["metadata"]?.objectValue ?? JSONObject()
    metadata.setDefault("uid", .string(ObjectPreparation.makeUID()))
    metadata.setDefault("creationTimestamp", .string(Timestamp.now()))
    object["metadata"] = .object(metadata)
    return .object(object)
  }
}
