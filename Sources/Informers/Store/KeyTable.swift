/// The keys of a store's objects: key ↔ slot.
///
/// Not generic, so that it is compiled once and for itself: look-ups are the store's hot path. The
/// keys are copies of the objects' own, which share their text with them.
struct KeyTable: Sendable {
  private var table = SlotTable()
  private var keys: ContiguousArray<ObjectKey> = []
  private var freeSlots: [Int32] = []

  private static let none = ObjectKey(name: "")

  /// How many keys there are.
  var count: Int { table.count }

  /// The bytes of its memory, without the text that the keys share with the objects.
  var memory: Int {
    table.memory + keys.capacity * MemoryLayout<ObjectKey>.stride
      + freeSlots.capacity * MemoryLayout<Int32>.stride
  }

  /// The slot of a key.
  func slot(of key: ObjectKey) -> Int32? { slot(of: key, hash: key.slotHash) }

  /// The key of a slot that is taken.
  subscript(slot: Int32) -> ObjectKey { keys[Int(slot)] }

  /// Finds the key's slot, or takes a free one, or the one after the last.
  mutating func findOrInsert(_ key: ObjectKey) -> (slot: Int32, isNew: Bool) {
    let hash = key.slotHash
    if let slot = slot(of: key, hash: hash) {
      // The new object brings its own text; keeping the old one's would store both.
      keys[Int(slot)] = key
      return (slot, false)
    }
    let slot: Int32
    if let free = freeSlots.popLast() {
      slot = free
      keys[Int(free)] = key
    } else {
      slot = Int32(keys.count)
      keys.append(key)
    }
    table.insert(hash, slot)
    return (slot, true)
  }

  /// Gives a taken slot free.
  mutating func remove(_ slot: Int32) {
    table.remove(keys[Int(slot)].slotHash, slot)
    keys[Int(slot)] = Self.none
    freeSlots.append(slot)
  }

  private func slot(of key: ObjectKey, hash: UInt32) -> Int32? {
    table.find(hash) { keys[Int($0)] == key }
  }
}
