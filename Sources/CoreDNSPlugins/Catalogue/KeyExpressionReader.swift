/// Reads expressions for keys, and conditions on objects.
struct KeyExpressionReader {
  /// The members that an expression may have.
  static let members = [
    "path", "where", "label", "annotation", "constant", "join", "separator", "firstOf", "allOf",
    "firstOfEach", "transforms",
  ]

  /// The most parts of one expression.
  private static let partLimit = 16

  /// An expression; nil where it is none.
  func expression(_ node: DefinitionNode, depth: Int = 0) -> KeyExpression? {
    expression(node.members(Self.members), node, depth: depth)
  }

  /// An expression among other members.
  func expression(
    _ members: [String: DefinitionNode], _ node: DefinitionNode, depth: Int = 0
  ) -> KeyExpression? {
    guard depth < DefinitionNode.depthLimit else {
      node.problem("expressions nest too deeply")
      return nil
    }
    guard let source = source(members, node, depth: depth) else { return nil }
    var expression = KeyExpression(source: source)
    expression.transforms = members["transforms"]?.elements.compactMap(transform) ?? []
    return expression
  }

  private func source(
    _ members: [String: DefinitionNode], _ node: DefinitionNode, depth: Int
  ) -> KeyExpression.Source? {
    let all = [
      "path", "label", "annotation", "constant", "join", "firstOf", "allOf", "firstOfEach",
    ]
    let kinds = all.filter { members[$0] != nil }
    guard kinds.count == 1, let value = members[kinds[0]] else {
      node.problem("a value comes from one of \(all.joined(separator: ", "))")
      return nil
    }
    switch kinds[0] {
    case "path":
      guard let path = path(value) else { return nil }
      return .path(path, where: filters(members["where"], path))
    case "label": return value.text.map { .label($0) }
    case "annotation": return .annotation(value.texts)
    case "constant": return value.text.map { .constant($0) }
    case "join":
      let parts = parts(value, depth: depth)
      if parts.filter(\.isMany).count > 1 {
        value.problem("only one part of a join may have several values")
      }
      return .join(parts, separator: members["separator"]?.text ?? "")
    case "allOf": return .allOf(parts(value, depth: depth))
    case "firstOfEach": return each(value)
    default: return .firstOf(parts(value, depth: depth))
    }
  }

  private func parts(_ node: DefinitionNode, depth: Int) -> [KeyExpression] {
    let elements = node.elements
    if elements.count > Self.partLimit { node.problem("at most \(Self.partLimit) parts") }
    return elements.prefix(Self.partLimit).compactMap { expression($0, depth: depth + 1) }
  }

  private func each(_ node: DefinitionNode) -> KeyExpression.Source? {
    let members = node.members(["list", "paths"])
    guard let list = members["list"].flatMap(path), list.steps.last?.isEach == true,
      let paths = members["paths"]?.elements.compactMap(path), !paths.isEmpty
    else {
      node.problem("\(node.name) has a list, whose path ends in [], and paths below its elements")
      return nil
    }
    return .each(list, paths)
  }

  private func path(_ node: DefinitionNode) -> FieldPath? {
    guard let text = node.text else { return nil }
    guard let path = FieldPath(text) else {
      node.problem(
        "\"\(text)\" is no path", fix: "write it as status.addresses[].address")
      return nil
    }
    return path
  }

  private func filters(_ node: DefinitionNode?, _ path: FieldPath) -> [FieldPath.ItemFilter] {
    guard let node else { return [] }
    if !path.isMany {
      node.problem("only the elements of a list can be filtered: the path has no []")
    }
    return node.pairs.compactMap { name, values in
      self.path(name).map { FieldPath.ItemFilter(path: $0, values: allowed(values)) }
    }
  }

  /// Values, where null is one that is absent.
  private func allowed(_ node: DefinitionNode) -> [String?] {
    if node.isNull { return [nil] }
    return node.elements.map { $0.isNull ? nil : $0.text }
  }

  private func transform(_ node: DefinitionNode) -> KeyTransform? {
    if node.isMapping {
      guard let separator = node.members(["split"])["split"]?.text, !separator.isEmpty else {
        node.problem("split needs a text to split at")
        return nil
      }
      return .split(separator)
    }
    switch node.text {
    case "lower": return .lower
    case "trim": return .trim
    case "removeSpaces": return .removeSpaces
    case "dashes": return .dashes
    case "validName": return .validName
    case let text?:
      node.problem(
        "there is no transform \"\(text)\"",
        fix: "there are lower, trim, removeSpaces, dashes, validName and {split: TEXT}")
      return nil
    case nil: return nil
    }
  }

  /// What an object has to be; nil where it is none.
  func condition(_ node: DefinitionNode) -> ObjectCondition? {
    node.condition(of: ["path", "where", "label", "annotation", "is"]) { node, members in
      guard let source = source(members, node, depth: 0) else { return nil }
      guard let values = members["is"] else {
        node.problem("a condition says what the value is: is: VALUE, or a list of values")
        return nil
      }
      return .fact(ObjectFact(source: source, values: allowed(values)))
    }
  }
}
