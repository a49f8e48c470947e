import Corefile
import StanzaSyntax

/// Reads the stanzas of one directive by their table, in one pass.
struct StanzaReader {
  let prepared: PreparedStanzaTable
  var dispenser: Dispenser
  let blockKeys: [String]
  let keyPlace: SourceLocation?
  let version: CoreDNSVersion?
  let surroundings: StanzaSurroundings
  private var readings: [StanzaReading] = []
  private var occurrences = 0

  init(
    prepared: PreparedStanzaTable, dispenser: Dispenser, blockKeys: [String],
    keyPlace: SourceLocation?, version: CoreDNSVersion?, surroundings: StanzaSurroundings
  ) {
    self.surroundings = surroundings
    self.prepared = prepared
    self.dispenser = dispenser
    self.blockKeys = blockKeys
    self.keyPlace = keyPlace
    self.version = version
  }

  mutating func read() throws(StanzaRefusal) -> [StanzaReading] {
    while dispenser.next() {
      if let code = prepared.table.code, code.skips(dispenser.value) { continue }
      if occurrences > 0 {
        if prepared.table.occurrence == .first { break }
        if prepared.table.occurrence == .once { throw again() }
      }
      occurrences += 1
      let isFolded = prepared.table.occurrence == .folded
      var reading =
        (isFolded ? readings.popLast() : nil) ?? StanzaReading(prepared, dispenser, surroundings)
      reading.directive = dispenser.token
      reading.count += 1
      reading.lacksFile = readings.last?.lacksFile ?? false
      reading.blockKeys = blockKeys
      try readStanza(&reading)
      reading.end = dispenser
      // What several stanzas make is looked at when all are there.
      if !isFolded { try finish(&reading) }
      readings.append(reading)
    }
    if prepared.table.occurrence == .folded, var reading = readings.popLast() {
      try finish(&reading)
      readings.append(reading)
    }
    return readings
  }

  private mutating func readStanza(_ reading: inout StanzaReading) throws(StanzaRefusal) {
    if let code = prepared.table.code, code.takesLine {
      try code.takeLine(&reading, &dispenser)
    } else {
      try readLine(&reading)
    }
    try prepared.table.code?.checkLine(&reading, reading.line, dispenser)
    if prepared.table.needsForwardZone, reading.zones.allSatisfy(ZoneNames.isReverse) {
      throw StanzaRefusal(
        id: "no-forward-zone", "non-reverse zone name must be used", at: reading.directive,
        fix: "add a zone such as cluster.local")
    }
    if let code = prepared.table.code, code.readsBlock {
      try code.readBlock(&reading, &dispenser)
    } else {
      try readBlock(&reading)
    }
  }

  private mutating func readBlock(_ reading: inout StanzaReading) throws(StanzaRefusal) {
    guard prepared.table.block != .unread else { return }
    while dispenser.nextBlock() {
      guard prepared.table.block == .read else { throw StanzaRefusal(dispenser.argumentError()) }
      try readProperty(&reading)
    }
  }

  /// What CoreDNS says of a second stanza, or of words that the first has left.
  private func again() -> StanzaRefusal {
    switch prepared.table.again {
    case .message(let message):
      return message.refusal(at: dispenser.token, dispenser, ["text": dispenser.value])
    case .ignored, nil: return .usedTwice(prepared.table.plugin, at: dispenser.token)
    }
  }

  private mutating func readLine(_ reading: inout StanzaReading) throws(StanzaRefusal) {
    if let line = prepared.table.line { return try readLine(&reading, line) }
    guard prepared.table.zones != .none else {
      reading.origins["zones"] = keyPlace
      return
    }
    let words = dispenser.remainingArgTokens()
    let isFirstOnly = prepared.table.zones == .first
    reading.origins["zones"] = words.first?.location ?? keyPlace
    guard !words.isEmpty else {
      reading.zones =
        isFirstOnly ? ZoneNames.first(of: blockKeys) : ZoneNames.kept(blockKeys)
      return
    }
    reading.zones = []
    for word in words {
      let zones = PluginZones.normalized(word.text)
      if isFirstOnly {
        reading.zones.append(zones.first ?? "")
      } else {
        reading.zones += zones
      }
      guard prepared.table.zones != .ignored else { continue }
      reading.reviewZone(word, zones, isFirstOnly: isFirstOnly)
    }
  }

  private mutating func readLine(
    _ reading: inout StanzaReading, _ line: StanzaLine
  ) throws(StanzaRefusal) {
    reading.origins["zones"] = keyPlace
    let words = try dispenser.take(line)
    reading.line = words
    for (position, word) in words.enumerated() {
      try line.check(at: position)?.check(word, dispenser, surroundings)
    }
  }

  private mutating func readProperty(_ reading: inout StanzaReading) throws(StanzaRefusal) {
    guard let name = dispenser.token, let entry = prepared.entry(name.text),
      entry.property.exists(in: version)
    else { return try readUnknown(&reading) }
    try read(entry.property, name, &reading)
  }

  private mutating func read(
    _ property: StanzaProperty, _ name: Token, _ reading: inout StanzaReading
  ) throws(StanzaRefusal) {
    let isSet = reading.sets(property.name)
    let arguments = try readArguments(of: property, &reading)
    if property.repetition == .last, property.effect == .value {
      reading.noteRepetition(of: name)
    }
    reading.occurrences[property.name, default: []].append(
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
    try check(arguments, of: property, &reading)
    if isSet, let message = property.again {
      throw message.refusal(at: name, dispenser, ["property": property.name])
    }
    try take(property, name, arguments, into: &reading)
    try prepared.table.code?.check(property.name, arguments, &reading, dispenser)
  }

  private func check(
    _ arguments: [Token], of property: StanzaProperty, _ reading: inout StanzaReading
  ) throws(StanzaRefusal) {
    for (position, argument) in arguments.enumerated() {
      do throws(StanzaRefusal) {
        try property.line.check(at: position)?
          .check(argument, dispenser, surroundings, property: property.name)
      } catch {
        guard error.stage == .start else { throw error }
        reading.startFaults.append(error)
      }
    }
  }

  private mutating func readArguments(
    of property: StanzaProperty, _ reading: inout StanzaReading
  ) throws(StanzaRefusal) -> [Token] {
    if let code = prepared.table.code, code.ownArguments.contains(property.name) {
      try code.takeArguments(of: property.name, &reading, &dispenser)
      return []
    }
    guard case .words(let taken, let refused, let message) = property.type else {
      return try dispenser.take(property.line)
    }
    // Only the word itself is taken from the line, unless it is the one that others follow.
    guard dispenser.nextArg(), let word = dispenser.token else {
      throw StanzaRefusal(dispenser.argumentError())
    }
    if word.text == refused { throw message.refusal(at: word, dispenser) }
    return word.text == taken ? [word] + dispenser.remainingArgTokens() : [word]
  }

  private mutating func finish(_ reading: inout StanzaReading) throws(StanzaRefusal) {
    try prepared.table.code?.finish(&reading, &dispenser)
    for rule in prepared.table.rules {
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
