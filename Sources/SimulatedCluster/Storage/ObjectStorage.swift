import KubernetesClient
import Synchronization

/// Every object of the cluster, under one version counter: etcd and the watch cache in one.
///
/// Each resource keeps its objects in the order of their keys and a bounded ring of its last
/// events, from which watches read at their own pace and past states are rebuilt. One lock for all
/// resources makes every read a consistent cut; nothing is encoded under it.
final class ObjectStorage: Sendable {
  struct State {
    var version: UInt64
    var resources: [GroupVersionResource: ResourceState] = [:]
    var past: [(resource: GroupVersionResource, snapshot: StorageSnapshot)] = []
    var subscriptions: [Int: (GroupVersionResource?, AsyncStream<Void>.Continuation)] = [:]
    var nextSubscription = 0
  }

  private let historySize: Int
  private let firstVersion: UInt64
  private let state: Mutex<State>

  /// Makes an empty storage whose first write gets `firstVersion + 1`.
  init(historySize: Int, firstVersion: UInt64 = 1) {
    self.historySize = historySize
    self.firstVersion = firstVersion
    state = Mutex(State(version: firstVersion))
  }

  /// The version of the last write.
  var resourceVersion: UInt64 { state.withLock { $0.version } }

  /// How many objects of that resource there are.
  func count(_ resource: GroupVersionResource) -> Int {
    state.withLock { $0.resources[resource]?.items.count ?? 0 }
  }

  /// How often each of these resources has changed, to tell whether what was read is still so.
  func changeCounts(of resources: [GroupVersionResource]) -> [Int] {
    state.withLock { state in resources.map { state.resources[$0]?.changeCount ?? 0 } }
  }

  /// The present state of a resource.
  func snapshot(_ resource: GroupVersionResource) -> StorageSnapshot {
    state.withLock {
      StorageSnapshot(
        resourceVersion: $0.version, items: $0.resources[resource]?.items ?? [])
    }
  }

  /// One object.
  func item(_ resource: GroupVersionResource, key: String) -> StoredItem? {
    state.withLock { state in
      guard let items = state.resources[resource]?.items, let index = items.index(ofKey: key)
      else { return nil }
      return items[index]
    }
  }

  /// The state of a resource at a version; the last few are kept for the pages to come.
  func snapshot(_ resource: GroupVersionResource, at version: UInt64) -> PastState<StorageSnapshot>
  {
    state.withLock { state in
      guard version <= state.version else { return .future(current: state.version) }
      guard let present = state.resources[resource] else {
        return .value(StorageSnapshot(resourceVersion: version, items: []))
      }
      guard version >= present.floor else { return .expired(floor: present.floor) }
      for past in state.past
      where past.resource == resource && past.snapshot.resourceVersion == version {
        return .value(past.snapshot)
      }
      let snapshot = StorageSnapshot(
        resourceVersion: version, items: present.items(at: version))
      state.past.append((resource, snapshot))
      if state.past.count > 4 { state.past.removeFirst() }
      return .value(snapshot)
    }
  }

  /// The events of a resource after a version.
  func events(_ resource: GroupVersionResource, after version: UInt64, limit: Int)
    -> PastState<EventBatch>
  {
    state.withLock { state in
      guard let present = state.resources[resource] else {
        return .value(EventBatch(events: [], upTo: max(version, state.version)))
      }
      guard version >= present.floor else { return .expired(floor: present.floor) }
      let events = present.events(after: version, limit: limit)
      let complete = events.count < limit
      return .value(
        EventBatch(
          events: events,
          upTo: complete ? max(version, state.version) : events.last?.resourceVersion ?? version))
    }
  }

  /// Writes an object, or deletes it when `bytes` is nil, if the stored state is still the one
  /// that the writer saw (compared by identity).
  func write(
    _ resource: GroupVersionResource, key: String, expecting expected: StoredItem?,
    _ bytes: [UInt8]?, encoding: StoredItem.Encoding
  ) -> WriteOutcome {
    let (outcome, woken) = state.withLock { state in
      var present = state.resources.removeValue(forKey: resource) ?? newState()
      defer { state.resources[resource] = present }
      let current = present.items.index(ofKey: key).map { present.items[$0] }
      guard current === expected, current != nil || bytes != nil else {
        return (WriteOutcome.conflict(current: current), [AsyncStream<Void>.Continuation]())
      }
      state.version += 1
      let item = StoredItem(
        key: key, resourceVersion: state.version, encoding: current?.encoding ?? encoding,
        bytes: VersionStamp.stamp(
          bytes ?? current?.bytes ?? [], current?.encoding ?? encoding, state.version))
      let kind: StorageEvent.Kind =
        bytes == nil ? .deleted : current == nil ? .added : .modified
      present.record(StorageEvent(kind: kind, item: item, previous: current))
      return (.written(item), state.listeners(of: resource))
    }
    for listener in woken { listener.yield() }
    return outcome
  }

  /// Forgets the history of every resource, as etcd's compaction does: older watches, exact lists
  /// and continue tokens are answered with 410.
  func compact() {
    state.withLock { state in
      state.past = []
      for resource in state.resources.keys {
        state.resources[resource]?.compact(at: state.version)
      }
    }
  }

  func newState() -> ResourceState {
    ResourceState(capacity: historySize, floor: firstVersion)
  }

  /// Gives the storage's parts in other files access to the guarded state.
  func withState<Result>(_ body: (inout sending State) -> sending Result) -> sending Result {
    state.withLock(body)
  }
}

extension ObjectStorage.State {
  /// Those who want to hear of changes to a resource.
  func listeners(of resource: GroupVersionResource) -> [AsyncStream<Void>.Continuation] {
    subscriptions.values.compactMap { $0.0 == nil || $0.0 == resource ? $0.1 : nil }
  }
}
