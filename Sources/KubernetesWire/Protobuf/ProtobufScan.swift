/// Finds single fields in a protobuf message without decoding the rest.
///
/// Selectors need a handful of fields of objects of several kilobytes, for a hundred thousand
/// objects a request. Malformed bytes end the scan; they never trap.
package struct ProtobufScan {
  let bytes: UnsafeRawBufferPointer

  /// One field of a message: its number and where its value lies.
  package struct Field {
    /// The number of the field.
    package var number: Int
    /// Where the tag starts.
    package var start: Int
    /// Where the tag ends, and the length or the value begins.
    package var tagEnd: Int
    /// The value's bytes when length-delimited, otherwise the raw value's place.
    package var value: Range<Int>
    /// The value when it is a varint.
    package var varint: UInt64
    /// Whether the value is a text, bytes or a message.
    package var isLengthDelimited: Bool
  }

  /// Looks at the fields of an encoded message.
  package init(bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
  }

  /// The field at `offset`, which moves past it; nil at the end or at malformed bytes.
  package func next(_ offset: inout Int, _ end: Int) -> Field? {
    let start = offset
    var reader = ProtobufReader(bytes, start..<end)
    guard start < end, let tag = try? reader.tag() else { return nil }
    let begin = reader.position
    var field = Field(
      number: tag.number, start: start, tagEnd: begin, value: begin..<begin, varint: 0,
      isLengthDelimited: tag.wireType == .lengthDelimited)
    do throws(WireFault) {
      switch tag.wireType {
      case .lengthDelimited: field.value = try reader.payload()
      case .varint: field.varint = try reader.varint()
      case .fixed64, .fixed32: try reader.skip(tag.wireType)
      }
    } catch { return nil }
    if !field.isLengthDelimited { field.value = begin..<reader.position }
    offset = reader.position
    return field
  }

  /// The last field of that number in the message at `range`.
  package func field(_ number: Int, in range: Range<Int>) -> Field? {
    var offset = range.lowerBound
    var found: Field?
    while let field = next(&offset, range.upperBound) {
      if field.number == number { found = field }
    }
    return found
  }

  /// The field at the end of a path of message fields.
  package func field(path: [Int]) -> Field? {
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
  package func text(_ range: Range<Int>) -> String {
    String(decoding: UnsafeRawBufferPointer(rebasing: bytes[range]), as: UTF8.self)
  }
}

extension ProtobufScan {
  /// `metadata.labels` of a Kubernetes object (fields 1 and 11 of every type).
  package func labels() -> [String: String] {
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
