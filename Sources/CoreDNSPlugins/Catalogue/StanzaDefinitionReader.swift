import PluginStanzas

/// Reads what a definition says about the stanza.
struct StanzaDefinitionReader {
  let plugin: String

  /// The table; a stanza that is not described takes zones and no property.
  func table(_ node: DefinitionNode?) -> StanzaTable {
    var table = StanzaTable(plugin: plugin, zones: .all, properties: [])
    guard let node else { return table }
    let members = node.members([
      "zones", "occurrence", "needsForwardZone", "unknownProperty", "properties", "conflicts",
      "required", "idle", "line", "block", "again", "ignoresCase", "code",
    ])
    table.zones = members["zones"]?.choice(StanzaTable.Zones.self) ?? .all
    table.occurrence = members["occurrence"]?.choice(StanzaTable.Occurrence.self) ?? .once
    table.needsForwardZone = members["needsForwardZone"]?.flag ?? false
    if let unknown = members["unknownProperty"].flatMap({ answer($0, "unknown-property") }) {
      table.unknownProperty = unknown
    }
    table.again = members["again"].flatMap { answer($0, "used-twice") }
    table.line = members["line"].map { line($0.members(Self.lineMembers), usually: .any) }
    table.block = members["block"]?.choice(StanzaTable.Block.self) ?? .read
    table.ignoresCase = members["ignoresCase"]?.flag ?? false
    if let code = members["code"] { table.code = self.code(code) }
    for element in members["properties"]?.elements ?? [] {
      guard let property = property(element) else { continue }
      if table.property(property.name) != nil {
        element.problem("there is a property \(property.name) already")
      }
      table.properties.append(property)
    }
    checkSettings(table, node)
    table.rules = rules(members, table)
    return table
  }

  private static let lineMembers = ["arguments", "takes", "words", "others", "wrongCount"]

  /// The words of a line, of which there are as many as usual where that is not said.
  private func line(
    _ members: [String: DefinitionNode], usually arguments: StanzaLine.Arguments
  ) -> StanzaLine {
    let words = WordDefinitionReader()
    var line = StanzaLine(members["arguments"].flatMap(self.arguments) ?? arguments)
    line.takes = members["takes"]?.choice(StanzaLine.Taking.self) ?? .rest
    line.words = members["words"]?.elements.compactMap(words.check) ?? []
    line.others = members["others"].flatMap(words.check)
    line.wrongCount = members["wrongCount"].flatMap { words.message($0, "wrong-argument-count") }
    return line
  }

  /// `ignored`, or the words of CoreDNS, which have a position unless it is denied.
  private func answer(_ node: DefinitionNode, _ id: String) -> StanzaTable.UnknownProperty? {
    if !node.isMapping, let text = node.text {
      switch text {
      case "argumentError": return .message(.argumentError)
      case "ignored": return .ignored
      default: return .message(StanzaMessage(id, text, hasPosition: true))
      }
    }
    return WordDefinitionReader().message(node, id).map { .message($0) }
  }

  private func code(_ node: DefinitionNode) -> (any StanzaCode)? {
    guard let name = node.text else { return nil }
    let code = StanzaCodes.named(name)
    if code == nil { node.problem("there is no code \(name) in this tool") }
    return code
  }

  private func checkSettings(_ table: StanzaTable, _ node: DefinitionNode) {
    var seen: Set<String> = ["zones"]
    for setting in table.properties.flatMap(\.settings) where !seen.insert(setting).inserted {
      node.problem("two properties set \(setting)")
    }
  }

  private func rules(
    _ members: [String: DefinitionNode], _ table: StanzaTable
  ) -> [StanzaTable.Rule] {
    var rules: [StanzaTable.Rule] = []
    for element in members["conflicts"]?.elements ?? [] {
      guard let (first, second) = pair(element, table) else { continue }
      rules.append(
        .conflict(
          first, second,
          StanzaMessage(
            "conflicting-properties", "\(first) and \(second) cannot both be set",
            hasPosition: true)))
    }
    for element in members["required"]?.elements ?? [] {
      guard let name = property(named: element, table) else { continue }
      rules.append(
        .required(
          name, StanzaMessage("missing-property", "\(name) is required", hasPosition: true)))
    }
    for element in members["idle"]?.elements ?? [] {
      guard let (first, second) = pair(element, table) else { continue }
      rules.append(.idle(first, beside: second))
    }
    return rules
  }

  private func pair(_ node: DefinitionNode, _ table: StanzaTable) -> (String, String)? {
    let names = node.elements.compactMap { property(named: $0, table) }
    guard names.count == 2 else {
      node.problem("\(node.name) must be a list of two properties")
      return nil
    }
    return (names[0], names[1])
  }

  private func property(named node: DefinitionNode, _ table: StanzaTable) -> String? {
    guard let name = node.text else { return nil }
    if table.property(name) == nil { node.problem("the stanza has no property \(name)") }
    return name
  }

  private func property(_ node: DefinitionNode) -> StanzaProperty? {
    let members = node.members(
      Self.lineMembers + [
        "name", "type", "range", "values", "ignoresCase", "value", "sets", "default", "repeated",
        "since", "removed", "ignored", "refused", "crashes", "role", "invalid", "outOfRange",
        "whenEmpty", "again",
      ])
    guard let name = members["name"]?.text else {
      node.problem("a property has a name")
      return nil
    }
    let words = WordDefinitionReader()
    let type = PropertyTypeReader(members: members, node: node).type
    let line = line(members, usually: Self.usualArguments(type))
    check(line.arguments, type, node)
    var property = StanzaProperty(name, line.arguments, type, settings: members["sets"]?.texts)
    property.line = line
    property.repetition =
      members["repeated"]?.choice(StanzaProperty.Repetition.self)
      ?? (type == .names ? .adds : .last)
    property.role = members["role"]?.choice(StanzaProperty.Role.self)
    property.since = members["since"].flatMap(version)
    property.removedIn = members["removed"].flatMap(version)
    property.invalid = members["invalid"].flatMap { words.message($0, "invalid-value") }
    property.outOfRange = members["outOfRange"].flatMap { words.message($0, "out-of-range") }
    property.whenEmpty = members["whenEmpty"].flatMap { words.message($0, "no-effect") }
    property.again = members["again"].flatMap { words.message($0, "used-twice") }
    property.defaultValue = members["default"].flatMap { PropertyTypeReader.value($0, type) }
    // Of a property with several settings each argument is one.
    if property.settings.count > 1, case .texts(let texts)? = property.defaultValue {
      property.defaultValue = .text(texts.first ?? "")
    }
    if case .flag(let flag) = type, property.defaultValue == nil {
      property.defaultValue = .flag(!flag)
    }
    if let why = members["ignored"]?.text { property.effect = .ignored(why: why) }
    if let message = members["refused"].flatMap({ words.message($0, "invalid-value") }) {
      property.effect = .refused(message, isCrash: false)
    }
    if let message = members["crashes"].flatMap({ words.message($0, "invalid-value") }) {
      property.effect = .refused(message, isCrash: true)
    }
    return property
  }

  private func check(
    _ arguments: StanzaLine.Arguments, _ type: StanzaProperty.ValueType, _ node: DefinitionNode
  ) {
    if let most = arguments.most, most < arguments.least {
      node.problem(
        "a property cannot take at least \(arguments.least) and at most \(most) arguments")
    }
    if case .flag = type { return }
    if arguments.most == 0 { node.problem("a property without arguments is of type flag") }
  }

  private static func usualArguments(
    _ type: StanzaProperty.ValueType
  ) -> StanzaLine.Arguments {
    switch type {
    case .flag: .none
    case .fallthroughZones, .zones: .any
    case .texts, .names, .selector, .words: .atLeast(1)
    case .keyword: .optionalFirst
    case .text, .integer, .number, .duration, .choice: .exactly(1)
    }
  }

  /// `2`, `1-2`, `1+`, `any`, `first` (one or more, the first counts) or `optional` (any, the first
  /// counts).
  private func arguments(_ node: DefinitionNode) -> StanzaLine.Arguments? {
    guard let text = node.text else { return nil }
    switch text {
    case "any": return .any
    case "first": return .first
    case "optional": return .optionalFirst
    default: break
    }
    let bounds = text.split(separator: "-", omittingEmptySubsequences: false)
    if text.hasSuffix("+"), let least = Int(text.dropLast()), least >= 0 { return .atLeast(least) }
    if bounds.count == 2, let least = Int(bounds[0]), let most = Int(bounds[1]) {
      return .between(least, most)
    }
    if let count = Int(text), count >= 0 { return .exactly(count) }
    node.problem(
      "\"\(text)\" is no number of arguments", fix: "write 2, 1-2, 1+, any, first or optional")
    return nil
  }

  private func version(_ node: DefinitionNode) -> CoreDNSVersion? {
    guard let text = node.text else { return nil }
    let version = CoreDNSVersion(text)
    if version == nil { node.problem("\"\(text)\" is no version of CoreDNS such as 1.14.7") }
    return version
  }
}
