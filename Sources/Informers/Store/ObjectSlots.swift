/// The memory of a store's objects: numbered slots, each taken or free.
///
/// Chunks never move, so a growing store copies nothing and has less than one chunk to spare. Raw
/// memory instead of an array of optionals because the store is compiled once for all types, and
/// an array of a type not known then asks the runtime for its metadata at every access.
struct ObjectSlots<Object>: ~Copyable {
  private static var chunkBits: Int { 10 }
  private static var chunkSize: Int { 1 << chunkBits }

  private var chunks: [UnsafeMutablePointer<Object>] = []
  private var taken: ContiguousArray<Bool> = []

  deinit {
    for slot in 0..<taken.count where taken[slot] { pointer(slot).deinitialize(count: 1) }
    for chunk in chunks { chunk.deallocate() }
  }

  /// How many slots there are, taken or free.
  var count: Int { taken.count }

  /// Whether a slot holds an object.
  func isTaken(_ slot: Int) -> Bool { taken[slot] }

  /// Where the object of a taken slot is, until the next write.
  func pointer(_ slot: Int) -> UnsafeMutablePointer<Object> {
    precondition(taken[slot], "the slot is free")
    return address(slot)
  }

  /// Puts an object into a free slot, or into the one after the last.
  mutating func put(_ object: Object, into slot: Int) {
    if slot == taken.count {
      if slot == chunks.count << Self.chunkBits {
        chunks.append(.allocate(capacity: Self.chunkSize))
      }
      taken.append(false)
    }
    precondition(!taken[slot], "the slot is taken")
    address(slot).initialize(to: object)
    taken[slot] = true
  }

  /// Takes the object out of a taken slot.
  mutating func take(from slot: Int) -> Object {
    precondition(taken[slot], "the slot is free")
    taken[slot] = false
    return address(slot).move()
  }

  private func address(_ slot: Int) -> UnsafeMutablePointer<Object> {
    chunks[slot >> Self.chunkBits] + (slot & (Self.chunkSize - 1))
  }
}
