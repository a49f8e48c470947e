import PluginStanzas

/// Reads what a stanza has to say.
struct StanzaConditionReader {
  let table: StanzaTable

  /// The condition; nil where it is none.
  func condition(_ node: DefinitionNode) -> StanzaCondition? {
    node.condition(of: ["set", "unset", "property", "contains"]) { node, members in
      if let property = members["set"] { return known(property).map { .fact(.sets($0)) } }
      if let property = members["unset"] {
        return known(property).map { .not(.fact(.sets($0))) }
      }
      guard let property = members["property"].flatMap(known),
        let word = members["contains"]?.text
      else {
        node.problem(
          "a condition is set: PROPERTY, unset: PROPERTY, or a property and what it contains")
        return nil
      }
      return .fact(.contains(property, word))
    }
  }

  private func known(_ node: DefinitionNode) -> String? {
    guard let name = node.text else { return nil }
    if table.property(name) == nil { node.problem("the stanza has no property \(name)") }
    return name
  }
}
