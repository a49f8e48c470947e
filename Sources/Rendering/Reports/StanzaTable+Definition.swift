import KubernetesWire
import PluginStanzas

extension StanzaTable {
  /// The table in the language of descriptions, as text below `stanza:`; checks that are in Swift are
  /// not in it.
  public var definitionText: String {
    let lines = YAMLWriter.text(definition).split(separator: "\n")
    return "stanza:\n" + lines.map { "  \($0)\n" }.joined()
  }

  private var definition: JSONValue {
    var members: [(String, JSONValue)] = [
      ("zones", .string(zones.rawValue)), ("occurrence", .string(occurrence.rawValue)),
    ]
    if needsForwardZone { members.append(("needsForwardZone", true)) }
    members.append(("properties", .array(properties.map(\.definition))))
    var conflicts: [JSONValue] = []
    var idle: [JSONValue] = []
    for rule in rules {
      switch rule {
      case .conflict(let first, let second, _): conflicts.append(.strings([first, second]))
      case .idle(let first, let second): idle.append(.strings([first, second]))
      case .required, .check: break
      }
    }
    if !conflicts.isEmpty { members.append(("conflicts", .array(conflicts))) }
    if !idle.isEmpty { members.append(("idle", .array(idle))) }
    return .members(members)
  }
}

extension StanzaProperty {
  fileprivate var definition: JSONValue {
    var members: [(String, JSONValue)] = [
      ("name", .string(name)), ("arguments", .string(arguments.definition)),
    ]
    members += typeMembers
    if settings != [name] { members.append(("sets", .strings(settings))) }
    if let value = defaultMember { members.append(("default", value)) }
    if repetition != .last { members.append(("repeated", .string(repetition.rawValue))) }
    if let since { members.append(("since", .string("\(since)"))) }
    if let removedIn { members.append(("removed", .string("\(removedIn)"))) }
    if let role { members.append(("role", .string(role.rawValue))) }
    switch effect {
    case .value: break
    case .ignored(let why): members.append(("ignored", .string(why)))
    case .refused(let message, let isCrash):
      members.append((isCrash ? "crashes" : "refused", message.definition))
    }
    for (name, message) in [
      ("invalid", invalid), ("outOfRange", outOfRange), ("whenEmpty", whenEmpty),
    ] {
      if let message { members.append((name, message.definition)) }
    }
    return .members(members)
  }

  /// A flag's default is what the property does not set.
  private var defaultMember: JSONValue? {
    switch defaultValue {
    case .flag? where isFlag: nil
    case .duration(let duration)?: .string(StanzaValue.duration(duration).text)
    case let value?: value.json
    case nil: nil
    }
  }

  private var isFlag: Bool { if case .flag = type { true } else { false } }

  private var typeMembers: [(String, JSONValue)] {
    switch type {
    case .flag(let flag): [("type", "flag")] + (flag ? [] : [("value", false)])
    case .text: [("type", "text")]
    case .texts, .words: [("type", "texts")]
    case .names: [("type", "names")]
    case .integer(let range) where range == Int.min...Int.max: [("type", "integer")]
    case .integer(let range):
      [
        ("type", "integer"),
        ("range", [.integer(Int64(range.lowerBound)), .integer(Int64(range.upperBound))]),
      ]
    case .number: [("type", "number")]
    case .duration: [("type", "duration")]
    case .choice(let choices, let ignoresCase):
      [("type", "choice"), ("values", .strings(choices))]
        + (ignoresCase ? [("ignoresCase", true)] : [])
    case .keyword(let word): [("type", "keyword"), ("values", .strings([word]))]
    case .selector: [("type", "selector")]
    case .zones: [("type", "zones")]
    case .fallthroughZones: [("type", "fallthrough")]
    }
  }
}

extension StanzaLine.Arguments {
  fileprivate var definition: String {
    switch (least, most, usesFirst) {
    case (0, nil, true): "optional"
    case (_, nil, true): "first"
    case (0, nil, false): "any"
    case (let least, nil, false): "\(least)+"
    case (let least, let most?, _): least == most ? "\(least)" : "\(least)-\(most)"
    }
  }
}

extension StanzaMessage {
  fileprivate var definition: JSONValue {
    var members: [(String, JSONValue)] = [("message", .string(coreDNS))]
    if let says { members.append(("says", .string(says))) }
    if hasPosition { members.append(("position", true)) }
    if let fix { members.append(("fix", .string(fix))) }
    return .members(members)
  }
}
