/// The content of a store, without its lock: objects in slots, their keys and indexes by slot.
///
/// Only what has to know the type of the objects is generic, and it touches them as little as it
/// can: the key table and the indexes are compiled for themselves.
struct StoreContent<Object: StoredObject>: ~Copyable {
  /// Calls back with each value of the object that it is pointed to.
  private typealias Values = (_ object: UnsafeRawPointer, _ emit: (String) -> Void) -> Void

  private var objects = ObjectSlots(for: Object.self)
  private var keys = KeyTable()
  private let names: [String]
  private let values: [Values]
  private var indexes: [ValueIndex]
  /// The replacement that last saw each slot.
  private var generations: ContiguousArray<UInt32> = []
  private var generation: UInt32 = 0
  /// By index, before a change.
  private var oldValues: [[String]]
  private var newValues: [String] = []

  /// Of two indexes with the same name the later one counts, as in a Go map.
  init(indexes: [Index<Object>]) {
    var definitions: [Index<Object>] = []
    for index in indexes {
      definitions.removeAll { $0.name == index.name }
      definitions.append(index)
    }
    names = definitions.map(\.name)
    self.indexes = definitions.map { _ in ValueIndex() }
    oldValues = definitions.map { _ in [] }
    values = definitions.map { index in
      { object, emit in index.values(object.assumingMemoryBound(to: Object.self).pointee, emit) }
    }
  }

  var count: Int { keys.count }

  var indexNames: [String] { names.sorted() }

  /// All objects, in no order.
  func allObjects() -> [Object] {
    var all: [Object] = []
    all.reserveCapacity(count)
    for slot in 0..<objects.count where objects.isTaken(slot) {
      all.append(objects.pointer(slot).object(Object.self))
    }
    return all
  }

  /// All keys, in no order.
  func allKeys() -> [ObjectKey] {
    var all: [ObjectKey] = []
    all.reserveCapacity(count)
    forEachKey { all.append($0) }
    return all
  }

  /// How many objects are looked at to estimate what all of them hold outside of their slots.
  private static var memorySample: Int { 256 }

  /// What the store takes.
  func memory() -> StoreMemory {
    let step = max(1, objects.count / Self.memorySample)
    var (sampled, heap) = (0, 0)
    for slot in stride(from: 0, to: objects.count, by: step) where objects.isTaken(slot) {
      sampled += 1
      heap += HeapSize.ofAny(objects.pointer(slot).object(Object.self))
    }
    let estimate = Double(heap) / Double(max(1, sampled)) * Double(count)
    return StoreMemory(
      objects: objects.memory + Int(estimate), keys: keys.memory,
      indexes: names.indices.map { StoreMemory.Index(name: names[$0], bytes: indexes[$0].memory) }
        .sorted { $0.name < $1.name })
  }

  /// Any one object.
  var anyObject: Object? {
    for slot in 0..<objects.count where objects.isTaken(slot) {
      return objects.pointer(slot).object(Object.self)
    }
    return nil
  }

  /// Calls back with each key, in no order.
  func forEachKey(_ body: (ObjectKey) -> Void) {
    for slot in 0..<objects.count where objects.isTaken(slot) { body(key(of: slot)) }
  }

  func object(for key: ObjectKey) -> Object? {
    slot(of: key, hash: key.slotHash).map { object(in: $0) }
  }

  /// The key of the object in a taken slot.
  private func key(of slot: Int) -> ObjectKey {
    objects.pointer(slot).assumingMemoryBound(to: Object.self).pointee.key
  }

  private func slot(of key: ObjectKey, hash: UInt32) -> Int32? {
    keys.slot(hash: hash) { self.key(of: Int($0)) == key }
  }

  /// The index of that name.
  func index(_ name: String) throws(UnknownIndex) -> ValueIndex {
    for position in names.indices where names[position] == name { return indexes[position] }
    throw UnknownIndex(name: name, known: indexNames)
  }

  /// The object in a slot that an index has named.
  func object(in slot: Int32) -> Object { objects.pointer(Int(slot)).object(Object.self) }

  /// The keys under a value, in no order.
  func keys(_ index: String, _ value: String) throws(UnknownIndex) -> [ObjectKey] {
    switch try self.index(index).slots(value) {
    case .none: return []
    case .one(let slot): return [key(of: Int(slot))]
    case .many(let slots):
      var found: [ObjectKey] = []
      found.reserveCapacity(slots.count)
      for slot in slots { found.append(key(of: Int(slot))) }
      return found
    }
  }

  /// Marks the object with this key as one that the replacement under way has.
  mutating func keep(_ key: ObjectKey) {
    guard let slot = slot(of: key, hash: key.slotHash) else { return }
    generations[Int(slot)] = generation
  }

  /// Starts a replacement: from now on writes mark what they touch.
  mutating func beginReplacement() { generation &+= 1 }

  /// Removes what no write has touched since the replacement began.
  mutating func finishReplacement() -> [Object] {
    var removed: [Object] = []
    for slot in 0..<objects.count
    where generations[slot] != generation && objects.isTaken(slot) {
      removed.append(remove(slot))
    }
    return removed
  }

  /// Adds or replaces an object; gives the one that it replaces.
  mutating func upsert(_ object: Object) -> Object? {
    let old = self.object(for: object.key)
    put(object)
    return old
  }

  /// Adds or replaces an object.
  mutating func put(_ object: consuming Object) {
    let key = object.key
    let hash = key.slotHash
    let known = slot(of: key, hash: hash)
    let slot = known ?? keys.insert(hash: hash)
    let position = Int(slot)
    if position == generations.count { generations.append(generation) }
    generations[position] = generation
    guard known != nil else {
      objects.take(position).initializeMemory(as: Object.self, to: object)
      for number in values.indices {
        Self.collect(values[number], objects.pointer(position), into: &newValues)
        indexes[number].add(newValues, at: slot)
      }
      return
    }
    for number in values.indices {
      Self.collect(values[number], objects.pointer(position), into: &oldValues[number])
    }
    objects.pointer(position).assumingMemoryBound(to: Object.self).pointee = object
    for number in values.indices {
      Self.collect(values[number], objects.pointer(position), into: &newValues)
      indexes[number].update(from: oldValues[number], to: newValues, at: slot)
    }
  }

  /// Removes the object with this key and gives it.
  mutating func delete(_ key: ObjectKey) -> Object? {
    slot(of: key, hash: key.slotHash).map { remove(Int($0)) }
  }

  private mutating func remove(_ slot: Int) -> Object {
    keys.remove(Int32(slot), hash: key(of: slot).slotHash)
    let pointer = objects.pointer(slot)
    for number in values.indices {
      Self.collect(values[number], pointer, into: &newValues)
      indexes[number].remove(newValues, at: Int32(slot))
    }
    return objects.free(slot).moved(Object.self)
  }

  /// The arrays are kept from write to write, to allocate none.
  private static func collect(
    _ values: Values, _ object: UnsafeRawPointer, into found: inout [String]
  ) {
    found.removeAll(keepingCapacity: true)
    values(object) { found.append($0) }
  }
}
