import KubernetesWire

/// A protobuf message of which some values are left open.
///
/// A hundred thousand pods differ in a dozen values each. The message of one is made once, with
/// recognisable markers in place of these values; a copy is then *stamped* by writing the bytes
/// between the markers, the values, and the lengths of the messages around them.
struct ProtobufTemplate: Sendable {
  /// One step of writing a copy.
  enum Piece: Sendable {
    /// Bytes of the template.
    case literal(Range<Int>)
    /// The value of a slot.
    case slot(Int)
    /// The length of a group, as a varint.
    case length(Int)
  }

  /// A length-delimited field whose length depends on slots.
  ///
  /// The first group is the message.
  struct Group: Sendable {
    var parent: Int?
    var fixedSize = 0
    var slots: [Int] = []
  }

  let bytes: [UInt8]
  private(set) var pieces: [Piece] = []
  private(set) var groups: [Group] = []

  /// Finds the markers in a message; a marker may occur any number of times.
  ///
  /// `markers[n]` stands for slot `n`: text in a string field, or the varint of a number.
  init(message: [UInt8], markers: [[UInt8]]) {
    bytes = message
    var compiler = ProtobufTemplateCompiler(bytes: message, markers: markers)
    compiler.compile()
    pieces = compiler.pieces
    groups = compiler.groups
  }

  /// Writes a copy with these values.
  func stamp(_ values: SlotValues) -> [UInt8] {
    withUnsafeTemporaryAllocation(of: Int.self, capacity: groups.count) { sizes in
      measure(values, into: sizes)
      return [UInt8](unsafeUninitializedCapacity: sizes[0]) { buffer, count in
        write(values, sizes: UnsafeBufferPointer(sizes), to: buffer, count: &count)
      }
    }
  }

  /// Children come after their parents, so walking backwards sees every child first.
  private func measure(_ values: SlotValues, into sizes: UnsafeMutableBufferPointer<Int>) {
    sizes.initialize(repeating: 0)
    for index in groups.indices.reversed() {
      let group = groups[index]
      var size = sizes[index] + group.fixedSize
      for slot in group.slots { size += values.count(of: slot) }
      sizes[index] = size
      if let parent = group.parent { sizes[parent] += size + Varint.size(UInt64(size)) }
    }
  }

  private func write(
    _ values: SlotValues, sizes: UnsafeBufferPointer<Int>,
    to buffer: UnsafeMutableBufferPointer<UInt8>, count: inout Int
  ) {
    func append(_ source: UnsafeBufferPointer<UInt8>.SubSequence) {
      _ = UnsafeMutableBufferPointer(rebasing: buffer[count...]).update(fromContentsOf: source)
      count += source.count
    }
    bytes.withUnsafeBufferPointer { template in
      values.bytes.withUnsafeBufferPointer { slotBytes in
        for piece in pieces {
          switch piece {
          case .literal(let range): append(template[range])
          case .slot(let slot): append(slotBytes[values.ranges[slot]])
          case .length(let group):
            count += Varint.write(UInt64(sizes[group]), to: buffer, at: count)
          }
        }
      }
    }
  }
}

/// The values for one copy of a template, in the order of its slots.
struct SlotValues: Sendable {
  private(set) var bytes: [UInt8] = []
  private(set) var ranges: [Range<Int>]

  /// Makes values that are all empty.
  init(slots: Int) {
    bytes.reserveCapacity(512)
    ranges = Array(repeating: 0..<0, count: slots)
  }

  mutating func set(_ slot: Int, _ text: String) {
    let start = bytes.count
    bytes.append(contentsOf: text.utf8)
    ranges[slot] = start..<bytes.count
  }

  mutating func set(_ slot: Int, varint number: Int64) {
    let start = bytes.count
    Varint.append(UInt64(bitPattern: number), to: &bytes)
    ranges[slot] = start..<bytes.count
  }

  func count(of slot: Int) -> Int { ranges[slot].count }
}
