import KubernetesClient
import KubernetesWire

extension ServerCore {
  /// Answers a POST to a collection.
  func create(_ request: ServerRequest, _ target: ResourceTarget) throws -> ServerResponse {
    guard target.name == nil else { throw APIFailure.methodNotAllowed() }
    let draft = try RequestBody(request).object(target.resource)
    guard draft["metadata"]?["resourceVersion"]?.stringValue ?? "" == "" else {
      throw APIFailure.badRequest("resourceVersion should not be set on objects to be created")
    }
    return try create(draft, request, target)
  }

  private func create(
    _ draft: JSONValue, _ request: ServerRequest, _ target: ResourceTarget,
    operation: String = "Update"
  ) throws -> ServerResponse {
    let form = try representation(request, target)
    var target = target
    let draft = try ObjectNaming.named(draft, &target, storage)
    let object = ObjectPreparation(resource: target.resource, core: self)
      .created(draft, manager: request.fieldManager, operation: operation)
    let item = try commit(object, target, expecting: nil, dryRun: request.isDryRun)
    guard let item else { throw APIFailure.alreadyExists(target.resource, target.name ?? "") }
    return try objectResponse(request, target, item, form: form, status: 201)
  }

  /// Answers a PUT.
  func update(_ request: ServerRequest, _ target: ResourceTarget) throws -> ServerResponse {
    let new = try RequestBody(request).object(target.resource)
    guard let name = new["metadata"]?["name"]?.stringValue, name == target.name else {
      throw APIFailure.badRequest(
        "the name of the object (\(new["metadata"]?["name"]?.stringValue ?? "")) does not match "
          + "the name on the URL (\(target.name ?? ""))")
    }
    return try change(request, target) { _ in new }
  }

  /// Answers a PATCH; server-side apply creates what does not exist.
  func patch(_ request: ServerRequest, _ target: ResourceTarget) throws -> ServerResponse {
    let body = RequestBody(request)
    let patch = try body.json()
    let kind = try PatchKind(body.contentType, target.resource)
    if kind == .apply, storage.item(target.resource.id, key: target.key) == nil {
      return try create(patch, request, target, operation: "Apply")
    }
    return try change(request, target, operation: kind == .apply ? "Apply" : "Update") { old in
      switch kind {
      case .merge: return MergePatch.apply(patch, to: old)
      case .strategic: return StrategicMergePatch.apply(patch, to: old)
      case .apply:
        return target.resource.hasProtobuf
          ? StrategicMergePatch.apply(patch, to: old) : MergePatch.apply(patch, to: old)
      case .json: return try JSONPatch.apply(patch, to: old)
      }
    }
  }

  /// Replaces an object by what `transform` makes of it, under the optimistic lock: a version in
  /// the new state must be the present one, and without one the change is tried again.
  private func change(
    _ request: ServerRequest, _ target: ResourceTarget, operation: String = "Update",
    _ transform: (JSONValue) throws -> JSONValue
  ) throws -> ServerResponse {
    let form = try representation(request, target)
    let encoder = ItemEncoder(resource: target.resource)
    for _ in 0..<100 {
      guard let current = storage.item(target.resource.id, key: target.key) else {
        throw APIFailure.notFound(target.resource, target.name ?? "")
      }
      let old = try encoder.value(current)
      let new = try transform(old)
      for field in ["resourceVersion", "uid"] {
        guard let asked = new["metadata"]?[field]?.stringValue, !asked.isEmpty else { continue }
        guard asked == old["metadata"]?[field]?.stringValue else {
          throw APIFailure.conflict(target.resource, target.name ?? "")
        }
      }
      let preparation = ObjectPreparation(resource: target.resource, core: self)
      guard
        let object = preparation.updated(
          old, to: new, manager: request.fieldManager, operation: operation,
          subresource: target.subresource)
      else {
        return try objectResponse(request, target, current, form: form)
      }
      if let item = try commit(object, target, expecting: current, dryRun: request.isDryRun) {
        return try objectResponse(request, target, item, form: form)
      }
    }
    throw APIFailure.conflict(target.resource, target.name ?? "")
  }

  /// Stores a state; nil when somebody else was faster.
  private func commit(
    _ object: JSONValue, _ target: ResourceTarget, expecting: StoredItem?, dryRun: Bool
  ) throws -> StoredItem? {
    let bytes: [UInt8]
    do {
      bytes = try ItemEncoder(resource: target.resource).encode(object)
    } catch {
      throw APIFailure.badRequest(
        "\(target.resource.kind) in version \"\(target.resource.id.version)\" cannot be handled "
          + "as a \(target.resource.kind): \(error)")
    }
    if dryRun {
      let current = storage.item(target.resource.id, key: target.key)
      guard current === expecting else { return nil }
      return StoredItem(
        key: target.key, resourceVersion: expecting?.resourceVersion ?? 0,
        encoding: target.resource.encoding, bytes: bytes)
    }
    let outcome = storage.write(
      target.resource.id, key: target.key, expecting: expecting, bytes,
      encoding: target.resource.encoding)
    guard case .written(let item) = outcome else { return nil }
    settle(after: target.resource.id)
    return item
  }
}
