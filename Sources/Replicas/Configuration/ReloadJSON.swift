import Corefile

/// Writes server blocks as Go's `encoding/json` writes those of CoreDNS's parser.
struct ReloadJSON {
  private(set) var text = ""

  /// The path of an imported file, which locations name as seen from the Corefile's folder; empty for
  /// the Corefile itself.
  static func path(_ file: String, in folder: String) -> String {
    if file.isEmpty || file.hasPrefix("/") { return file }
    var parts = folder.split(separator: "/")
    for part in file.split(separator: "/") where part != "." {
      if part == ".." {
        _ = parts.popLast()
      } else {
        parts.append(part)
      }
    }
    return "/" + parts.joined(separator: "/")
  }

  mutating func write(_ blocks: [ServerBlock], path: (String) -> String) {
    // A slice that nothing was appended to is nil in Go.
    if blocks.isEmpty {
      text = "null"
      return
    }
    text = "["
    for (place, block) in blocks.enumerated() {
      if place > 0 { text += "," }
      write(block, path)
    }
    text += "]"
  }

  private mutating func write(_ block: ServerBlock, _ path: (String) -> String) {
    text += "{\"Keys\":["
    for (place, key) in block.keys.enumerated() {
      if place > 0 { text += "," }
      write(key.text)
    }
    text += "],\"Tokens\":{"
    // Go writes maps in the order of their keys' bytes.
    let sorted = block.directives.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    for (place, directive) in sorted.enumerated() {
      if place > 0 { text += "," }
      write(directive.name)
      text += ":["
      for (position, token) in directive.tokens.enumerated() {
        text += position > 0 ? ",{\"File\":" : "{\"File\":"
        write(path(token.location.file))
        text += ",\"Line\":\(token.location.line),\"Text\":"
        write(token.text)
        text += "}"
      }
      text += "]"
    }
    text += "}}"
  }

  private mutating func write(_ string: String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case "\u{8}": text += "\\b"
      case "\u{C}": text += "\\f"
      case "<", ">", "&", "\u{2028}", "\u{2029}": escape(scalar)
      case _ where scalar.value < 0x20: escape(scalar)
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }

  private mutating func escape(_ scalar: Unicode.Scalar) {
    let digits = String(scalar.value, radix: 16)
    text += "\\u" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
  }
}
