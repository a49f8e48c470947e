/// Writes a protobuf message as JSON text, as the API server prints it.
///
/// Go prints fields in the order of its struct, not in that of the wire. So the fields of a
/// message are located first, each as a chain of its occurrences, and then printed from there.
/// Recursion follows the schema, which does not refer to itself.
struct ProtobufJSONWriter {
  /// Where one value of a field is.
  private struct Occurrence {
    /// The value of a varint, or where a length-delimited value begins.
    var start: Int
    var end: Int
    /// The next occurrence of the same field; -1 after the last.
    var next: Int32
  }

  /// The first and last occurrence of a field; -1 where there is none.
  private struct Chain {
    var first: Int32 = -1
    var last: Int32 = -1
  }

  private let schema: ProtobufSchema
  private let bytes: UnsafeRawBufferPointer
  private var occurrences: [Occurrence] = []
  private var chains: [Chain] = []
  /// The text written so far.
  var output: [UInt8] = []
  /// The fields around a fault, innermost first.
  private(set) var path: [String] = []

  init(_ schema: ProtobufSchema, _ bytes: UnsafeRawBufferPointer) {
    self.schema = schema
    self.bytes = bytes
  }

  /// Writes the outermost message, with its kind and API version first if they are given.
  mutating func object(
    _ message: Int, kind: String?, apiVersion: String?
  ) throws(WireFault) {
    occurrences.append(Occurrence(start: 0, end: bytes.count, next: -1))
    output.append(UInt8(ascii: "{"))
    for (name, value) in [("kind", kind), ("apiVersion", apiVersion)] {
      guard let value else { continue }
      separate()
      JSONBytes.append(name, to: &output)
      output.append(UInt8(ascii: ":"))
      JSONBytes.append(value, to: &output)
    }
    try members(message, 0)
    output.append(UInt8(ascii: "}"))
  }

  /// Writes a comma unless this is the first member or element.
  @inline(__always)
  private mutating func separate() {
    if let last = output.last, last != UInt8(ascii: "{"), last != UInt8(ascii: "[") {
      output.append(UInt8(ascii: ","))
    }
  }

  /// Writes the members of a message that is the concatenation of a chain's occurrences.
  private mutating func members(_ message: Int, _ chain: Int32) throws(WireFault) {
    let mark = occurrences.count
    let base = chains.count
    let fieldCount = schema.messages[message].fields.count
    chains.append(contentsOf: repeatElement(Chain(), count: fieldCount))
    var part = chain
    while part >= 0 {
      let occurrence = occurrences[Int(part)]
      try locate(message, occurrence.start..<occurrence.end, base)
      part = occurrence.next
    }
    for position in 0..<fieldCount {
      let first = chains[base + position].first
      let field = schema.messages[message].fields[position]
      do throws(WireFault) {
        try write(field, of: message, first)
      } catch {
        if !field.isInline { path.append(schema.messages[message].names[position]) }
        throw error
      }
    }
    chains.removeLast(fieldCount)
    occurrences.removeLast(occurrences.count - mark)
  }

  /// Finds the fields in one part of a message.
  private mutating func locate(
    _ message: Int, _ range: Range<Int>, _ base: Int
  ) throws(WireFault) {
    var reader = ProtobufReader(bytes, range)
    while !reader.isAtEnd {
      let tag = try reader.tag()
      guard let position = schema.messages[message].position(ofNumber: tag.number) else {
        try reader.skip(tag.wireType)
        continue
      }
      let occurrence: Occurrence
      switch schema.messages[message].fields[position].type {
      case .bool, .int32, .int64:
        let value = try reader.varint(tag.wireType)
        occurrence = Occurrence(start: Int(truncatingIfNeeded: value), end: 0, next: -1)
      default:
        let payload = try reader.payload(tag.wireType)
        occurrence = Occurrence(start: payload.lowerBound, end: payload.upperBound, next: -1)
      }
      let index = Int32(truncatingIfNeeded: occurrences.count)
      occurrences.append(occurrence)
      if chains[base + position].first < 0 {
        chains[base + position].first = index
      } else {
        occurrences[Int(chains[base + position].last)].next = index
      }
      chains[base + position].last = index
    }
  }

  private mutating func write(
    _ field: ProtobufSchema.Field, of message: Int, _ chain: Int32
  ) throws(WireFault) {
    switch field.shape {
    case .single: try writeSingle(field, of: message, chain)
    case .repeated, .map:
      guard chain >= 0 else {
        if field.isRequired { writeNull(field, of: message) }
        return
      }
      begin(field, of: message)
      output.append(UInt8(ascii: field.shape == .map ? "{" : "["))
      var index = chain
      while index >= 0 {
        separate()
        let occurrence = occurrences[Int(index)]
        if field.shape == .map {
          try entry(field.type, occurrence)
        } else {
          // A chain of its own: elements are not merged with each other.
          occurrences[Int(index)].next = -1
          try value(field.type, index)
        }
        index = occurrence.next
      }
      output.append(UInt8(ascii: field.shape == .map ? "}" : "]"))
    }
  }

  private mutating func begin(_ field: ProtobufSchema.Field, of message: Int) {
    separate()
    output.append(contentsOf: schema.messages[message].keys[field.key])
  }

  private mutating func writeNull(_ field: ProtobufSchema.Field, of message: Int) {
    begin(field, of: message)
    output.append(contentsOf: "null".utf8)
  }

  private mutating func writeSingle(
    _ field: ProtobufSchema.Field, of message: Int, _ chain: Int32
  ) throws(WireFault) {
    if case .message(let nested) = field.type {
      if field.isInline { return try members(nested, chain) }
      guard chain >= 0 || !field.isPointer else {
        if field.isRequired { writeNull(field, of: message) }
        return
      }
      begin(field, of: message)
      return try value(field.type, chain)
    }
    var last = chain
    while last >= 0, occurrences[Int(last)].next >= 0 { last = occurrences[Int(last)].next }
    if field.isPointer {
      guard last >= 0 else {
        if field.isRequired { writeNull(field, of: message) }
        return
      }
    } else if !field.isRequired, isZero(field, last) {
      return
    }
    begin(field, of: message)
    try value(field.type, last)
  }

  /// Whether Go leaves the value out with `omitempty`, or with `omitzero` where it says so.
  private func isZero(_ field: ProtobufSchema.Field, _ index: Int32) -> Bool {
    let occurrence = index >= 0 ? occurrences[Int(index)] : Occurrence(start: 0, end: 0, next: -1)
    switch field.type {
    case .string: return occurrence.start == occurrence.end
    case .bool, .int32, .int64: return occurrence.start == 0
    case .time, .quantity, .intOrString, .fieldsV1, .message:
      return field.isOmittedWhenZero && occurrence.start == occurrence.end
    }
  }

  /// Writes one value; without an occurrence the zero value.
  private mutating func value(
    _ type: ProtobufSchema.ValueType, _ index: Int32
  ) throws(WireFault) {
    let occurrence = index >= 0 ? occurrences[Int(index)] : Occurrence(start: 0, end: 0, next: -1)
    switch type {
    case .message(let message):
      output.append(UInt8(ascii: "{"))
      try members(message, index)
      output.append(UInt8(ascii: "}"))
    case .bool:
      output.append(contentsOf: occurrence.start == 0 ? "false".utf8 : "true".utf8)
    case .int32:
      integer(Int64(Int32(truncatingIfNeeded: occurrence.start)))
    case .int64:
      integer(Int64(occurrence.start))
    case .string, .time, .quantity, .intOrString, .fieldsV1:
      try special(type, occurrence.start..<occurrence.end)
    }
  }

  private mutating func integer(_ value: Int64) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
      var magnitude = value.magnitude
      var position = 20
      repeat {
        position -= 1
        digits[position] = 0x30 + UInt8(truncatingIfNeeded: magnitude % 10)
        magnitude /= 10
      } while magnitude > 0
      if value < 0 { output.append(UInt8(ascii: "-")) }
      output.append(contentsOf: digits[position...])
    }
  }

  /// Writes a map's entry `{1: key, 2: value}`.
  private mutating func entry(
    _ type: ProtobufSchema.ValueType, _ occurrence: Occurrence
  ) throws(WireFault) {
    var reader = ProtobufReader(bytes, occurrence.start..<occurrence.end)
    var key = 0..<0
    var content = 0..<0
    while !reader.isAtEnd {
      let tag = try reader.tag()
      switch tag.number {
      case 1: key = try reader.payload(tag.wireType)
      case 2: content = try reader.payload(tag.wireType)
      default: try reader.skip(tag.wireType)
      }
    }
    text(key)
    output.append(UInt8(ascii: ":"))
    try special(type, content)
  }

  /// Writes a string, or one of the messages that JSON has as something else.
  private mutating func special(
    _ type: ProtobufSchema.ValueType, _ range: Range<Int>
  ) throws(WireFault) {
    guard type != .string else { return text(range) }
    var integers: (Int64, Int64) = (0, 0)
    var content = 0..<0
    var reader = ProtobufReader(bytes, range)
    while !reader.isAtEnd {
      let tag = try reader.tag()
      switch (tag.number, tag.wireType) {
      case (1, .varint): integers.0 = Int64(bitPattern: try reader.varint())
      case (2, .varint): integers.1 = Int64(bitPattern: try reader.varint())
      case (1, .lengthDelimited), (3, .lengthDelimited): content = try reader.payload()
      default: try reader.skip(tag.wireType)
      }
    }
    switch type {
    case .time: time(range.isEmpty ? nil : integers.0)
    case .intOrString where integers.0 == 0: integer(integers.1)
    case .fieldsV1 where content.isEmpty: output.append(contentsOf: "null".utf8)
    case .fieldsV1:
      output.append(contentsOf: UnsafeRawBufferPointer(rebasing: bytes[content]))
    case .quantity where content.isEmpty: output.append(contentsOf: "\"0\"".utf8)
    default: text(content)
    }
  }

  private mutating func time(_ seconds: Int64?) {
    let start = output.count
    output.append(UInt8(ascii: "\""))
    if let seconds, RFC3339.append(seconds, to: &output) {
      output.append(UInt8(ascii: "\""))
    } else {
      output.removeSubrange(start...)
      output.append(contentsOf: "null".utf8)
    }
  }

  private mutating func text(_ range: Range<Int>) {
    let literal = UnsafeRawBufferPointer(rebasing: bytes[range])
    if JSONBytes.isASCII(literal) {
      JSONBytes.appendLiteral(literal, to: &output)
    } else {
      JSONBytes.append(String(decoding: literal, as: UTF8.self), to: &output)
    }
  }
}
