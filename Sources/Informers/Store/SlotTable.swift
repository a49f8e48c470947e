/// An open-addressing hash table of slot numbers.
///
/// It holds no keys: the caller compares the slots that share a hash with what it looks for. That
/// keeps a store of 100,000 objects at eight bytes a cell. Collisions probe linearly, removal
/// shifts back, so no tombstones pile up over millions of events.
struct SlotTable: Sendable {
  private struct Cell: Sendable {
    var hash: UInt32
    var slot: Int32

    static let empty = Cell(hash: 0, slot: -1)
  }

  private var cells: ContiguousArray<Cell> = []
  private(set) var count = 0

  /// The bytes of its memory.
  var memory: Int { cells.capacity * MemoryLayout<Cell>.stride }

  /// The slot with this hash for which `matches` is true.
  @inline(__always)
  func find(_ hash: UInt32, _ matches: (Int32) -> Bool) -> Int32? {
    guard !cells.isEmpty else { return nil }
    let mask = cells.count - 1
    var position = Int(hash) & mask
    while cells[position].slot >= 0 {
      if cells[position].hash == hash, matches(cells[position].slot) {
        return cells[position].slot
      }
      position = (position + 1) & mask
    }
    return nil
  }

  /// Adds a slot that is not in the table.
  mutating func insert(_ hash: UInt32, _ slot: Int32) {
    if (count + 1) * 4 > cells.count * 3 { grow() }
    place(Cell(hash: hash, slot: slot))
    count += 1
  }

  /// Removes a slot that is in the table.
  mutating func remove(_ hash: UInt32, _ slot: Int32) {
    guard !cells.isEmpty else { return }
    let mask = cells.count - 1
    var hole = Int(hash) & mask
    while cells[hole].slot != slot {
      if cells[hole].slot < 0 { return }
      hole = (hole + 1) & mask
    }
    var next = (hole + 1) & mask
    while cells[next].slot >= 0 {
      // A cell may move into the hole only if that is no earlier than its home position.
      let home = Int(cells[next].hash) & mask
      if (next &- home) & mask >= (next &- hole) & mask {
        cells[hole] = cells[next]
        hole = next
      }
      next = (next + 1) & mask
    }
    cells[hole] = .empty
    count -= 1
  }

  private mutating func place(_ cell: Cell) {
    let mask = cells.count - 1
    var position = Int(cell.hash) & mask
    while cells[position].slot >= 0 { position = (position + 1) & mask }
    cells[position] = cell
  }

  private mutating func grow() {
    let old = cells
    cells = ContiguousArray(repeating: .empty, count: max(16, old.count * 2))
    for cell in old where cell.slot >= 0 { place(cell) }
  }
}

extension Hashable {
  /// The low half of the seeded hash; the seed keeps objects from being named to collide.
  @inline(__always)
  var slotHash: UInt32 { UInt32(truncatingIfNeeded: hashValue) }
}
