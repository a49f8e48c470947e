import KubernetesWire
import KubernetesClient
import NIOCore

extension ServerCore {
  /// Answers a list.
  func list(_ request: ServerRequest, _ target: ResourceTarget) async throws -> ServerResponse {
    let query = try ListQuery(request, target)
    let form = try representation(request, target)
    let page = ListPage(try await state(query, target), query, target)
    var response = try listResponse(request, target, query, form, page)
    response.headers += warnings(target)
    return response
  }

  /// Answers a watch.
  func watch(_ request: ServerRequest, _ target: ResourceTarget) async throws -> ServerResponse {
    let query = try ListQuery(request, target)
    let form = try representation(request, target)
    if query.sendsInitialEvents != nil {
      guard options.offersStreamingLists else {
        throw APIFailure.forbiddenOption(
          "sendInitialEvents",
          "sendInitialEvents is forbidden for watch unless the WatchList feature gate is enabled")
      }
      try await waitUntilFresh(query)
    }
    let tables = form == .table ? TableRenderer(target.resource, request) : nil
    let encoder = WatchEncoder(
      form: form, items: ItemEncoder(resource: target.resource), tables: tables)
    let session = WatchSession(
      core: self, target: target, query: query, encoder: encoder, bookmarksAsked: bookmarksAsked,
      fault: request.watchFault)
    return ServerResponse(
      contentType: encoder.contentType, headers: warnings(target),
      body: .stream { try await session.run($0) })
  }

  /// Answers a read of one object.
  func get(_ request: ServerRequest, _ target: ResourceTarget) throws -> ServerResponse {
    let form = try representation(request, target)
    guard let item = storage.item(target.resource.id, key: target.key) else {
      throw APIFailure.notFound(target.resource, target.name ?? "")
    }
    var response = try objectResponse(request, target, item, form: form)
    response.headers += warnings(target)
    return response
  }

  /// One object in the form that the client takes.
  func objectResponse(
    _ request: ServerRequest, _ target: ResourceTarget, _ item: StoredItem,
    form: Representation, status: Int = 200
  ) throws -> ServerResponse {
    let encoder = ItemEncoder(resource: target.resource)
    let bytes: [UInt8]
    switch form {
    case .protobuf: bytes = encoder.envelope(item)
    case .table:
      let page = ListPage(single: item)
      bytes = try TableRenderer(target.resource, request).list(page, encoder)
        .bytes(pretty: request.wantsPretty)
    case .partialMetadata:
      bytes = try encoder.partialMetadata(item).bytes(pretty: request.wantsPretty)
    case .json, .yaml: bytes = try encoder.value(item).bytes(pretty: request.wantsPretty)
    }
    return ServerResponse(status: status, contentType: form.contentType, body: .bytes(bytes))
  }

  /// The form of the answer, or 406.
  func representation(
    _ request: ServerRequest, _ target: ResourceTarget
  ) throws -> Representation {
    let hasProtobuf = target.resource.hasProtobuf
    guard let form = Representation.negotiate(request.accept, hasProtobuf: hasProtobuf) else {
      throw APIFailure.notAcceptable(hasProtobuf: hasProtobuf)
    }
    return form
  }

  /// The state that a list is to show.
  private func state(
    _ query: ListQuery, _ target: ResourceTarget
  ) async throws -> StorageSnapshot {
    let id = target.resource.id
    if let token = query.continueToken {
      guard let version = token.resourceVersion else { return storage.snapshot(id) }
      switch storage.snapshot(id, at: version) {
      case .value(let snapshot): return snapshot
      case .future(let current): throw APIFailure.tooLargeVersion(version, current: current)
      case .expired:
        var failure = APIFailure.expiredContinue
        failure.continueToken =
          ContinueToken(resourceVersion: nil, start: String(token.startKey)).text
        throw failure
      }
    }
    if query.match == .exact, let version = query.resourceVersion {
      switch storage.snapshot(id, at: version) {
      case .value(let snapshot): return snapshot
      case .expired: throw APIFailure.expiredList
      case .future(let current): throw APIFailure.tooLargeVersion(version, current: current)
      }
    }
    try await waitUntilFresh(query)
    return storage.snapshot(id)
  }

  /// Waits for a version of the near future; one that does not come is 504.
  private func waitUntilFresh(_ query: ListQuery) async throws {
    guard let version = query.resourceVersion, version > storage.resourceVersion else { return }
    var timeout = options.freshnessTimeout
    if let seconds = query.timeoutSeconds { timeout = min(timeout, .seconds(seconds)) }
    guard await storage.wait(for: version, atMost: timeout, time: options.time) else {
      throw APIFailure.tooLargeVersion(version, current: storage.resourceVersion)
    }
  }

  private func warnings(_ target: ResourceTarget) -> [(name: String, value: String)] {
    guard target.resource.id == .endpoints else { return [] }
    return [
      (
        "warning",
        "299 - \"v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice\""
      )
    ]
  }
}

extension ServerCore {
  private func listResponse(
    _ request: ServerRequest, _ target: ResourceTarget, _ query: ListQuery,
    _ form: Representation, _ page: ListPage
  ) throws -> ServerResponse {
    let encoder = ItemEncoder(resource: target.resource)
    switch form {
    case .table:
      return .json(
        try TableRenderer(target.resource, request).list(page, encoder), for: request)
    case .partialMetadata:
      let list: JSONValue = [
        "kind": "PartialObjectMetadataList", "apiVersion": "meta.k8s.io/v1",
        "metadata": page.metadata, "items": .array(try page.items.map(encoder.partialMetadata)),
      ]
      return .json(list, for: request)
    case .json, .yaml, .protobuf: break
    }
    let body = ListBody(
      page: page, encoder: encoder, isProtobuf: form == .protobuf,
      isPretty: form != .protobuf && request.wantsPretty)
    var response = ServerResponse(
      contentType: form.contentType,
      body: .stream { writer in
        try await body.forEachPiece { try await writer.write($0) }
      })
    guard request.acceptsGzip, page.storedSize >= options.gzipThreshold else { return response }
    let key = CompressedBodies.Key(
      path: target.resource.id.path(namespace: target.namespace),
      selectors: "\(query.labels)&\(query.fields)", form: form, isPretty: body.isPretty,
      resourceVersion: page.resourceVersion, start: query.continueToken?.start ?? "",
      limit: query.limit ?? 0)
    response.headers += [("content-encoding", "gzip"), ("vary", "Accept-Encoding")]
    response.body = .stream { [compressed] in try await body.stream(to: $0, compressed, key) }
    return response
  }
}

extension ListBody {
  /// In how large pieces compressed bytes are handed to the connection.
  private static var wireSize: Int { 64 * 1024 }

  /// Streams the body compressed, from the cache where it has it.
  fileprivate func stream(
    to writer: ResponseWriter, _ cache: CompressedBodies, _ key: CompressedBodies.Key
  ) async throws {
    if let body = cache.body(key) {
      for piece in body { try await writer.write(piece) }
      return
    }
    guard let deflater = GzipDeflater() else { throw ResponseWriter.Cut.reset }
    var body: [ByteBuffer] = []
    var pending = ByteBuffer()
    try await forEachPiece { piece in
      pending.writeBytes(deflater.compress(piece))
      guard pending.readableBytes >= Self.wireSize else { return }
      body.append(pending)
      try await writer.write(pending)
      pending = ByteBuffer()
    }
    pending.writeBytes(deflater.compress([], last: true))
    try await writer.write(pending)
    cache.store(key, body + [pending])
  }
}

extension ListPage {
  /// A page of one object, for a Table of it.
  init(single item: StoredItem) {
    items = [item]
    resourceVersion = item.resourceVersion
  }
}

extension APIFailure {
  /// The state of the first page is no longer known.
  fileprivate static let expiredContinue = APIFailure(
    410, "Expired",
    "The provided continue parameter is too old to display a consistent list result. You can "
      + "start a new list without the continue parameter, or use the continue token in this "
      + "response to retrieve the remainder of the results. Continuing with the provided token "
      + "results in an inconsistent list - objects that were created, modified, or deleted "
      + "between the time the first chunk was returned and now may show up in the list.")
}
