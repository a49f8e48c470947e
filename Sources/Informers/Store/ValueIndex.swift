/// One index of a store: value → slots.
///
/// Most values belong to one object (a pod's IP), so a single slot lies inline in the entry and
/// only values of many objects have a list, sorted by slot so that removal is a binary search.
/// Not generic, so that it is compiled once and for itself.
struct ValueIndex: Sendable {
  /// What is filed under a value.
  enum Posting {
    case none
    case one(Int32)
    case many(ContiguousArray<Int32>)
  }

  private struct Entry: Sendable {
    var value: String
    /// A slot; or, below zero, the complement of a position in `lists`; or ``vacant``.
    var posting: Int32

    static var vacant: Int32 { .min }
  }

  private var table = SlotTable()
  private var entries: ContiguousArray<Entry> = []
  private var freeEntries: [Int32] = []
  private var lists: ContiguousArray<ContiguousArray<Int32>> = []
  private var freeLists: [Int32] = []

  /// How many values have at least one object.
  var valueCount: Int { table.count }

  /// The bytes of its memory, the text of its values included.
  var memory: Int {
    var bytes = table.memory + entries.capacity * MemoryLayout<Entry>.stride
    bytes += (freeEntries.capacity + freeLists.capacity) * MemoryLayout<Int32>.stride
    bytes += lists.capacity * MemoryLayout<ContiguousArray<Int32>>.stride
    for list in lists where !list.isEmpty {
      bytes += HeapSize.overhead + list.capacity * MemoryLayout<Int32>.stride
    }
    for entry in entries { bytes += HeapSize.of(entry.value) }
    return bytes
  }

  /// Files a new object under its values.
  mutating func add(_ values: [String], at slot: Int32) {
    for value in values { add(value, slot) }
  }

  /// Takes a removed object out.
  mutating func remove(_ values: [String], at slot: Int32) {
    for value in values { remove(value, slot) }
  }

  /// Files a changed object anew under the values that changed, and only those.
  mutating func update(from old: [String], to new: [String], at slot: Int32) {
    guard old != new else { return }
    // A few values are compared quickest one by one; a thousand endpoints are not.
    let isLarge = old.count > 16 || new.count > 16
    let before = isLarge ? Set(old) : []
    let after = isLarge ? Set(new) : []
    for value in old where !(isLarge ? after.contains(value) : new.contains(value)) {
      remove(value, slot)
    }
    for value in new where !(isLarge ? before.contains(value) : old.contains(value)) {
      add(value, slot)
    }
  }

  /// The slots filed under a value, in no order.
  func slots(_ value: String) -> Posting {
    guard let entry = find(value) else { return .none }
    let posting = entries[Int(entry)].posting
    return posting >= 0 ? .one(posting) : .many(lists[Int(~posting)])
  }

  /// Each value with its number of objects, in no order.
  func counts() -> [(value: String, count: Int)] {
    var counts: [(value: String, count: Int)] = []
    counts.reserveCapacity(valueCount)
    for entry in entries where entry.posting != Entry.vacant {
      counts.append((entry.value, entry.posting >= 0 ? 1 : lists[Int(~entry.posting)].count))
    }
    return counts
  }

  /// Calls back with each value, in no order.
  func forEachValue(_ body: (String) -> Void) {
    for entry in entries where entry.posting != Entry.vacant { body(entry.value) }
  }

  private func find(_ value: String) -> Int32? {
    table.find(value.slotHash) { entries[Int($0)].value == value }
  }

  private mutating func add(_ value: String, _ slot: Int32) {
    guard let entry = find(value) else { return addEntry(value, slot) }
    let posting = entries[Int(entry)].posting
    if posting >= 0 {
      guard posting != slot else { return }
      entries[Int(entry)].posting = ~makeList(posting, slot)
    } else {
      let list = Int(~posting)
      let position = lists[list].firstPosition(notBelow: slot)
      if position < lists[list].count, lists[list][position] == slot { return }
      lists[list].insert(slot, at: position)
    }
  }

  private mutating func remove(_ value: String, _ slot: Int32) {
    guard let entry = find(value) else { return }
    let posting = entries[Int(entry)].posting
    guard posting < 0 else {
      if posting == slot { removeEntry(entry) }
      return
    }
    let list = Int(~posting)
    let position = lists[list].firstPosition(notBelow: slot)
    guard position < lists[list].count, lists[list][position] == slot else { return }
    lists[list].remove(at: position)
    if lists[list].count == 1 {
      entries[Int(entry)].posting = lists[list][0]
      lists[list] = []
      freeLists.append(Int32(list))
    }
  }

  private mutating func addEntry(_ value: String, _ slot: Int32) {
    let entry: Int32
    if let free = freeEntries.popLast() {
      entry = free
      entries[Int(free)] = Entry(value: value, posting: slot)
    } else {
      entry = Int32(entries.count)
      entries.append(Entry(value: value, posting: slot))
    }
    table.insert(value.slotHash, entry)
  }

  private mutating func removeEntry(_ entry: Int32) {
    table.remove(entries[Int(entry)].value.slotHash, entry)
    entries[Int(entry)] = Entry(value: "", posting: Entry.vacant)
    freeEntries.append(entry)
  }

  private mutating func makeList(_ first: Int32, _ second: Int32) -> Int32 {
    let slots: ContiguousArray = [min(first, second), max(first, second)]
    if let free = freeLists.popLast() {
      lists[Int(free)] = slots
      return free
    }
    lists.append(slots)
    return Int32(lists.count - 1)
  }
}

extension ContiguousArray<Int32> {
  /// The position of the first element that is not below `slot`, of a sorted array.
  fileprivate func firstPosition(notBelow slot: Int32) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < slot { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
