import KubernetesWire

/// Writes a JSON value as YAML in the style of `kubectl -o yaml`.
public struct YAMLWriter {
  private var output = ""

  /// The value as one YAML document with a final line feed.
  public static func text(_ value: JSONValue) -> String {
    var writer = YAMLWriter()
    switch value {
    case .object(let members) where !members.isEmpty:
      writer.write(members, indentation: 0, continuesLine: false)
    case .array(let elements) where !elements.isEmpty:
      writer.write(elements, indentation: 0)
    default:
      writer.writeScalar(value, indentation: 0)
      writer.output += "\n"
    }
    return writer.output
  }

  /// Writes members a line each; the first stays on the line of its `- ` where there is one.
  private mutating func write(_ members: JSONObject, indentation: Int, continuesLine: Bool) {
    var staysOnLine = continuesLine
    for (name, value) in members {
      if !staysOnLine { indent(indentation) }
      staysOnLine = false
      output += YAMLScalar.key(name) + ":"
      writeValue(value, indentation: indentation)
    }
  }

  /// Writes what follows a name.
  ///
  /// Sequences stand as far left as their name, as kubectl has it.
  private mutating func writeValue(_ value: JSONValue, indentation: Int) {
    switch value {
    case .object(let members) where !members.isEmpty:
      output += "\n"
      write(members, indentation: indentation + 1, continuesLine: false)
    case .array(let elements) where !elements.isEmpty:
      output += "\n"
      write(elements, indentation: indentation)
    default:
      output += " "
      writeScalar(value, indentation: indentation + 1)
      output += "\n"
    }
  }

  private mutating func write(_ elements: [JSONValue], indentation: Int) {
    for element in elements {
      indent(indentation)
      output += "-"
      switch element {
      case .object(let members) where !members.isEmpty:
        output += " "
        write(members, indentation: indentation + 1, continuesLine: true)
      case .array(let inner) where !inner.isEmpty:
        output += "\n"
        write(inner, indentation: indentation + 1)
      default:
        output += " "
        writeScalar(element, indentation: indentation + 1)
        output += "\n"
      }
    }
  }

  private mutating func writeScalar(_ value: JSONValue, indentation: Int) {
    switch value {
    case .null: output += "null"
    case .bool(let truth): output += truth ? "true" : "false"
    case .integer(let number): output += String(number)
    case .double(let number): output += JSONWriter.number(number)
    case .array: output += "[]"
    case .object: output += "{}"
    case .string(let text):
      if YAMLScalar.isBlockText(text) {
        writeBlock(text, indentation: indentation)
      } else {
        output += YAMLScalar.text(text)
      }
    }
  }

  /// A literal block: `|`, or `|-` without and `|+` with further line feeds at the end.
  private mutating func writeBlock(_ text: String, indentation: Int) {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    if text.hasSuffix("\n") {
      lines.removeLast()
      output += text.hasSuffix("\n\n") ? "|+" : "|"
    } else {
      output += "|-"
    }
    for line in lines {
      output += "\n"
      if !line.isEmpty {
        indent(max(1, indentation))
        output += line
      }
    }
  }

  private mutating func indent(_ depth: Int) {
    for _ in 0..<depth { output += "  " }
  }
}
