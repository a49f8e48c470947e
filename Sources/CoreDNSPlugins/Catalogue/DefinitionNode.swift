import Corefile
import Yams

/// What is wrong with a definition, collected while it is read.
final class DefinitionProblems {
  let file: String
  private(set) var found: [Diagnostic] = []

  init(file: String) { self.file = file }

  func add(_ message: String, at mark: Mark?, fix: String? = nil) {
    add(message, line: mark?.line ?? 1, column: mark?.column ?? 1, fix: fix)
  }

  func add(_ message: String, line: Int, column: Int, fix: String? = nil) {
    // A file that is something else altogether is wrong in every line.
    guard found.count < 20 else { return }
    found.append(
      Diagnostic(
        .error, id: "invalid-definition", message,
        at: SourceLocation(file: file, line: max(1, line), column: max(1, column)), fix: fix))
  }
}

/// A place in a definition's YAML; what is wrong there is added to the problems, and reading goes on.
struct DefinitionNode {
  let node: Node
  /// What the place is called in messages.
  let name: String
  let problems: DefinitionProblems

  /// A definition nests no deeper than this; an expression that does is refused.
  static let depthLimit = 12

  func problem(_ message: String, fix: String? = nil) {
    problems.add(message, at: node.mark, fix: fix)
  }

  /// Whether it is nothing: `null`, `~` or no text at all.
  var isNull: Bool {
    guard let scalar = node.scalar, scalar.style == .plain else { return false }
    return ["", "~", "null"].contains(scalar.string)
  }

  /// Whether it is a mapping.
  var isMapping: Bool { if case .mapping = node { true } else { false } }

  /// Whether it is a list.
  var isList: Bool { if case .sequence = node { true } else { false } }

  /// The members of a mapping whose names are free, with those names.
  var pairs: [(DefinitionNode, DefinitionNode)] {
    guard case .mapping(let mapping) = node else {
      problem("\(name) must be a mapping")
      return []
    }
    return mapping.map { key, value in
      (
        DefinitionNode(node: key, name: "a name in \(name)", problems: problems),
        DefinitionNode(node: value, name: "a value in \(name)", problems: problems)
      )
    }
  }

  /// The members of a mapping; one that is not among the known ones is a problem.
  func members(_ known: [String]) -> [String: DefinitionNode] {
    guard case .mapping(let mapping) = node else {
      problem("\(name) must be a mapping")
      return [:]
    }
    var members: [String: DefinitionNode] = [:]
    for (key, value) in mapping {
      let text = key.scalar?.string ?? ""
      let member = DefinitionNode(node: value, name: "\"\(text)\"", problems: problems)
      if known.contains(text) {
        members[text] = member
      } else {
        let near = DirectiveList(known).suggestion(for: text)
        problems.add(
          "\(name) has no member \"\(text)\"", at: key.mark,
          fix: near.map { "write \($0)" } ?? "it has \(known.joined(separator: ", "))")
      }
    }
    return members
  }

  /// A word or a number as it is written.
  var text: String? {
    guard let scalar = node.scalar, !isNull else {
      problem("\(name) must be a text")
      return nil
    }
    return scalar.string
  }

  /// True or false.
  var flag: Bool? {
    switch node.scalar?.string {
    case "true": return true
    case "false": return false
    default:
      problem("\(name) must be true or false")
      return nil
    }
  }

  /// A whole number.
  var integer: Int? {
    guard let number = node.scalar.flatMap({ Int($0.string) }) else {
      problem("\(name) must be a whole number")
      return nil
    }
    return number
  }

  /// The elements of a list; one that is no list is a list of it alone.
  var elements: [DefinitionNode] {
    guard case .sequence(let sequence) = node else { return isNull ? [] : [self] }
    return sequence.map {
      DefinitionNode(node: $0, name: "an element of \(name)", problems: problems)
    }
  }

  /// Words.
  var texts: [String] { elements.compactMap(\.text) }

  /// One of some words.
  func choice<Value: RawRepresentable & CaseIterable>(_ type: Value.Type) -> Value?
  where Value.RawValue == String {
    guard let text else { return nil }
    if let value = Value(rawValue: text) { return value }
    problem(
      "\(name) cannot be \"\(text)\"",
      fix: "it is one of \(Value.allCases.map(\.rawValue).joined(separator: ", "))")
    return nil
  }
}
