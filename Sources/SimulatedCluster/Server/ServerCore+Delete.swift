import KubernetesClient
import KubernetesWire

extension ServerCore {
  /// Answers a DELETE of one object.
  ///
  /// It goes at once: there is no kubelet to wait for, and
  /// finalizers are nobody's business here.
  func delete(_ request: ServerRequest, _ target: ResourceTarget) throws -> ServerResponse {
    let options = try RequestBody(request).options()
    guard let item = storage.item(target.resource.id, key: target.key) else {
      throw APIFailure.notFound(target.resource, target.name ?? "")
    }
    let object = try ItemEncoder(resource: target.resource).value(item)
    for field in ["uid", "resourceVersion"] {
      guard let asked = options["preconditions"]?[field]?.stringValue else { continue }
      guard asked == object["metadata"]?[field]?.stringValue else {
        throw APIFailure.conflict(target.resource, target.name ?? "")
      }
    }
    if !request.isDryRun, options["dryRun"] == nil { remove(target) }
    let details: JSONValue = [
      "name": .string(target.name ?? ""), "kind": .string(target.resource.id.resource),
      "uid": object["metadata"]?["uid"] ?? "",
    ]
    let status: JSONValue = [
      "kind": "Status", "apiVersion": "v1", "metadata": .object(JSONObject()),
      "status": "Success", "details": details,
    ]
    return .json(status, for: request)
  }

  /// Answers a DELETE of a collection with the list of what is gone.
  func deleteCollection(_ request: ServerRequest, _ target: ResourceTarget) throws
    -> ServerResponse
  {
    let query = try ListQuery(request, target)
    let page = ListPage(
      storage.snapshot(target.resource.id), query.withoutPaging, target)
    for item in page.items where !request.isDryRun {
      var single = target
      single.namespace = target.resource.isNamespaced ? String(item.namespace) : nil
      single.name = String(item.name)
      remove(single)
    }
    let body = ListBody(
      page: page, encoder: ItemEncoder(resource: target.resource), isProtobuf: false,
      isPretty: request.wantsPretty)
    return ServerResponse(
      contentType: "application/json",
      body: .stream { writer in try await body.forEachPiece { try await writer.write($0) } })
  }

  /// Deletes an object whatever its state, and with a namespace everything in it.
  func remove(_ target: ResourceTarget) {
    while let current = storage.item(target.resource.id, key: target.key) {
      let outcome = storage.write(
        target.resource.id, key: target.key, expecting: current, nil, encoding: current.encoding)
      guard case .written = outcome else { continue }
      settle(after: target.resource.id)
      if target.resource.id == .namespaces { empty(namespace: target.name ?? "") }
      return
    }
  }

  private func empty(namespace: String) {
    for resource in catalogue.resources where resource.isNamespaced {
      let items = storage.snapshot(resource.id).items
      let range = items.lowerBound("\(namespace)/")..<items.lowerBound("\(namespace)0")
      for item in items[range] {
        remove(
          ResourceTarget(resource: resource, namespace: namespace, name: String(item.name)))
      }
    }
  }
}
