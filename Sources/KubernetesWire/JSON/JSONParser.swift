/// Builds a ``JSONValue`` from text.
struct JSONParser {
  /// How deep objects and arrays may be nested; bounds the recursion.
  static let maximumDepth = 512

  private var cursor: JSONCursor
  private var scratch: [UInt8] = []
  /// The members and elements of the containers that are not yet closed, one after another, so
  /// that each container is allocated once, at its final size.
  private var pendingNames: [String] = []
  private var pendingValues: [JSONValue] = []
  /// Shares member names, which repeat from element to element.
  private var names = StringInterner(capacity: 4096)

  init(_ bytes: UnsafeRawBufferPointer) {
    cursor = JSONCursor(bytes)
  }

  /// Parses the whole text.
  mutating func document() throws(WireFault) -> JSONValue {
    let value = try value(depth: 0)
    if !cursor.skipToEnd() { throw WireFault(.unexpectedByte, at: cursor.position) }
    return value
  }

  private mutating func value(depth: Int) throws(WireFault) -> JSONValue {
    switch try cursor.peek() {
    case UInt8(ascii: "{"): return try object(depth: depth + 1)
    case UInt8(ascii: "["): return try array(depth: depth + 1)
    case UInt8(ascii: "\""): return .string(try text(isName: false))
    case UInt8(ascii: "t"), UInt8(ascii: "f"): return .bool(try cursor.boolean())
    case UInt8(ascii: "n"):
      guard try cursor.null() else { throw WireFault(.unexpectedByte, at: cursor.position) }
      return .null
    case UInt8(ascii: "-"), 0x30...0x39: return try number()
    default: throw WireFault(.unexpectedByte, at: cursor.position)
    }
  }

  private mutating func array(depth: Int) throws(WireFault) -> JSONValue {
    try enter(depth)
    if try cursor.peek() == UInt8(ascii: "]") {
      cursor.position += 1
      return .array([])
    }
    let mark = pendingValues.count
    repeat {
      pendingValues.append(try value(depth: depth))
    } while try !cursor.closes(UInt8(ascii: "]"))
    defer { pendingValues.removeLast(pendingValues.count - mark) }
    return .array(Array(pendingValues[mark...]))
  }

  private mutating func object(depth: Int) throws(WireFault) -> JSONValue {
    try enter(depth)
    if try cursor.peek() == UInt8(ascii: "}") {
      cursor.position += 1
      return .object(JSONObject())
    }
    let nameMark = pendingNames.count
    let valueMark = pendingValues.count
    repeat {
      pendingNames.append(try text(isName: true))
      try cursor.expect(UInt8(ascii: ":"))
      pendingValues.append(try value(depth: depth))
    } while try !cursor.closes(UInt8(ascii: "}"))
    defer {
      pendingNames.removeLast(pendingNames.count - nameMark)
      pendingValues.removeLast(pendingValues.count - valueMark)
    }
    return .object(
      JSONObject(
        untrustedNames: pendingNames[nameMark...], values: pendingValues[valueMark...]))
  }

  private mutating func enter(_ depth: Int) throws(WireFault) {
    guard depth <= Self.maximumDepth else { throw WireFault(.tooDeep, at: cursor.position) }
    cursor.position += 1
  }

  private mutating func text(isName: Bool) throws(WireFault) -> String {
    let literal = try cursor.string()
    if literal.hasEscapes {
      scratch.removeAll(keepingCapacity: true)
      if let position = JSONBytes.unescape(literal.bytes, into: &scratch) {
        let start = cursor.position - 1 - literal.bytes.count
        throw WireFault(.invalidEscape, at: start + position)
      }
      return String(decoding: scratch, as: UTF8.self)
    }
    return isName ? names.string(literal.bytes) : String(decoding: literal.bytes, as: UTF8.self)
  }

  private mutating func number() throws(WireFault) -> JSONValue {
    let start = cursor.position
    let bytes = cursor.bytes
    while cursor.position < bytes.count, JSONBytes.isScalar(bytes[cursor.position]) {
      cursor.position += 1
    }
    let literal = UnsafeRawBufferPointer(rebasing: bytes[start..<cursor.position])
    if let integer = JSONBytes.integer(literal) { return .integer(integer) }
    guard JSONBytes.isNumber(literal),
      let double = Double(String(decoding: literal, as: UTF8.self)),
      double.isFinite
    else { throw WireFault(.invalidDouble, at: start) }
    return .double(double)
  }
}
