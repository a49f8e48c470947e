import KubernetesClient

extension ObjectStorage {
  /// Adds or replaces many objects, each with a version of its own.
  ///
  /// They are no events of the history unless somebody watches: with 100,000 pods the ring would
  /// keep none of the first ones anyway, and a watch from before then gets 410, as it must.
  func load(
    _ resource: GroupVersionResource, encoding: StoredItem.Encoding,
    _ objects: some Sequence<(key: String, bytes: [UInt8])>
  ) {
    var iterator = objects.makeIterator()
    while true {
      var batch: [(key: String, bytes: [UInt8])] = []
      while batch.count < 4096, let next = iterator.next() { batch.append(next) }
      guard !batch.isEmpty else { return }
      loadBatch(resource, encoding, batch)
    }
  }

  private func loadBatch(
    _ resource: GroupVersionResource, _ encoding: StoredItem.Encoding,
    _ batch: consuming [(key: String, bytes: [UInt8])]
  ) {
    let batch = batch
    let woken = withState { state in
      var present = state.resources.removeValue(forKey: resource) ?? newState()
      defer { state.resources[resource] = present }
      let listeners = state.listeners(of: resource)
      var added: ContiguousArray<StoredItem> = []
      for (key, bytes) in batch {
        state.version += 1
        let item = StoredItem(
          key: key, resourceVersion: state.version, encoding: encoding,
          bytes: VersionStamp.stamp(bytes, encoding, state.version))
        guard !listeners.isEmpty else {
          added.append(item)
          continue
        }
        let old = present.items.index(ofKey: key).map { present.items[$0] }
        present.record(
          StorageEvent(kind: old == nil ? .added : .modified, item: item, previous: old))
      }
      if listeners.isEmpty {
        present.merge(Self.sortedUnique(added))
        present.compact(at: state.version)
      }
      return listeners
    }
    for listener in woken { listener.yield() }
  }

  /// In the order of the keys; of a repeated key the last state counts.
  private static func sortedUnique(_ items: ContiguousArray<StoredItem>)
    -> ContiguousArray<StoredItem>
  {
    let inOrder = zip(items, items.dropFirst()).allSatisfy { $0.key < $1.key }
    guard !inOrder else { return items }
    var byKey: [String: StoredItem] = [:]
    for item in items { byKey[item.key] = item }
    return ContiguousArray(byKey.values.sorted { $0.key < $1.key })
  }
}
