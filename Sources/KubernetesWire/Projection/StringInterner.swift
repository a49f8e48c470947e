/// A table of strings that equal bytes share, so that a namespace is stored once for all its pods.
public struct StringInterner: Sendable {
  /// Strings up to this length live inside `String` itself and need no sharing.
  private static let inlineLength = 15
  /// Longer strings are rarely repeated.
  private static let maximumLength = 512
  /// How many slots are looked at for one string.
  private static let maximumProbes = 64
  /// How many strings are shared at most; what comes later is stored each for itself.
  private let capacity: Int
  /// Open addressing; a power of two of slots, each an index into `strings` plus one.
  private var slots: [UInt32] = []
  private var hashes: [UInt32] = []
  private var strings: [String] = []

  /// Makes an empty table that shares at most `capacity` strings.
  public init(capacity: Int = 1 << 16) {
    self.capacity = capacity
  }

  /// How many strings are shared.
  public var count: Int { strings.count }

  /// The string of these bytes, shared with earlier equal ones; invalid UTF-8 is repaired.
  public mutating func string(_ bytes: UnsafeRawBufferPointer) -> String {
    guard bytes.count > Self.inlineLength, bytes.count <= Self.maximumLength else {
      return String(decoding: bytes, as: UTF8.self)
    }
    if slots.isEmpty { slots = Array(repeating: 0, count: 64) }
    let hash = Self.hash(bytes)
    let mask = slots.count - 1
    var slot = Int(hash) & mask
    var probes = 0
    while slots[slot] != 0 {
      let index = Int(slots[slot]) - 1
      if hashes[index] == hash, Self.equal(strings[index], bytes) { return strings[index] }
      slot = (slot + 1) & mask
      probes += 1
      // Only chosen collisions come this far: they are not shared, so that they cost no time.
      if probes == Self.maximumProbes { return String(decoding: bytes, as: UTF8.self) }
    }
    let string = String(decoding: bytes, as: UTF8.self)
    guard strings.count < capacity else { return string }
    strings.append(string)
    hashes.append(hash)
    slots[slot] = UInt32(strings.count)
    if strings.count * 2 > slots.count { grow() }
    return string
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: slots.count * 2)
    let mask = slots.count - 1
    for index in strings.indices {
      var slot = Int(hashes[index]) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = UInt32(index + 1)
    }
  }

  private static func equal(_ string: String, _ bytes: UnsafeRawBufferPointer) -> Bool {
    string.utf8.withContiguousStorageIfAvailable { stored in
      guard stored.count == bytes.count else { return false }
      return UnsafeRawBufferPointer(stored).elementsEqual(bytes)
    } ?? string.utf8.elementsEqual(bytes)
  }

  /// Eight bytes at a time, mixed by a multiplication as FNV does.
  private static func hash(_ bytes: UnsafeRawBufferPointer) -> UInt32 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    var offset = 0
    while offset + 8 <= bytes.count {
      let word = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      hash = (hash ^ word) &* 0x9e37_79b9_7f4a_7c15
      hash ^= hash >> 29
      offset += 8
    }
    while offset < bytes.count {
      hash = (hash ^ UInt64(bytes[offset])) &* 0x9e37_79b9_7f4a_7c15
      offset += 1
    }
    return UInt32(truncatingIfNeeded: hash >> 32)
  }
}
