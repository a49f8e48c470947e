/// Which messages there are, and which JSON member each of their fields is.
///
/// The tables are text in a compact form, one message after another, as Kubernetes' Go types and
/// their struct tags define them, in the order in which Go prints them:
///
///     Name: 1 member string; 2 other []Message; 3 - Inlined
///
/// A field is its protobuf number, its JSON name (`-` when its members are those of the message
/// around it) and its type: a scalar, a message, `[]` of either, or `map` with string keys. `?`
/// marks a Go pointer, `!` a field that is printed even when it is empty, `~` one that is left
/// out when it is zero where Go would print the type regardless.
struct ProtobufSchema: Sendable {
  /// What one value of a field is.
  enum ValueType: Hashable, Sendable {
    case string, bool, int32, int64
    case time, quantity, intOrString
    /// The managed fields' JSON, which is kept as text.
    case fieldsV1
    /// A message, by its position in ``ProtobufSchema/messages``.
    case message(Int)
  }

  /// Whether a field has one value, many, or many by name.
  enum Shape: Sendable {
    case single, repeated, map
  }

  /// One field of a message; without references, so that copying it is cheap.
  struct Field: Sendable {
    var number: Int
    var type: ValueType
    var shape: Shape
    /// The members of the field's message belong to the object around it.
    var isInline: Bool
    /// Absence differs from the zero value, as of a Go pointer.
    var isPointer: Bool
    /// It is printed even when it is empty.
    var isRequired: Bool
    /// It is left out when it is zero, though a Go struct.
    var isOmittedWhenZero: Bool
    /// Where ``Message/keys`` has the JSON name with quotes and colon.
    var key: Range<Int> = 0..<0
  }

  /// One message.
  struct Message: Sendable {
    /// The fields in the order in which Go prints them.
    var fields: [Field] = []
    /// The JSON names of the fields.
    var names: [String] = []
    /// The JSON names of the fields, each with quotes and colon.
    var keys: [UInt8] = []
    /// The positions of the fields by ascending number, the order in which Go encodes them.
    var encodingOrder: [Int] = []
    /// For each number the field's position plus one; 0 where there is none.
    var positions: [UInt8] = []

    /// The position of the field with that number.
    @inline(__always)
    func position(ofNumber number: Int) -> Int? {
      guard number < positions.count, positions[number] > 0 else { return nil }
      return Int(positions[number]) - 1
    }
  }

  /// The schema of the built-in types.
  static let builtIn = ProtobufSchema(
    tables: [metadata, networking, access, pod, podStatus, volumes])

  /// All messages; types refer to them by position.
  private(set) var messages: [Message] = []
  private var positions: [String: Int] = [:]

  /// The position of the message with that name.
  func message(named name: String) -> Int? { positions[name] }

  /// Reads the tables; a mistake in them is a programming error and traps.
  init(tables: [String]) {
    var definitions: [(name: String, fields: String)] = []
    for line in tables.flatMap({ $0.split(separator: "\n") }) {
      if line.hasPrefix(" ") {
        definitions[definitions.count - 1].fields += line
      } else if let colon = line.firstIndex(of: ":") {
        let fields = String(line[line.index(after: colon)...])
        definitions.append((String(line[..<colon]), fields))
      }
    }
    for (position, definition) in definitions.enumerated() {
      precondition(positions[definition.name] == nil, "\(definition.name) is defined twice")
      positions[definition.name] = position
    }
    messages = definitions.map { message(of: $0.fields) }
  }

  private func message(of definition: String) -> Message {
    var message = Message()
    for definition in definition.split(separator: ";") {
      var (name, field) = self.field(of: definition)
      let start = message.keys.count
      message.keys.append(contentsOf: "\"\(name)\":".utf8)
      field.key = start..<message.keys.count
      message.names.append(name)
      message.fields.append(field)
    }
    let numbers = message.fields.map(\.number)
    message.encodingOrder = numbers.indices.sorted { numbers[$0] < numbers[$1] }
    message.positions = Array(repeating: 0, count: (numbers.max() ?? 0) + 1)
    for (position, number) in numbers.enumerated() {
      message.positions[number] = UInt8(position + 1)
    }
    return message
  }

  private func field(of definition: Substring) -> (name: String, field: Field) {
    let words = definition.split(separator: " ")
    guard words.count >= 3, let number = Int(words[0]), var type = words.last else {
      preconditionFailure("no field: \(definition)")
    }
    let name = String(words[1])
    var marks: Set<Character> = []
    while let last = type.last, "?!~".contains(last) {
      marks.insert(last)
      type.removeLast()
    }
    let isRepeated = type.hasPrefix("[]")
    if isRepeated { type.removeFirst(2) }
    let isMap = words.count == 4 && words[2] == "map"
    let field = Field(
      number: number, type: valueType(String(type)),
      shape: isRepeated ? .repeated : isMap ? .map : .single, isInline: name == "-",
      isPointer: marks.contains("?"), isRequired: marks.contains("!"),
      isOmittedWhenZero: marks.contains("~"))
    return (name, field)
  }

  private func valueType(_ name: String) -> ValueType {
    switch name {
    case "string": return .string
    case "bool": return .bool
    case "int32": return .int32
    case "int64": return .int64
    case "Time": return .time
    case "Quantity": return .quantity
    case "IntOrString": return .intOrString
    case "FieldsV1": return .fieldsV1
    default:
      guard let position = positions[name] else { preconditionFailure("no message \(name)") }
      return .message(position)
    }
  }
}
