/// The memory of a store's objects: numbered slots, each taken or free.
///
/// Chunks never move, so a growing store copies nothing and has less than one chunk to spare. Raw
/// memory instead of an array of optionals because the store is compiled once for all types: any
/// type that is made of an unknown one, be it an array, an optional or a typed pointer in a
/// container, is looked up in the runtime at every access.
struct ObjectSlots<Object>: ~Copyable {
  private static var chunkBits: Int { 10 }
  private static var chunkSize: Int { 1 << chunkBits }

  private var chunks: [UnsafeMutableRawPointer] = []
  private var taken: ContiguousArray<Bool> = []

  deinit {
    for slot in 0..<taken.count where taken[slot] {
      address(slot).assumingMemoryBound(to: Object.self).deinitialize(count: 1)
    }
    for chunk in chunks { chunk.deallocate() }
  }

  /// How many slots there are, taken or free.
  var count: Int { taken.count }

  /// Whether a slot holds an object.
  func isTaken(_ slot: Int) -> Bool { taken[slot] }

  /// Where the object of a taken slot is, until the next write.
  func pointer(_ slot: Int) -> UnsafeRawPointer {
    precondition(taken[slot], "the slot is free")
    return UnsafeRawPointer(address(slot))
  }

  /// The object of a taken slot.
  subscript(slot: Int) -> Object {
    precondition(taken[slot], "the slot is free")
    return address(slot).assumingMemoryBound(to: Object.self).pointee
  }

  /// Puts an object into a free slot, or into the one after the last.
  mutating func put(_ object: consuming Object, into slot: Int) {
    if slot == taken.count {
      if slot == chunks.count << Self.chunkBits {
        chunks.append(
          .allocate(
            byteCount: Self.chunkSize * MemoryLayout<Object>.stride,
            alignment: MemoryLayout<Object>.alignment))
      }
      taken.append(false)
    }
    precondition(!taken[slot], "the slot is taken")
    address(slot).initializeMemory(as: Object.self, to: object)
    taken[slot] = true
  }

  /// Puts another object into a taken slot.
  mutating func replace(_ object: consuming Object, in slot: Int) {
    precondition(taken[slot], "the slot is free")
    address(slot).assumingMemoryBound(to: Object.self).pointee = object
  }

  /// Takes the object out of a taken slot.
  mutating func take(from slot: Int) -> Object {
    precondition(taken[slot], "the slot is free")
    taken[slot] = false
    return address(slot).assumingMemoryBound(to: Object.self).move()
  }

  private func address(_ slot: Int) -> UnsafeMutableRawPointer {
    chunks[slot >> Self.chunkBits]
      + (slot & (Self.chunkSize - 1)) * MemoryLayout<Object>.stride
  }
}

// The memory is this value's own: it is neither copied nor handed out.
extension ObjectSlots: @unchecked Sendable where Object: Sendable {}
