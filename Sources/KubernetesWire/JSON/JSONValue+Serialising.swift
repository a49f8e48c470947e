extension JSONValue {
  /// The value as JSON text: on one line without spaces, or indented by two spaces a level.
  public func serialised(pretty: Bool = false) -> String {
    String(decoding: serialisedBytes(pretty: pretty), as: UTF8.self)
  }

  /// The UTF-8 bytes of ``serialised(pretty:)``.
  public func serialisedBytes(pretty: Bool = false) -> [UInt8] {
    var bytes: [UInt8] = []
    serialise(into: &bytes, pretty: pretty)
    return bytes
  }

  /// Appends the value's JSON text to a buffer; a number that JSON cannot express becomes `null`.
  public func serialise(into bytes: inout [UInt8], pretty: Bool = false) {
    JSONBytes.append(self, to: &bytes, pretty: pretty, level: 0)
  }
}

extension JSONBytes {
  fileprivate static func append(
    _ value: JSONValue, to bytes: inout [UInt8], pretty: Bool, level: Int
  ) {
    switch value {
    case .null: bytes.append(contentsOf: "null".utf8)
    case .bool(let truth): bytes.append(contentsOf: truth ? "true".utf8 : "false".utf8)
    case .integer(let number): bytes.append(contentsOf: number.description.utf8)
    case .double(let number):
      bytes.append(contentsOf: number.isFinite ? number.description.utf8 : "null".utf8)
    case .string(let text): append(text, to: &bytes)
    case .array(let elements):
      bytes.append(UInt8(ascii: "["))
      for (index, element) in elements.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        if pretty { newLine(&bytes, level + 1) }
        append(element, to: &bytes, pretty: pretty, level: level + 1)
      }
      if pretty, !elements.isEmpty { newLine(&bytes, level) }
      bytes.append(UInt8(ascii: "]"))
    case .object(let members):
      append(members, to: &bytes, pretty: pretty, level: level)
    }
  }

  private static func append(
    _ members: JSONObject, to bytes: inout [UInt8], pretty: Bool, level: Int
  ) {
    bytes.append(UInt8(ascii: "{"))
    var isFirst = true
    for (name, value) in members {
      if !isFirst { bytes.append(UInt8(ascii: ",")) }
      isFirst = false
      if pretty { newLine(&bytes, level + 1) }
      append(name, to: &bytes)
      bytes.append(UInt8(ascii: ":"))
      if pretty { bytes.append(UInt8(ascii: " ")) }
      append(value, to: &bytes, pretty: pretty, level: level + 1)
    }
    if pretty, !isFirst { newLine(&bytes, level) }
    bytes.append(UInt8(ascii: "}"))
  }

  private static func newLine(_ bytes: inout [UInt8], _ level: Int) {
    bytes.append(0x0a)
    bytes.append(contentsOf: repeatElement(0x20, count: 2 * level))
  }

  /// Appends a string literal with its quotes.
  static func append(_ text: String, to bytes: inout [UInt8]) {
    var text = text
    text.withUTF8 { appendLiteral(UnsafeRawBufferPointer($0), to: &bytes) }
  }

  /// Appends valid UTF-8 as a string literal with its quotes.
  static func appendLiteral(_ text: UnsafeRawBufferPointer, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    var position = 0
    while position < text.count {
      let end = endOfPlainText(text, from: position)
      bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: text[position..<end]))
      guard end < text.count else { break }
      appendEscape(text[end], to: &bytes)
      position = end + 1
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func appendEscape(_ byte: UInt8, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\\"))
    switch byte {
    case 0x22, 0x5c: bytes.append(byte)
    case 0x08: bytes.append(UInt8(ascii: "b"))
    case 0x09: bytes.append(UInt8(ascii: "t"))
    case 0x0a: bytes.append(UInt8(ascii: "n"))
    case 0x0c: bytes.append(UInt8(ascii: "f"))
    case 0x0d: bytes.append(UInt8(ascii: "r"))
    default:
      let digits = Array("0123456789abcdef".utf8)
      bytes.append(contentsOf: "u00".utf8)
      bytes.append(digits[Int(byte >> 4)])
      bytes.append(digits[Int(byte & 15)])
    }
  }
}
