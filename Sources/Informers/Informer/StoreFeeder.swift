import KubernetesWire
import Synchronization
import KubernetesClient

/// Takes decoded items and events to the store in small batches; used on the informer's task only.
///
/// The reflector learns of a batch after the store has it, so that the version it would go on from
/// after a failure never runs ahead of the store.
final class StoreFeeder<Object: StoredObject> {
  /// How many writes wait at most: they bound both the memory and how long the lock is held.
  private static var batchLimit: Int { 256 }

  private let informer: SharedInformer<Object>
  private let request: String
  private let admits: @Sendable (Object) -> Bool
  /// How objects are read.
  var projection: Projection<Object> { informer.specification.projection }
  private let isTiming: Bool
  private var batch = StoreBatch<Object>()
  private var tally = ChunkTally()
  private var chunkStart = Duration.zero
  private var events = EventTally()

  /// The version of the last event of a watch whose events come in the order of their versions, as
  /// those of an initial state do not; nil before the first.
  private var lastVersion: UInt64?
  private var isOrdered: Bool

  /// The events of a batch.
  private struct EventTally {
    var count = 0
    var lastVersion = ""
    var besidesAdded = false
  }

  /// Makes a feeder for the answer to one request, such as `watch pods`.
  ///
  /// `isOrdered` where it is a watch that begins with changes and not with a state.
  init(_ informer: SharedInformer<Object>, request: String, isOrdered: Bool = false) {
    self.informer = informer
    self.isOrdered = isOrdered
    self.request = request
    admits = informer.specification.admits
    isTiming = !informer.hasSynced
  }

  func requestSent() { informer.sent() }

  func beginChunk(bytes: Int, wireBytes: Int) {
    tally.bytes = bytes
    tally.wireBytes = wireBytes
    if isTiming { chunkStart = informer.now() }
  }

  /// Brings what the chunk held to the store, also when decoding has failed in the middle of it.
  func endChunk(remainingItemCount: Int? = nil) {
    flush()
    if isTiming { tally.decoding = informer.now() - chunkStart - tally.indexing }
    tally.remainingItemCount = remainingItemCount
    informer.received(tally)
    tally = ChunkTally()
  }

  /// Takes an item of a list.
  func take(_ object: consuming Object) {
    tally.objects += 1
    write(object)
  }

  /// Takes an item of a list that cannot be read.
  func take(_ error: DecodeError) {
    tally.objects += 1
    report(error)
  }

  /// Takes an event of a watch; throws what an ERROR event says.
  func take(_ event: WatchEvent<Object>) throws {
    switch event {
    case .added(let object):
      tally.events.added += 1
      count(object, besidesAdded: false)
      write(object)
    case .modified(let object):
      tally.events.modified += 1
      count(object, besidesAdded: true)
      write(object)
    case .deleted(let object):
      tally.events.deleted += 1
      count(object, besidesAdded: true)
      batch.delete(object.key)
      flushWhenFull()
    case .bookmark(let version, let initialEventsEnd):
      tally.events.bookmarks += 1
      if initialEventsEnd { (isOrdered, lastVersion) = (true, UInt64(version)) }
      flush()
      informer.process(
        .bookmark(resourceVersion: version, initialEventsEnd: initialEventsEnd))
    case .error(let status):
      throw ClientError(status: status, request: request)
    case .unexpected(_, let error):
      tally.objects += 1
      report(error)
    case .undecodable(let type, let error):
      tally.objects += 1
      try report(error, of: type)
    }
  }

  /// Reports an event that cannot be read, and throws where the store may be wrong by it.
  ///
  /// An object that is new is missing from the store; one that is deleted goes by its key. In any
  /// other case the store may be wrong from here on, and only a
  /// list can mend it: the watch ends, as client-go's does at such an event.
  private func report(_ error: DecodeError, of type: String) throws {
    flush()
    let key = error.key.flatMap { ObjectKey($0) }
    switch (type, key) {
    case ("ADDED", let key?)
    where informer.store.get(key) == nil || informer.state.withLock { $0.isReplacing }:
      report(error)
    case ("DELETED", let key?):
      report(error)
      batch.delete(key)
    default:
      fail(error)
      throw error
    }
  }

  private func count(_ object: Object, besidesAdded: Bool) {
    if isOrdered, let version = UInt64(object.resourceVersion) {
      if let lastVersion, version < lastVersion { tally.versionsBack += 1 }
      lastVersion = version
    }
    tally.objects += 1
    tally.hasGoodEvent = true
    tally.lastFailure = nil
    events.count += 1
    events.lastVersion = object.resourceVersion
    if besidesAdded { events.besidesAdded = true }
  }

  private func write(_ object: consuming Object) {
    if admits(object) {
      object.releaseSpareCapacity()
      batch.upsert(object)
    } else {
      batch.keep(object.key)
    }
    flushWhenFull()
  }

  /// The object is there, whatever it is: its older state outlives a relist, as in CoreDNS.
  private func report(_ error: DecodeError) {
    fail(error)
    let failure = ClientError(decoding: error, request: request)
    tally.lastFailure = failure
    flush()
    if let key = error.key.flatMap({ ObjectKey($0) }) { batch.keep(key) }
    informer.notify(.failed(failure))
  }

  private func fail(_ error: DecodeError) {
    tally.failures += 1
    // Of a chunk that holds nothing else the first ones will do.
    guard tally.conversionFailures.count < InformerHistory.keptTexts else { return }
    tally.conversionFailures.append(
      InformerHistory.ConversionFailure(key: error.key, message: error.description))
  }

  private func flushWhenFull() {
    if batch.count >= Self.batchLimit { flush() }
  }

  private func flush() {
    if batch.count > 0 {
      let start = isTiming ? informer.now() : .zero
      informer.apply(&batch)
      if isTiming { tally.indexing += informer.now() - start }
    }
    if events.count > 0 {
      informer.process(
        .events(
          count: events.count, lastVersion: events.lastVersion,
          besidesAdded: events.besidesAdded))
      events = EventTally()
    }
  }
}
