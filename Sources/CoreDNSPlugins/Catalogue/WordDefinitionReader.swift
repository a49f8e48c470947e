import PluginStanzas

/// Reads what a definition says about a word of a stanza, and what is said of another.
struct WordDefinitionReader {
  /// The names of the kinds of words.
  private enum Name: String, CaseIterable {
    case text, integer, unsigned, duration, seconds, boolean, number, choice, listen, address
    case interface, upstream, regularExpression, template, recordType, recordClass
    case responseCode, network, zone
  }

  /// What a word has to be: the name of a kind, or a mapping with it.
  func check(_ node: DefinitionNode) -> WordCheck? {
    guard node.isMapping else {
      return node.choice(Name.self).map { WordCheck(kind($0, [:])) }
    }
    let members = node.members([
      "type", "bits", "values", "ignoresCase", "schemes", "groups", "least", "above", "most",
      "invalid", "tooSmall", "tooGreat",
    ])
    guard let name = members["type"]?.choice(Name.self) else {
      node.problem("a word has a type")
      return nil
    }
    var check = WordCheck(kind(name, members))
    check.invalid = members["invalid"].flatMap { message($0, "invalid-value") }
    check.tooSmall = members["tooSmall"].flatMap { message($0, "out-of-range") }
    check.tooGreat = members["tooGreat"].flatMap { message($0, "out-of-range") }
    if name == .duration || name == .seconds {
      check.durations = bounds(members) { StanzaValue.duration($0) }
    } else {
      check.numbers = bounds(members) { Double($0) }
    }
    return check
  }

  private func kind(_ name: Name, _ members: [String: DefinitionNode]) -> WordCheck.Kind {
    let ignoresCase = members["ignoresCase"]?.flag ?? false
    return switch name {
    case .text: .text
    case .integer: .integer
    case .unsigned: .unsigned(bits: members["bits"]?.integer ?? 64)
    case .duration: .duration
    case .seconds: .seconds
    case .boolean: .boolean
    case .number: .number
    case .choice: .choice(members["values"]?.texts ?? [], ignoresCase: ignoresCase)
    case .listen: .listen
    case .address: .address
    case .interface: .interface
    case .upstream: .upstream(schemes: members["schemes"]?.texts ?? [])
    case .regularExpression: .regularExpression(groups: members["groups"]?.integer ?? 0)
    case .template: .template
    case .recordType: .recordType
    case .recordClass: .recordClass
    case .responseCode: .responseCode(ignoresCase: ignoresCase)
    case .network: .network
    case .zone: .zone
    }
  }

  private func bounds<Value>(
    _ members: [String: DefinitionNode], _ value: @escaping (String) -> Value?
  ) -> WordCheck.Bounds<Value> {
    var bounds = WordCheck.Bounds<Value>()
    let read = { (name: String) -> Value? in
      guard let node = members[name], let text = node.text else { return nil }
      if let value = value(text) { return value }
      node.problem("\"\(text)\" is no value that the word can have")
      return nil
    }
    bounds.least = read("above") ?? read("least")
    bounds.excludesLeast = members["above"] != nil
    bounds.most = read("most")
    return bounds
  }

  /// A text, or a mapping of CoreDNS's words, the tool's own, and how CoreDNS says them; the word
  /// `argumentError` is what Caddy says of a wrong number of arguments.
  func message(_ node: DefinitionNode, _ id: String) -> StanzaMessage? {
    guard node.isMapping else { return node.text.map { words($0, id) } }
    let members = node.members([
      "message", "says", "position", "fix", "prefix", "crashes", "stage", "id",
      "syntax",
    ])
    guard let text = members["message"]?.text else {
      node.problem("\(node.name) has a message")
      return nil
    }
    var message = words(text, members["id"]?.text ?? id)
    message.says = members["says"]?.text
    message.fix = members["fix"]?.text
    message.hasPosition = members["position"]?.flag ?? message.hasPosition
    message.isSyntax = members["syntax"]?.flag ?? false
    message.prefix = members["prefix"]?.choice(StanzaRefusal.Prefix.self) ?? .once
    message.isCrash = members["crashes"]?.flag ?? false
    if let stage = members["stage"]?.text {
      message.stage = stage == "start" ? .start : .setUp
    }
    return message
  }

  private func words(_ text: String, _ id: String) -> StanzaMessage {
    text == "argumentError" ? .argumentError : StanzaMessage(id, text)
  }
}
