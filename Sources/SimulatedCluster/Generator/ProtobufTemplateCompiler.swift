import KubernetesWire

/// Takes a message with markers apart into the pieces of a ``ProtobufTemplate``.
///
/// The message comes from this module's own templates, never from outside, so the nesting is
/// shallow. Whether a length-delimited field is a message or a text is not on the wire; a field
/// with a marker in it counts as a message when it parses as one. Markers start with a letter
/// whose wire type does not exist, so that a text that starts with one never does.
struct ProtobufTemplateCompiler {
  private struct Occurrence {
    var range: Range<Int>
    var slot: Int
  }

  private let bytes: [UInt8]
  private var occurrences: [Occurrence] = []
  private var pendingStart = 0
  private(set) var pieces: [ProtobufTemplate.Piece] = []
  private(set) var groups: [ProtobufTemplate.Group] = []

  init(bytes: [UInt8], markers: [[UInt8]]) {
    self.bytes = bytes
    var slotsByFirstByte = [[Int]](repeating: [], count: 256)
    for (slot, marker) in markers.enumerated() {
      if let first = marker.first { slotsByFirstByte[Int(first)].append(slot) }
    }
    for position in bytes.indices {
      // The first byte decides nearly always, and slices are dear in debug builds.
      for slot in slotsByFirstByte[Int(bytes[position])] {
        let end = position + markers[slot].count
        guard end <= bytes.count, bytes[position..<end].elementsEqual(markers[slot]) else {
          continue
        }
        occurrences.append(Occurrence(range: position..<end, slot: slot))
      }
    }
  }

  mutating func compile() {
    groups = [ProtobufTemplate.Group()]
    addMessage(0..<bytes.count, group: 0)
    flush(to: bytes.count, group: 0)
  }

  /// Hands out the bytes since the last piece as a literal of that group.
  private mutating func flush(to end: Int, group: Int) {
    guard pendingStart < end else { return }
    pieces.append(.literal(pendingStart..<end))
    groups[group].fixedSize += end - pendingStart
    pendingStart = end
  }

  private mutating func addMessage(_ range: Range<Int>, group: Int) {
    for field in fields(in: range) ?? [] where isMarked(field.value) {
      guard field.isLengthDelimited else {
        addText(field.value, group: group)
        continue
      }
      flush(to: field.tagEnd, group: group)
      groups.append(ProtobufTemplate.Group(parent: group))
      let child = groups.count - 1
      pieces.append(.length(child))
      pendingStart = field.value.lowerBound
      if fields(in: field.value) != nil {
        addMessage(field.value, group: child)
      } else {
        addText(field.value, group: child)
      }
      flush(to: field.value.upperBound, group: child)
    }
  }

  private mutating func addText(_ range: Range<Int>, group: Int) {
    for occurrence in occurrences where range.contains(occurrence.range.lowerBound) {
      flush(to: occurrence.range.lowerBound, group: group)
      pieces.append(.slot(occurrence.slot))
      groups[group].slots.append(occurrence.slot)
      pendingStart = occurrence.range.upperBound
    }
  }

  private func isMarked(_ range: Range<Int>) -> Bool {
    occurrences.contains { range.contains($0.range.lowerBound) }
  }

  /// The fields of a message; nil when the bytes are no message.
  private func fields(in range: Range<Int>) -> [ProtobufScan.Field]? {
    bytes.withUnsafeBytes { bytes in
      let scan = ProtobufScan(bytes: bytes)
      var fields: [ProtobufScan.Field] = []
      var offset = range.lowerBound
      while let field = scan.next(&offset, range.upperBound) { fields.append(field) }
      return offset == range.upperBound ? fields : nil
    }
  }
}
