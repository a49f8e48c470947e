/// One element of an XML document, for JUnit's format.
struct XMLElement: Sendable {
  /// The element's name.
  var name: String
  /// Its attributes in order.
  var attributes: [(String, String)]
  /// The text in it, before its children.
  var text = ""
  /// The elements in it.
  var children: [XMLElement] = []

  /// Makes an element.
  init(
    _ name: String, _ attributes: [(String, String)] = [], text: String = "",
    children: [XMLElement] = []
  ) {
    self.name = name
    self.attributes = attributes
    self.text = text
    self.children = children
  }

  /// The element as a document.
  var document: String {
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + written(indentation: "")
  }

  private func written(indentation: String) -> String {
    var result = "\(indentation)<\(name)"
    for (name, value) in attributes { result += " \(name)=\"\(Self.escaped(value))\"" }
    if text.isEmpty, children.isEmpty { return result + "/>\n" }
    result += ">" + Self.escaped(text)
    if !children.isEmpty {
      result += "\n" + children.map { $0.written(indentation: indentation + "  ") }.joined()
      result += indentation
    }
    return result + "</\(name)>\n"
  }

  /// The text without a character that XML forbids or gives a meaning to.
  ///
  /// Control characters cannot stand in XML even as references, so they are shown as escapes.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in TerminalText.escapedLines(text).joined(separator: "\n").unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&apos;"
      case "\n": result += "&#10;"
      case "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
