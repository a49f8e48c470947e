import Corefile

/// Reads the stanzas of one directive by their table, in one pass.
struct StanzaReader {
  let table: StanzaTable
  var dispenser: Dispenser
  let blockKeys: [String]
  let keyTokens: [Token]
  let version: CoreDNSVersion?
  private var readings: [StanzaReading] = []
  private var occurrences = 0

  init(
    table: StanzaTable, dispenser: Dispenser, blockKeys: [String], keyTokens: [Token],
    version: CoreDNSVersion?
  ) {
    self.table = table
    self.dispenser = dispenser
    self.blockKeys = blockKeys
    self.keyTokens = keyTokens
    self.version = version
  }

  mutating func read() throws(StanzaRefusal) -> [StanzaReading] {
    while dispenser.next() {
      guard occurrences == 0 || table.occurrence != .once else {
        throw .usedTwice(table.plugin, at: dispenser.token)
      }
      occurrences += 1
      let isFolded = table.occurrence == .folded
      var reading =
        (isFolded ? readings.popLast() : nil) ?? StanzaReading(table, dispenser)
      reading.directive = dispenser.token
      readLine(&reading)
      if table.needsForwardZone, reading.zones.allSatisfy(ZoneNames.isReverse) {
        throw StanzaRefusal(
          id: "no-forward-zone", "non-reverse zone name must be used", at: reading.directive,
          fix: "add a zone such as cluster.local")
      }
      while dispenser.nextBlock() { try readProperty(&reading) }
      reading.end = dispenser
      readings.append(reading)
    }
    for index in readings.indices { try finish(&readings[index]) }
    return readings
  }

  private mutating func readLine(_ reading: inout StanzaReading) {
    guard table.zones != .none else {
      reading.origins["zones"] = keyTokens.first?.location
      return
    }
    let words = dispenser.remainingArgTokens()
    let texts = words.map(\.text)
    reading.zones =
      switch table.zones {
      case .first: ZoneNames.first(of: texts.isEmpty ? blockKeys : texts)
      default: texts.isEmpty ? ZoneNames.kept(blockKeys) : ZoneNames.expanded(texts)
      }
    reading.origins["zones"] = (words.first ?? keyTokens.first)?.location
    guard table.zones != .ignored else { return }
    for word in words { reading.reviewZone(word, isFirstOnly: table.zones == .first) }
  }

  private mutating func readProperty(_ reading: inout StanzaReading) throws(StanzaRefusal) {
    guard let name = dispenser.token, let property = table.property(name.text),
      property.exists(in: version)
    else { throw unknownProperty() }
    let arguments = try readArguments(of: property, &reading)
    if property.repetition == .last, property.effect == .value {
      reading.noteRepetition(of: name)
    }
    reading.occurrences[name.text, default: []].append(
      StanzaReading.Occurrence(property: name, arguments: arguments))
    reading.noteOrigins(of: property, name, arguments)
    switch property.effect {
    case .refused(let message, let isCrash):
      throw message.refusal(at: name, dispenser, ["property": name.text], isCrash: isCrash)
    case .ignored(let why):
      reading.findings.append(
        StanzaMessage("no-effect", "\(name.text) has no effect: \(why)").finding(at: name))
    case .value: break
    }
    reading.review(property, name, arguments)
    try take(property, name, arguments, into: &reading)
  }

  private mutating func readArguments(
    of property: StanzaProperty, _ reading: inout StanzaReading
  ) throws(StanzaRefusal) -> [Token] {
    guard case .words(let taken, let refused, let message) = property.type else {
      let arguments = dispenser.remainingArgTokens()
      guard property.arguments.allow(arguments.count) else {
        throw StanzaRefusal(dispenser.argumentError())
      }
      return arguments
    }
    // Only the word itself is taken from the line, unless it is the one that others follow.
    guard dispenser.nextArg(), let word = dispenser.token else {
      throw StanzaRefusal(dispenser.argumentError())
    }
    if word.text == refused { throw message.refusal(at: word, dispenser) }
    return word.text == taken ? [word] + dispenser.remainingArgTokens() : [word]
  }

  /// The property that is not known, with the version that would know it.
  private func unknownProperty() -> StanzaRefusal {
    let text = dispenser.value
    var refusal = table.unknownProperty.refusal(
      at: dispenser.token, dispenser, ["text": text, "property": text])
    guard let property = table.property(text) else { return refusal }
    if let version, let since = property.since, version < since {
      refusal.diagnostic.notes.append("`\(text)` needs CoreDNS \(since), this is \(version)")
    } else if let removed = property.removedIn {
      refusal.diagnostic.notes.append("`\(text)` was removed in CoreDNS \(removed)")
    }
    return refusal
  }

  private func finish(_ reading: inout StanzaReading) throws(StanzaRefusal) {
    for rule in table.rules {
      switch rule {
      case .conflict(let first, let second, let message):
        guard reading.sets(first), reading.sets(second) else { continue }
        throw message.refusal(at: reading.occurrences[second]?.last?.property, reading.end)
      case .required(let name, let message):
        guard !reading.sets(name) else { continue }
        throw message.refusal(at: reading.directive, reading.end, ["property": name])
      case .idle(let first, let second):
        guard reading.sets(second), let property = reading.occurrences[first]?.last?.property
        else { continue }
        reading.findings.append(
          StanzaMessage(
            "no-effect", "\(first) has no effect beside \(second)", fix: "remove one of the two"
          ).finding(at: property))
      case .check(let check): try check(&reading)
      }
    }
    reading.findings += reading.server.findings
  }
}
