/// Finds the slot of a store's object by its key.
///
/// It holds hashes and slots, and no keys: those are the objects' own, and `key` reads them from
/// there. Not generic, so that it is compiled once and for itself.
struct KeyTable: Sendable {
  private var table = SlotTable()
  private var freeSlots: [Int32] = []
  private var slotCount: Int32 = 0

  /// How many keys there are.
  var count: Int { table.count }

  /// The bytes of its memory.
  var memory: Int { table.memory + freeSlots.capacity * MemoryLayout<Int32>.stride }

  /// The slot of a key; `isKey` says whether that of a slot is it.
  @inline(__always)
  func slot(hash: UInt32, _ isKey: (Int32) -> Bool) -> Int32? { table.find(hash, isKey) }

  /// Takes a free slot, or the one after the last, for a key that has none.
  mutating func insert(hash: UInt32) -> Int32 {
    let slot: Int32
    if let free = freeSlots.popLast() {
      slot = free
    } else {
      slot = slotCount
      slotCount += 1
    }
    table.insert(hash, slot)
    return slot
  }

  /// Gives a taken slot free.
  mutating func remove(_ slot: Int32, hash: UInt32) {
    table.remove(hash, slot)
    freeSlots.append(slot)
  }
}
