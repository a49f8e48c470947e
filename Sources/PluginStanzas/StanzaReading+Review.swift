import Corefile

extension StanzaReading {
  /// Notes a value that a later one replaces.
  mutating func noteRepetition(of property: Token) {
    guard let earlier = occurrences[property.text]?.last?.property else { return }
    namesLines = true
    var finding = Diagnostic(
      .warning, id: "repeated-property",
      "this \(property.text) has no effect: line \(property.location.line) sets it again",
      at: earlier)
    // Of two on one line neither can go with the line.
    if earlier.location.file == property.location.file,
      earlier.location.line != property.location.line
    {
      finding.edits = [.removingLine(at: earlier.location)]
    }
    findings.append(finding)
  }

  /// Notes where the settings of a property stand.
  mutating func noteOrigins(of property: StanzaProperty, _ name: Token, _ arguments: [Token]) {
    for (position, setting) in property.settings.enumerated() {
      // A property that names several values sets only those that are given.
      let isSet = position == 0 || position < arguments.count
      origins[setting] = isSet ? name.location : nil
    }
  }

  /// Finds what a property says in vain.
  mutating func review(_ property: StanzaProperty, _ name: Token, _ arguments: [Token]) {
    if arguments.isEmpty, let message = property.whenEmpty {
      findings.append(message.finding(at: name, .warning, ["property": property.name]))
    }
    if property.arguments.usesFirst, arguments.count > 1 {
      var finding = StanzaMessage(
        "surplus-argument", "only the first argument of \(property.name) is used",
        fix: "\(property.name) \(arguments[0].text)"
      ).finding(at: arguments[1])
      if let last = arguments.last, last.location.line == arguments[1].location.line {
        let start = arguments[0].location.column + arguments[0].width
        let end = last.location.column + last.width
        var place = arguments[0].location
        place.column = start
        // Quotes are not in a word's text, so that its end is not known.
        if end > start, arguments.allSatisfy({ !$0.text.contains(" ") && !$0.text.isEmpty }) {
          finding.edits = [TextEdit(at: place, length: end - start, "")]
        }
      }
      findings.append(finding)
    }
    switch property.type {
    case .zones, .fallthroughZones:
      for argument in arguments { reviewZone(argument, isFirstOnly: false) }
    case .words(let taken, _, _):
      guard let first = arguments.first, first.text != taken || arguments.count == 1 else { return }
      findings.append(
        StanzaMessage(
          "no-effect", "\(property.name) has no effect without `\(taken)` and an address",
          fix: "\(property.name) \(taken) ADDRESS"
        ).finding(at: first))
    default: break
    }
  }

  /// Finds a word that is no zone, or stands for more zones than are used.
  mutating func reviewZone(_ word: Token, isFirstOnly: Bool) {
    reviewZone(word, PluginZones.normalized(word.text), isFirstOnly: isFirstOnly)
  }

  /// The same for a word whose zones are known.
  mutating func reviewZone(_ word: Token, _ zones: [String], isFirstOnly: Bool) {
    if zones.isEmpty {
      findings.append(
        StanzaMessage(
          "zone-not-used", "\"\(word.text)\" is no zone: CoreDNS drops it without a word",
          fix: "write a domain name such as cluster.local, or a CIDR"
        ).finding(at: word, .note))
    } else if isFirstOnly, zones.count > 1 {
      findings.append(
        StanzaMessage(
          "zones-lost",
          "\(word.text) stands for \(zones.count) zones, and only \(zones[0]) is used",
          fix: "name each zone: \(zones.prefix(4).joined(separator: " "))"
        ).finding(at: word))
    }
  }

  /// Takes what a property says about the connection.
  mutating func takeConnection(_ property: StanzaProperty, _ arguments: [Token]) {
    switch property.role {
    case .endpoint: server.endpoints = arguments
    case .tls: server.setTLS(arguments)
    case .kubeconfig:
      server.kubeconfig = arguments.first
      server.context = arguments.count > 1 ? arguments[1] : nil
    case nil: break
    }
  }
}
