import KubernetesWire
import Yams

/// Why a YAML document has no JSON form.
struct YAMLProblem: Error {
  var message: String
  var line: Int
  var column: Int
  var isTooLarge = false
}

extension JSONValue {
  /// Converts a YAML node as Kubernetes does: plain scalars by their tags, keys always as text.
  ///
  /// The recursion is bounded by the YAML parser's own limit on nesting.
  ///
  /// `budget` is how many more values may come out; aliases of aliases would unfold without end.
  init(_ node: Node, budget: inout Int) throws {
    budget -= 1
    guard budget > 0 else {
      throw YAMLProblem(
        message: "the document unfolds to far more than its size (aliases of aliases)",
        line: node.mark?.line ?? 0, column: node.mark?.column ?? 0, isTooLarge: true)
    }
    switch node {
    case .scalar(let scalar): self = Self.scalar(node, scalar.string)
    case .sequence(let sequence):
      self = .array(try sequence.map { try JSONValue($0, budget: &budget) })
    case .mapping(let mapping):
      var object = JSONObject()
      var merged: [JSONValue] = []
      for (key, value) in mapping {
        guard let name = key.scalar?.string else {
          throw YAMLProblem(
            message: "a key must be a scalar", line: key.mark?.line ?? 0,
            column: key.mark?.column ?? 0)
        }
        let member = try JSONValue(value, budget: &budget)
        if name == "<<" { merged += member.arrayValue ?? [member] } else { object[name] = member }
      }
      self = .object(object.merging(merged))
    case .alias:
      throw YAMLProblem(
        message: "an alias that nothing stands behind", line: node.mark?.line ?? 0,
        column: node.mark?.column ?? 0)
    }
  }

  private static func scalar(_ node: Node, _ text: String) -> JSONValue {
    switch node.tag.description {
    case Tag.Name.null.rawValue: return .null
    case Tag.Name.bool.rawValue: return node.bool.map { .bool($0) } ?? .string(text)
    case Tag.Name.int.rawValue:
      guard let number = node.int else { return node.float.map { .double($0) } ?? .string(text) }
      return .integer(Int64(number))
    case Tag.Name.float.rawValue:
      guard let number = node.float, number.isFinite else { return .string(text) }
      return .double(number)
    default: return .string(text)
    }
  }
}

extension JSONObject {
  /// Adds the members of other objects that are not there yet, as YAML's merge key does.
  fileprivate func merging(_ others: [JSONValue]) -> JSONObject {
    var object = self
    for other in others {
      for (name, value) in other.objectValue ?? JSONObject() where object[name] == nil {
        object.append(name, value)
      }
    }
    return object
  }
}

extension Resolver {
  /// What plain scalars mean to Kubernetes: as in YAML 1.1, without numbers to the base of 60, so
  /// that `22:22` stays a text.
  static let kubernetes =
    (try? Resolver.default
      .replacing(
        .int,
        with: "^(?:[-+]?0b[01_]+|[-+]?0o?[0-7_]+|[-+]?(?:0|[1-9][0-9_]*)"
          + "|[-+]?0x[0-9a-fA-F_]+)$"
      )
      .replacing(
        .float,
        with: "^(?:[-+]?[0-9][0-9_]*(?:\\.[0-9_]*)?(?:[eE][-+]?[0-9]+)?"
          + "|[-+]?\\.[0-9][0-9_]*(?:[eE][-+]?[0-9]+)?)$")) ?? .default
}
