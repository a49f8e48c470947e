import KubernetesWire

/// Writes a JSON value as text in which every unsafe character is an escape.
public struct JSONWriter {
  private var output = ""
  private var isCompact = false

  /// The value with two spaces of indentation and a final line feed.
  public static func text(_ value: JSONValue) -> String {
    var writer = JSONWriter()
    writer.write(value, indentation: 0)
    return writer.output + "\n"
  }

  /// The value on one line, with a final line feed.
  public static func line(_ value: JSONValue) -> String {
    var writer = JSONWriter()
    writer.isCompact = true
    writer.write(value, indentation: 0)
    return writer.output + "\n"
  }

  /// A string as a JSON string, in quotes.
  public static func quoted(_ text: String) -> String {
    var writer = JSONWriter()
    writer.write(text)
    return writer.output
  }

  /// A number as JSON has it; what JSON cannot express becomes null.
  static func number(_ value: Double) -> String { value.isFinite ? "\(value)" : "null" }

  private mutating func write(_ value: JSONValue, indentation: Int) {
    switch value {
    case .null: output += "null"
    case .bool(let truth): output += truth ? "true" : "false"
    case .integer(let number): output += String(number)
    case .double(let number): output += Self.number(number)
    case .string(let text): write(text)
    case .array(let elements): write(elements, indentation: indentation)
    case .object(let members): write(members, indentation: indentation)
    }
  }

  private mutating func write(_ elements: [JSONValue], indentation: Int) {
    if elements.isEmpty { return output += "[]" }
    output += "["
    for (offset, element) in elements.enumerated() {
      startLine(indentation + 1, isFirst: offset == 0)
      write(element, indentation: indentation + 1)
    }
    endLines(indentation, "]")
  }

  private mutating func write(_ members: JSONObject, indentation: Int) {
    if members.isEmpty { return output += "{}" }
    output += "{"
    var isFirst = true
    for (name, value) in members {
      startLine(indentation + 1, isFirst: isFirst)
      isFirst = false
      write(name)
      output += isCompact ? ":" : ": "
      write(value, indentation: indentation + 1)
    }
    endLines(indentation, "}")
  }

  private mutating func startLine(_ indentation: Int, isFirst: Bool) {
    output += isFirst ? "" : ","
    if isCompact { return }
    output += "\n"
    for _ in 0..<indentation { output += "  " }
  }

  private mutating func endLines(_ indentation: Int, _ bracket: String) {
    if !isCompact {
      output += "\n"
      for _ in 0..<indentation { output += "  " }
    }
    output += bracket
  }

  private mutating func write(_ text: String) {
    output += "\""
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x5C }) {
      output += text
    } else {
      for scalar in text.unicodeScalars { write(scalar) }
    }
    output += "\""
  }

  private mutating func write(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\"": output += "\\\""
    case "\\": output += "\\\\"
    case "\n": output += "\\n"
    case "\r": output += "\\r"
    case "\t": output += "\\t"
    default:
      if TerminalText.needsEscape(scalar) {
        for unit in String(scalar).utf16 {
          output += "\\u" + TerminalText.hexadecimal(UInt32(unit), digits: 4)
        }
      } else {
        output.unicodeScalars.append(scalar)
      }
    }
  }
}
