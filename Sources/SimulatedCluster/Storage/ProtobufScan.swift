/// Finds single fields in a protobuf message without decoding the rest.
///
/// The storage and its selectors need a handful of fields of objects of several kilobytes, for a
/// hundred thousand objects a request. Malformed bytes end the scan; they never trap.
struct ProtobufScan {
  let bytes: UnsafeRawBufferPointer

  /// One field of a message: its number and where its value lies.
  struct Field {
    var number: Int
    /// Where the tag starts.
    var start: Int
    /// The value's bytes when length-delimited, otherwise the raw value's place.
    var value: Range<Int>
    /// The value when it is a varint.
    var varint: UInt64
    var isLengthDelimited: Bool
  }

  /// Reads a varint at `offset` and moves past it.
  func varint(_ offset: inout Int, _ end: Int) -> UInt64? {
    Varint.read(bytes, at: &offset, end: end)
  }

  /// The field at `offset`, which moves past it; nil at the end or at malformed bytes.
  func next(_ offset: inout Int, _ end: Int) -> Field? {
    let start = offset
    guard let tag = varint(&offset, end), tag >> 3 > 0, tag >> 3 < 1 << 29 else { return nil }
    let number = Int(tag >> 3)
    let begin = offset
    switch tag & 7 {
    case 0:
      guard let value = varint(&offset, end) else { return nil }
      return Field(
        number: number, start: start, value: begin..<offset, varint: value,
        isLengthDelimited: false)
    case 2:
      guard let length = varint(&offset, end), length <= UInt64(end - offset) else { return nil }
      let from = offset
      offset += Int(length)
      return Field(
        number: number, start: start, value: from..<offset, varint: 0, isLengthDelimited: true)
    case let wire where wire == 1 || wire == 5:
      let width = wire == 1 ? 8 : 4
      guard end - offset >= width else { return nil }
      offset += width
      return Field(
        number: number, start: start, value: begin..<offset, varint: 0, isLengthDelimited: false)
    default: return nil
    }
  }

  /// The last field of that number in the message at `range`.
  func field(_ number: Int, in range: Range<Int>) -> Field? {
    var offset = range.lowerBound
    var found: Field?
    while let field = next(&offset, range.upperBound) {
      if field.number == number { found = field }
    }
    return found
  }

  /// The field at the end of a path of message fields.
  func field(path: [Int]) -> Field? {
    var range = 0..<bytes.count
    for (index, number) in path.enumerated() {
      guard let field = field(number, in: range) else { return nil }
      if index == path.count - 1 { return field }
      guard field.isLengthDelimited else { return nil }
      range = field.value
    }
    return nil
  }

  /// The text of those bytes.
  func text(_ range: Range<Int>) -> String {
    String(decoding: UnsafeRawBufferPointer(rebasing: bytes[range]), as: UTF8.self)
  }
}

extension ProtobufScan {
  /// `metadata.labels` of a Kubernetes object (fields 1 and 11 of every type).
  func labels() -> [String: String] {
    guard let metadata = field(1, in: 0..<bytes.count), metadata.isLengthDelimited else {
      return [:]
    }
    var labels: [String: String] = [:]
    var offset = metadata.value.lowerBound
    while let entry = next(&offset, metadata.value.upperBound) {
      guard entry.number == 11, entry.isLengthDelimited,
        let key = field(1, in: entry.value), key.isLengthDelimited
      else { continue }
      let value = field(2, in: entry.value)
      labels[text(key.value)] = value.map { text($0.value) } ?? ""
    }
    return labels
  }
}
