/// The memory of a store's objects: numbered slots of one size, each taken or free.
///
/// Chunks never move, so a growing store copies nothing and has less than one chunk to spare. Raw
/// memory, and no type parameter, because the store is compiled once for all types: any type that is
/// made of an unknown one, be it an array, an optional or these slots, is looked up in the runtime at
/// every access.
struct ObjectSlots: ~Copyable {
  private static var chunkBits: Int { 10 }
  private static var chunkSize: Int { 1 << chunkBits }

  private let stride: Int
  private let alignment: Int
  private let destroy: (UnsafeMutableRawPointer) -> Void
  private var chunks: [UnsafeMutableRawPointer] = []
  private var taken: ContiguousArray<Bool> = []

  /// Makes slots for objects of a type.
  init<Object>(for type: Object.Type) {
    stride = max(1, MemoryLayout<Object>.stride)
    alignment = MemoryLayout<Object>.alignment
    destroy = { $0.assumingMemoryBound(to: Object.self).deinitialize(count: 1) }
  }

  deinit {
    for slot in 0..<taken.count where taken[slot] { destroy(address(slot)) }
    for chunk in chunks { chunk.deallocate() }
  }

  /// How many slots there are, taken or free.
  var count: Int { taken.count }

  /// The bytes of the slots, without what the objects hold elsewhere.
  var memory: Int { chunks.count * Self.chunkSize * stride + taken.capacity }

  /// Whether a slot holds an object.
  func isTaken(_ slot: Int) -> Bool { taken[slot] }

  /// Where the object of a taken slot is, until the next write.
  func pointer(_ slot: Int) -> UnsafeMutableRawPointer {
    precondition(taken[slot], "the slot is free")
    return address(slot)
  }

  /// Takes a free slot, or the one after the last; an object has to be initialised there.
  mutating func take(_ slot: Int) -> UnsafeMutableRawPointer {
    if slot == taken.count {
      if slot == chunks.count << Self.chunkBits {
        chunks.append(.allocate(byteCount: Self.chunkSize * stride, alignment: alignment))
      }
      taken.append(false)
    }
    precondition(!taken[slot], "the slot is taken")
    taken[slot] = true
    return address(slot)
  }

  /// Gives a taken slot free; its object has to be moved from there.
  mutating func free(_ slot: Int) -> UnsafeMutableRawPointer {
    precondition(taken[slot], "the slot is free")
    taken[slot] = false
    return address(slot)
  }

  private func address(_ slot: Int) -> UnsafeMutableRawPointer {
    chunks[slot >> Self.chunkBits] + (slot & (Self.chunkSize - 1)) * stride
  }
}

extension UnsafeMutableRawPointer {
  /// The object that is here.
  @inline(__always)
  func object<Object>(_ type: Object.Type) -> Object {
    assumingMemoryBound(to: Object.self).pointee
  }

  /// Moves the object from here.
  @inline(__always)
  func moved<Object>(_ type: Object.Type) -> Object {
    assumingMemoryBound(to: Object.self).move()
  }
}

// The memory is this value's own: it is neither copied nor handed out. Whoever makes the slots says
// that the objects may go from task to task.
extension ObjectSlots: @unchecked Sendable {}
