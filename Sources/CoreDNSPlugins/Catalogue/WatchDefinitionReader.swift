import KubernetesClient
import PluginStanzas

/// Reads what a definition says about one watch.
struct WatchDefinitionReader {
  let table: StanzaTable

  /// The watch; nil where its name or resource is missing.
  func watch(_ node: DefinitionNode) -> WatchDeclaration? {
    let members = node.members([
      "name", "resource", "kind", "namespace", "labels", "fields", "starts", "each",
      "absent", "awaited", "admits", "keeps", "shows", "indexes",
    ])
    guard let name = members["name"]?.text, let resource = members["resource"].flatMap(resource),
      let kind = members["kind"]?.text
    else {
      if ["name", "resource", "kind"].contains(where: { members[$0] == nil }) {
        node.problem("a watch has a name, a resource and a kind")
      }
      return nil
    }
    var watch = WatchDeclaration(name: name, resource: resource, kind: kind)
    watch.namespace = members["namespace"]?.text ?? ""
    watch.labels = members["labels"]?.texts ?? []
    checkSettings(in: watch.labels, isRepeated: members["each"] != nil, members["labels"])
    checkSettings(in: [watch.namespace], isRepeated: false, members["namespace"])
    watch.fields = members["fields"]?.text ?? ""
    watch.starts = members["starts"].flatMap { StanzaConditionReader(table: table).condition($0) }
    watch.each = members["each"].flatMap(repetition)
    watch.isSkippedWhenAbsent = isSkipped(members["absent"])
    watch.isAwaited = members["awaited"]?.flag ?? true
    let keys = KeyExpressionReader()
    watch.admits = members["admits"].flatMap { keys.condition($0) }
    watch.keepsWhole = keepsWhole(members["keeps"])
    watch.kept = members["shows"]?.elements.compactMap { field($0, keys) } ?? []
    watch.indexes = indexes(members["indexes"], keys)
    return watch
  }

  /// `v1/pods`, or `group/version/resource`.
  private func resource(_ node: DefinitionNode) -> GroupVersionResource? {
    guard let text = node.text else { return nil }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard (2...3).contains(parts.count), parts.allSatisfy({ !$0.isEmpty }) else {
      node.problem(
        "\"\(text)\" is no resource", fix: "write VERSION/RESOURCE or GROUP/VERSION/RESOURCE")
      return nil
    }
    return parts.count == 2
      ? GroupVersionResource(version: parts[0], resource: parts[1])
      : GroupVersionResource(group: parts[0], version: parts[1], resource: parts[2])
  }

  private func checkSettings(
    in templates: [String], isRepeated: Bool, _ node: DefinitionNode?
  ) {
    let known = table.properties.flatMap(\.settings) + (isRepeated ? ["each"] : [])
    for name in templates.flatMap({ $0.matches(of: /\{([^{}]*)\}/).map { String($0.output.1) } })
    where !known.contains(name) {
      node?.problem("the stanza has no setting \(name)")
    }
  }

  private func repetition(_ node: DefinitionNode) -> WatchDeclaration.Repetition? {
    let members = node.members(["property", "otherwise"])
    guard let property = members["property"], let name = property.text else {
      node.problem("\(node.name) has a property")
      return nil
    }
    if table.property(name) == nil { property.problem("the stanza has no property \(name)") }
    var repetition = WatchDeclaration.Repetition(property: name)
    switch members["otherwise"]?.text {
    case "one": repetition.isOnceOtherwise = true
    case "none", nil: break
    case let text?: members["otherwise"]?.problem("\"\(text)\" is neither one nor none")
    }
    return repetition
  }

  private func isSkipped(_ node: DefinitionNode?) -> Bool {
    switch node?.text {
    case "skipped": return true
    case "waits", nil: return false
    case let text?:
      node?.problem("\"\(text)\" is neither skipped nor waits")
      return false
    }
  }

  private func keepsWhole(_ node: DefinitionNode?) -> Bool {
    switch node?.text {
    case "whole", nil: return true
    case "shown": return false
    case let text?:
      node?.problem("\"\(text)\" is neither whole nor shown")
      return true
    }
  }

  private func field(
    _ node: DefinitionNode, _ keys: KeyExpressionReader
  ) -> WatchDeclaration.FieldDeclaration? {
    let extra = ["name", "column", "wide"]
    let members = node.members(extra + KeyExpressionReader.members)
    guard let name = members["name"]?.text, let value = keys.expression(members, node) else {
      if members["name"] == nil { node.problem("what is shown has a name") }
      return nil
    }
    return WatchDeclaration.FieldDeclaration(
      name: name, value: value, column: members["column"]?.text,
      isWide: members["wide"]?.flag ?? false)
  }

  private func indexes(
    _ node: DefinitionNode?, _ keys: KeyExpressionReader
  ) -> [WatchDeclaration.IndexDeclaration] {
    var indexes: [WatchDeclaration.IndexDeclaration] = []
    for element in node?.elements ?? [] {
      let members = element.members(["name", "keys", "when", "unless", "empty"])
      guard let name = members["name"]?.text, let node = members["keys"],
        let expression = keys.expression(node)
      else {
        if members["name"] == nil || members["keys"] == nil {
          element.problem("an index has a name and keys")
        }
        continue
      }
      if indexes.contains(where: { $0.name == name }) {
        element.problem("there is an index \(name) already")
      }
      var index = WatchDeclaration.IndexDeclaration(name: name, keys: expression)
      let when = members["when"].flatMap { keys.condition($0) }
      let unless = members["unless"].flatMap { keys.condition($0) }.map { ObjectCondition.not($0) }
      let conditions = [when, unless].compactMap { $0 }
      index.when = conditions.isEmpty ? nil : .all(conditions)
      switch members["empty"]?.text {
      case "dropped": index.storesEmpty = false
      case "stored", nil: break
      case let text?: members["empty"]?.problem("\"\(text)\" is neither stored nor dropped")
      }
      indexes.append(index)
    }
    return indexes
  }
}
