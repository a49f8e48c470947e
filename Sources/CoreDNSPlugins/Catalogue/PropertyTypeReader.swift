import PluginStanzas

/// Reads of what type a property is.
struct PropertyTypeReader {
  let members: [String: DefinitionNode]
  let node: DefinitionNode

  /// The names of the types.
  private enum Name: String, CaseIterable {
    case flag, text, texts, names, integer, number, duration, choice, keyword, selector, zones
    case `fallthrough`
  }

  /// The type; a text where it is not said or cannot be.
  var type: StanzaProperty.ValueType {
    let name = members["type"]?.choice(Name.self) ?? .text
    if name != .integer, members["range"] != nil { node.problem("only an integer has a range") }
    switch name {
    case .flag: return .flag(members["value"]?.flag ?? true)
    case .text: return .text
    case .texts: return .texts
    case .names: return .names
    case .integer: return .integer(range)
    case .number: return .number
    case .duration: return .duration
    case .selector: return .selector
    case .zones: return .zones
    case .fallthrough: return .fallthroughZones
    case .choice:
      return .choice(values, ignoresCase: members["ignoresCase"]?.flag ?? false)
    case .keyword: return .keyword(values.first ?? "")
    }
  }

  private var values: [String] {
    let values = members["values"]?.texts ?? []
    if values.isEmpty { node.problem("the values are missing: values: [WORD, …]") }
    return values
  }

  private var range: ClosedRange<Int> {
    guard let bounds = members["range"] else { return Int.min...Int.max }
    let numbers = bounds.elements.compactMap(\.integer)
    guard numbers.count == 2, numbers[0] <= numbers[1] else {
      bounds.problem("a range is two numbers, the smaller one first")
      return Int.min...Int.max
    }
    return numbers[0]...numbers[1]
  }

  /// A default value of that type.
  static func value(_ node: DefinitionNode, _ type: StanzaProperty.ValueType) -> StanzaValue? {
    switch type {
    case .flag, .keyword: return node.flag.map { .flag($0) }
    case .integer(let range):
      guard let number = node.integer else { return nil }
      if !range.contains(number) { node.problem("the default is outside of the range") }
      return .integer(number)
    case .number: return node.text.flatMap(Float.init).map { .number($0) }
    case .duration:
      guard let text = node.text else { return nil }
      guard let duration = StanzaValue.duration(text) else {
        node.problem("\"\(text)\" is no duration such as 5s")
        return nil
      }
      return .duration(duration)
    case .choice(let choices, _):
      guard let text = node.text else { return nil }
      if !choices.contains(text) { node.problem("the default is none of the values") }
      return .text(text)
    case .text: return node.text.map { .text($0) }
    case .texts, .names, .zones, .fallthroughZones, .words: return .texts(node.texts)
    case .selector: return nil
    }
  }
}
