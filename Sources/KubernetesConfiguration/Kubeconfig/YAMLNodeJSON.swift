import Yams

/// Writes a YAML node as JSON, as client-go's YAML library turns one into the other.
enum YAMLNodeJSON {
  /// How deep nodes may nest; what lies deeper is written as null.
  private static let depthLimit = 100

  /// The node as JSON on one line.
  static func text(of node: Node) -> String { text(of: node, depth: 0) }

  private static func text(of node: Node, depth: Int) -> String {
    guard depth < depthLimit else { return "null" }
    switch node {
    case .scalar(let scalar): return text(of: scalar)
    case .sequence(let sequence):
      return "[" + sequence.map { text(of: $0, depth: depth + 1) }.joined(separator: ",") + "]"
    case .mapping(let mapping):
      let members = mapping.map { key, value in
        quoted(key.scalar?.string ?? "") + ":" + text(of: value, depth: depth + 1)
      }
      return "{" + members.joined(separator: ",") + "}"
    case .alias: return "null"
    }
  }

  private static func text(of scalar: Node.Scalar) -> String {
    guard scalar.isPlain else { return quoted(scalar.string) }
    if YAMLScalar.isNull(scalar.string) { return "null" }
    if let truth = YAMLScalar.truth(scalar.string) { return truth ? "true" : "false" }
    // Numbers that JSON writes in the same way; others stay texts.
    if YAMLScalar.kind(scalar.string) != nil, let value = Int64(scalar.string) { return "\(value)" }
    if YAMLScalar.kind(scalar.string) != nil, let value = Double(scalar.string), value.isFinite {
      return "\(value)"
    }
    return quoted(scalar.string)
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\\(scalar)"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
