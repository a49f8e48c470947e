/// Encodes JSON values as protobuf messages, byte for byte as Kubernetes' Go code does.
///
/// Go writes fields by ascending number, maps by ascending key, and every field that is no
/// pointer, zero or not. Recursion follows the schema, which does not refer to itself.
struct ProtobufEncoder {
  /// A value of another type than the schema has.
  struct Mismatch: Error {
    /// What is expected, with an article.
    var expected: String
    /// The members around the value, innermost first.
    var path: [String] = []
  }

  private let schema: ProtobufSchema
  private(set) var writer = ProtobufWriter(reservingCapacity: 4096)

  init(_ schema: ProtobufSchema) {
    self.schema = schema
  }

  /// Encodes an object without its own tag and length; `null` is the empty message.
  mutating func encode(_ value: JSONValue, as message: Int) throws(Mismatch) {
    try Self.members(of: value, schema, message, &writer)
  }

  private static func members(
    of value: JSONValue, _ schema: ProtobufSchema, _ message: Int, _ writer: inout ProtobufWriter
  ) throws(Mismatch) {
    let object: JSONObject
    switch value {
    case .object(let members): object = members
    case .null: object = JSONObject()
    default: throw Mismatch(expected: "an object")
    }
    let definition = schema.messages[message]
    for position in definition.encodingOrder {
      let field = definition.fields[position]
      do throws(Mismatch) {
        if field.isInline {
          try write(.object(object), field, schema, &writer)
        } else {
          let value = object[definition.names[position]] ?? .null
          try writeMember(value, field, schema, &writer)
        }
      } catch {
        guard !field.isInline else { throw error }
        throw Mismatch(
          expected: error.expected, path: error.path + [definition.names[position]])
      }
    }
  }

  private static func writeMember(
    _ value: JSONValue, _ field: ProtobufSchema.Field, _ schema: ProtobufSchema,
    _ writer: inout ProtobufWriter
  ) throws(Mismatch) {
    switch field.shape {
    case .single:
      if value == .null, field.isPointer { return }
      try write(value, field, schema, &writer)
    case .repeated:
      if value == .null { return }
      guard case .array(let elements) = value else { throw Mismatch(expected: "an array") }
      for element in elements { try write(element, field, schema, &writer) }
    case .map:
      if value == .null { return }
      guard case .object(let members) = value else { throw Mismatch(expected: "an object") }
      for (name, value) in members.sorted(by: { $0.name < $1.name }) {
        try writer.message(field.number) { writer throws(Mismatch) in
          writer.text(1, name)
          try write(value, field.type, 2, schema, &writer)
        }
      }
    }
  }

  private static func write(
    _ value: JSONValue, _ field: ProtobufSchema.Field, _ schema: ProtobufSchema,
    _ writer: inout ProtobufWriter
  ) throws(Mismatch) {
    try write(value, field.type, field.number, schema, &writer)
  }

  /// Writes one value with its tag; `null` is the zero value.
  private static func write(
    _ value: JSONValue, _ type: ProtobufSchema.ValueType, _ number: Int,
    _ schema: ProtobufSchema, _ writer: inout ProtobufWriter
  ) throws(Mismatch) {
    switch type {
    case .string: writer.text(number, try text(value))
    case .bool: writer.integer(number, try truth(value) ? 1 : 0)
    case .int32: writer.integer(number, Int64(try int32(value)))
    case .int64: writer.integer(number, try integer(value))
    case .message(let message):
      try writer.message(number) { writer throws(Mismatch) in
        try members(of: value, schema, message, &writer)
      }
    case .time:
      let seconds = try seconds(value)
      writer.message(number) {
        guard let seconds else { return }
        $0.integer(1, seconds)
        $0.integer(2, 0)
      }
    case .quantity:
      let amount = try quantity(value)
      writer.message(number) { $0.text(1, amount) }
    case .intOrString:
      try writer.message(number) { writer throws(Mismatch) in
        let text = value.stringValue
        writer.integer(1, text == nil ? 0 : 1)
        writer.integer(2, text == nil ? Int64(try int32(value)) : 0)
        writer.text(3, text ?? "")
      }
    case .fieldsV1:
      writer.message(number) { $0.payload(1, value.serialisedBytes()) }
    }
  }

  private static func text(_ value: JSONValue) throws(Mismatch) -> String {
    switch value {
    case .string(let text): return text
    case .null: return ""
    default: throw Mismatch(expected: "a string")
    }
  }

  private static func truth(_ value: JSONValue) throws(Mismatch) -> Bool {
    switch value {
    case .bool(let truth): return truth
    case .null: return false
    default: throw Mismatch(expected: "true or false")
    }
  }

  private static func integer(_ value: JSONValue) throws(Mismatch) -> Int64 {
    switch value {
    case .integer(let number): return number
    case .null: return 0
    default: throw Mismatch(expected: "an integer")
    }
  }

  private static func int32(_ value: JSONValue) throws(Mismatch) -> Int32 {
    guard let number = Int32(exactly: try integer(value)) else {
      throw Mismatch(expected: "an integer of 32 bits")
    }
    return number
  }

  /// The seconds since 1970; nil for the zero time.
  private static func seconds(_ value: JSONValue) throws(Mismatch) -> Int64? {
    if value == .null { return nil }
    guard let text = value.stringValue, let seconds = RFC3339.seconds(text) else {
      throw Mismatch(expected: "a time such as \"2006-01-02T15:04:05Z\"")
    }
    return seconds
  }

  private static func quantity(_ value: JSONValue) throws(Mismatch) -> String {
    switch value {
    case .string(let text): return text
    case .integer(let number): return number.description
    case .double(let number): return number.description
    case .null: return "0"
    default: throw Mismatch(expected: "a quantity")
    }
  }
}
