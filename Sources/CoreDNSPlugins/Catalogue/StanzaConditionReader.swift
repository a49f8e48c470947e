import PluginStanzas

/// Reads what a stanza has to say.
struct StanzaConditionReader {
  let table: StanzaTable

  /// The condition; nil where it is none.
  func condition(_ node: DefinitionNode, depth: Int = 0) -> StanzaCondition? {
    guard depth < DefinitionNode.depthLimit else {
      node.problem("conditions nest too deeply")
      return nil
    }
    if node.isList {
      return .all(node.elements.compactMap { condition($0, depth: depth + 1) })
    }
    let members = node.members(["set", "unset", "property", "contains", "anyOf", "not"])
    if let property = members["set"] { return known(property).map { .sets($0) } }
    if let property = members["unset"] { return known(property).map { .not(.sets($0)) } }
    if let any = members["anyOf"] {
      return .any(any.elements.compactMap { condition($0, depth: depth + 1) })
    }
    if let not = members["not"] { return condition(not, depth: depth + 1).map { .not($0) } }
    guard let property = members["property"].flatMap(known), let word = members["contains"]?.text
    else {
      node.problem(
        "a condition is set: PROPERTY, unset: PROPERTY, or a property and what it contains")
      return nil
    }
    return .contains(property, word)
  }

  private func known(_ node: DefinitionNode) -> String? {
    guard let name = node.text else { return nil }
    if table.property(name) == nil { node.problem("the stanza has no property \(name)") }
    return name
  }
}
