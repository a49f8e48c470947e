import KubernetesWire
import KubernetesClient
import Synchronization

extension SharedInformer: VerifiableInformer {
  /// Lists the resource once more, now, and compares it with the store.
  public func compareWithServer(patience: Duration) async throws -> StoreComparison {
    let motion = StoreMotion()
    let observation = observe(.objects) { motion.take($0) }
    defer { observation.cancel() }
    let listing = try await freshList()
    var result = StoreComparison()
    result.resourceVersion = listing.resourceVersion
    result.listed = listing.objects.count + listing.passedOver.count + listing.undecodable
    result.passedOver = listing.passedOver.count
    result.undecodable = listing.undecodable
    var differences = self.differences(from: listing)
    let deadline = context.time.now() + patience
    while true {
      differences.removeAll { motion.touches($0.key) }
      let left = deadline - context.time.now()
      if differences.isEmpty || left <= .zero { break }
      try await motion.wait(atMost: left, time: context.time)
    }
    result.differences = differences.sorted { $0.key < $1.key }
    result.changedMeanwhile = motion.count
    return result
  }

  private func differences(
    from listing: ComparisonConsumer<Object>
  ) -> [StoreComparison.Difference] {
    var differences: [StoreComparison.Difference] = []
    for (key, live) in listing.objects {
      guard let stored = store.get(key) else {
        differences.append(
          .init(key: key, liveVersion: live.resourceVersion, live: live.fields))
        continue
      }
      if stored.isNewer(than: live.resourceVersion) { continue }
      let isSame = stored.resourceVersion == live.resourceVersion && stored.fields == live.fields
      if isSame { continue }
      differences.append(
        .init(
          key: key, storedVersion: stored.resourceVersion, liveVersion: live.resourceVersion,
          stored: stored.fields, live: live.fields))
    }
    for key in store.content.withLock({ $0.allKeys() })
    where listing.objects[key] == nil && !listing.passedOver.contains(key)
      && !listing.undecodableKeys.contains(key)
    {
      // An object that came after the list is none that the server does not have.
      guard let stored = store.get(key), !stored.isNewer(than: listing.resourceVersion)
      else { continue }
      differences.append(
        .init(key: key, storedVersion: stored.resourceVersion, stored: stored.fields))
    }
    return differences
  }

  /// The newest state, in pages.
  private func freshList() async throws -> ComparisonConsumer<Object> {
    var consumer = ComparisonConsumer(specification)
    var options = ListOptions(
      labelSelector: specification.labelSelector, fieldSelector: specification.fieldSelector)
    options.limit = ReflectorStateMachine.pageSize
    let name = "list \(specification.resource.resource)"
    repeat {
      do {
        try await context.transport.perform(
          specification.request(options), into: &consumer)
        let metadata = try consumer.finishPage()
        options.continueToken = metadata.continueToken.isEmpty ? nil : metadata.continueToken
      } catch {
        throw ClientError(anyError: error, request: name)
      }
    } while options.continueToken != nil
    return consumer
  }
}

/// Collects the objects of a list, page after page.
private struct ComparisonConsumer<Object: StoredObject>: ResponseConsumer {
  let specification: InformerSpecification<Object>
  var objects: [ObjectKey: Object] = [:]
  var passedOver: Set<ObjectKey> = []
  var undecodable = 0
  var undecodableKeys: Set<ObjectKey> = []
  var resourceVersion = ""
  private var decoder: ListDecoder<Object>?

  init(_ specification: InformerSpecification<Object>) { self.specification = specification }

  mutating func receive(_ head: ResponseHead) throws {
    decoder = try ListDecoder(contentType: head.contentType, projection: specification.projection)
  }

  mutating func receive(_ bytes: UnsafeRawBufferPointer, wireBytes: Int) throws {
    var items: [Result<Object, DecodeError>] = []
    try decoder?.consume(bytes) { items.append($0) }
    for item in items {
      switch item {
      case .success(let object) where specification.admits(object): objects[object.key] = object
      case .success(let object): passedOver.insert(object.key)
      case .failure(let error):
        undecodable += 1
        if let key = error.key.flatMap({ ObjectKey($0) }) { undecodableKeys.insert(key) }
      }
    }
  }

  mutating func finishPage() throws -> ListMetadata {
    guard let metadata = try decoder?.finish() else {
      throw DecodeError("the answer had no head")
    }
    resourceVersion = metadata.resourceVersion
    return metadata
  }
}

/// The keys that the watch has touched since somebody began to look.
private final class StoreMotion: Sendable {
  private let keys = Mutex<Set<ObjectKey>>([])
  private let signal = WakeSignal()

  var count: Int { keys.withLock { $0.count } }

  func touches(_ key: ObjectKey) -> Bool { keys.withLock { $0.contains(key) } }

  func take(_ event: InformerEvent) {
    switch event {
    case .added(let object), .deleted(let object), .updated(_, let object):
      keys.withLock { _ = $0.insert(object.key) }
      signal.wake()
    case .listed, .failed, .resumed: break
    }
  }

  /// Returns when the watch has brought something, or after that time.
  func wait(atMost limit: Duration, time: any TimeSource) async throws {
    try await signal.wait(atMost: limit, time: time)
  }
}

extension StoredObject {
  /// Whether this state came after a version; false where the versions are no numbers.
  fileprivate func isNewer(than other: String) -> Bool {
    guard let own = UInt64(resourceVersion), let other = UInt64(other) else { return false }
    return own > other
  }
}
