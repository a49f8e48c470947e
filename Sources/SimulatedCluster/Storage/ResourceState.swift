/// The objects and the recent history of one resource.
struct ResourceState {
  /// The objects in the order of their keys.
  var items: ContiguousArray<StoredItem> = []
  /// The last events, oldest at `head`; a ring once it is full.
  private var ring: ContiguousArray<StorageEvent> = []
  private var head = 0
  private let capacity: Int
  /// Every event after this version is in the history.
  private(set) var floor: UInt64
  /// How often objects were put in or taken out.
  private(set) var changeCount = 0

  init(capacity: Int, floor: UInt64) {
    self.capacity = max(1, capacity)
    self.floor = floor
  }

  /// How many events history holds.
  var eventCount: Int { ring.count }

  /// The event of that age, 0 being the oldest.
  func event(_ index: Int) -> StorageEvent { ring[(head + index) % ring.count] }

  /// Puts an object in or takes it out, and remembers that.
  mutating func record(_ event: StorageEvent) {
    apply(event)
    changeCount += 1
    guard ring.count == capacity else {
      ring.append(event)
      return
    }
    floor = ring[head].resourceVersion
    ring[head] = event
    head = (head + 1) % capacity
  }

  /// Forgets all events up to now.
  mutating func compact(at version: UInt64) {
    ring = []
    head = 0
    floor = version
  }

  private mutating func apply(_ event: StorageEvent) {
    let index = items.lowerBound(event.item.key)
    let exists = index < items.count && items[index].key == event.item.key
    switch (event.kind, exists) {
    case (.deleted, true): items.remove(at: index)
    case (.deleted, false): break
    case (_, true): items[index] = event.item
    case (_, false): items.insert(event.item, at: index)
    }
  }

  /// The events after a version, oldest first, at most `limit`.
  func events(after version: UInt64, limit: Int) -> [StorageEvent] {
    var low = 0
    var high = ring.count
    while low < high {
      let middle = (low + high) / 2
      if event(middle).resourceVersion <= version { low = middle + 1 } else { high = middle }
    }
    return (low..<min(ring.count, low + limit)).map(event)
  }

  /// The objects as they were at a version that history reaches: the present, newer events undone.
  func items(at version: UInt64) -> ContiguousArray<StoredItem> {
    var past = items
    for index in stride(from: ring.count - 1, through: 0, by: -1) {
      let event = event(index)
      guard event.resourceVersion > version else { break }
      let place = past.lowerBound(event.item.key)
      let exists = place < past.count && past[place].key == event.item.key
      switch (event.previous, exists) {
      case (let previous?, true): past[place] = previous
      case (let previous?, false): past.insert(previous, at: place)
      case (nil, true): past.remove(at: place)
      case (nil, false): break
      }
    }
    return past
  }

  /// Adds many objects at once without remembering them as events; they are sorted and replace
  /// those with the same key.
  mutating func merge(_ added: ContiguousArray<StoredItem>) {
    changeCount += 1
    if let last = items.last, let first = added.first, last.key >= first.key {
      var merged: [String: StoredItem] = [:]
      for item in items { merged[item.key] = item }
      for item in added { merged[item.key] = item }
      items = ContiguousArray(merged.values.sorted { $0.key < $1.key })
    } else {
      items.append(contentsOf: added)
    }
  }
}
