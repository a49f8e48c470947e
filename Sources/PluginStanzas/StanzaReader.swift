import Corefile
import StanzaSyntax

/// Reads the stanzas of one directive by their table, in one pass.
struct StanzaReader {
  let table: StanzaTable
  var dispenser: Dispenser
  let blockKeys: [String]
  let keyTokens: [Token]
  let version: CoreDNSVersion?
  let surroundings: StanzaSurroundings
  private var readings: [StanzaReading] = []
  private var occurrences = 0

  init(
    table: StanzaTable, dispenser: Dispenser, blockKeys: [String], keyTokens: [Token],
    version: CoreDNSVersion?, surroundings: StanzaSurroundings
  ) {
    self.surroundings = surroundings
    self.table = table
    self.dispenser = dispenser
    self.blockKeys = blockKeys
    self.keyTokens = keyTokens
    self.version = version
  }

  mutating func read() throws(StanzaRefusal) -> [StanzaReading] {
    while dispenser.next() {
      if let code = table.code, code.skips(dispenser.value) { continue }
      if occurrences > 0 {
        if table.occurrence == .first { break }
        if table.occurrence == .once { throw again() }
      }
      occurrences += 1
      let isFolded = table.occurrence == .folded
      var reading =
        (isFolded ? readings.popLast() : nil) ?? StanzaReading(table, dispenser, surroundings)
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
    if table.occurrence == .folded, var reading = readings.popLast() {
      try finish(&reading)
      readings.append(reading)
    }
    return readings
  }

  private mutating func readStanza(_ reading: inout StanzaReading) throws(StanzaRefusal) {
    if let code = table.code, code.takesLine {
      try code.takeLine(&reading, &dispenser)
    } else {
      try readLine(&reading)
    }
    try table.code?.checkLine(&reading, reading.line, dispenser)
    if table.needsForwardZone, reading.zones.allSatisfy(ZoneNames.isReverse) {
      throw StanzaRefusal(
        id: "no-forward-zone", "non-reverse zone name must be used", at: reading.directive,
        fix: "add a zone such as cluster.local")
    }
    if let code = table.code, code.readsBlock {
      try code.readBlock(&reading, &dispenser)
    } else {
      try readBlock(&reading)
    }
  }

  private mutating func readBlock(_ reading: inout StanzaReading) throws(StanzaRefusal) {
    guard table.block != .unread else { return }
    while dispenser.nextBlock() {
      guard table.block == .read else { throw StanzaRefusal(dispenser.argumentError()) }
      try readProperty(&reading)
    }
  }

  /// What CoreDNS says of a second stanza, or of words that the first has left.
  private func again() -> StanzaRefusal {
    switch table.again {
    case .message(let message):
      return message.refusal(at: dispenser.token, dispenser, ["text": dispenser.value])
    case .ignored, nil: return .usedTwice(table.plugin, at: dispenser.token)
    }
  }

  private mutating func readLine(_ reading: inout StanzaReading) throws(StanzaRefusal) {
    if let line = table.line { return try readLine(&reading, line) }
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

  private mutating func readLine(
    _ reading: inout StanzaReading, _ line: StanzaLine
  ) throws(StanzaRefusal) {
    reading.origins["zones"] = keyTokens.first?.location
    let words = try dispenser.take(line)
    reading.line = words
    for (position, word) in words.enumerated() {
      try line.check(at: position)?.check(word, dispenser, surroundings)
    }
  }

  private mutating func readProperty(_ reading: inout StanzaReading) throws(StanzaRefusal) {
    guard let name = dispenser.token, let property = table.property(name.text),
      property.exists(in: version)
    else { return try readUnknown(&reading) }
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
    try table.code?.check(property.name, arguments, &reading, dispenser)
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
    if let code = table.code, code.ownArguments.contains(property.name) {
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

  private mutating func readUnknown(_ reading: inout StanzaReading) throws(StanzaRefusal) {
    if let code = table.code, code.takeOther(&reading, &dispenser) { return }
    switch table.unknownProperty {
    case .message(let message): throw unknownProperty(message)
    case .ignored:
      guard let token = dispenser.token,
        reading.findings.last?.location?.line != token.location.line
      else { return }
      let near = DirectiveList(table.properties.map(\.name)).suggestion(for: token.text)
      reading.findings.append(
        StanzaMessage(
          "no-effect", "\(table.plugin) has no property \(token.text): CoreDNS ignores it",
          fix: near.map { "write \($0)" } ?? "remove it"
        ).finding(at: token))
    }
  }

  /// The property that is not known, with the version that would know it.
  private func unknownProperty(_ message: StanzaMessage) -> StanzaRefusal {
    let text = dispenser.value
    var refusal = message.refusal(
      at: dispenser.token, dispenser,
      [
        "text": text, "property": text, "lower": text.lowercased(),
        "quoted": GoQuotation.quoted(text),
      ])
    guard let property = table.property(text) else { return refusal }
    if let version, let since = property.since, version < since {
      refusal.diagnostic.notes.append("`\(text)` needs CoreDNS \(since), this is \(version)")
    } else if let removed = property.removedIn {
      refusal.diagnostic.notes.append("`\(text)` was removed in CoreDNS \(removed)")
    }
    return refusal
  }

  private mutating func finish(_ reading: inout StanzaReading) throws(StanzaRefusal) {
    try table.code?.finish(&reading, &dispenser)
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

extension Dispenser {
  /// Takes the words of a line, as many as there have to be; throws where there are others.
  mutating func take(_ line: StanzaLine) throws(StanzaRefusal) -> [Token] {
    var words: [Token] = []
    switch line.takes {
    case .rest: words = remainingArgTokens()
    case .leading:
      if nextArg(), let token { words = [token] + remainingArgTokens() }
    case .next, .line:
      let most = (line.arguments.most ?? line.arguments.least) + (line.takes == .line ? 1 : 0)
      while words.count < most, nextArg(), let token { words.append(token) }
    }
    guard line.arguments.allow(words.count) else {
      throw line.wrongCount?.refusal(at: token, self, ["text": value])
        ?? StanzaRefusal(argumentError())
    }
    return words
  }
}
