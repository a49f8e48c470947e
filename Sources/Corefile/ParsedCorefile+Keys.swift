extension ParsedCorefile {
  /// Fills in the blocks' normalised keys and collects what CoreDNS would refuse about them.
  mutating func normalizeKeys(by rules: KeyRules, interfaces: [String: [String]]) {
    let normalizer = KeyNormalizer(rules: rules)
    var overlap = ZoneOverlap(capacity: blocks.count)
    for index in blocks.indices {
      let isFiltered = blocks[index].hasDirective("view")
      let addresses = blocks[index].boundAddresses(interfaces)
      var normalized: [String] = []
      for key in blocks[index].keys {
        do {
          let zones = try normalizer.normalize(key.text)
          let keys = zones.map(\.key)
          normalized.append(contentsOf: keys)
          warnAboutKey(key, zones)
          for (zone, key) in zip(zones, keys) {
            for address in addresses {
              var bound = zone
              bound.address = address
              try overlap.register(bound, key: key, isFiltered: isFiltered)
            }
          }
        } catch {
          report(.error, id: error.id, error.message, at: key)
        }
      }
      blocks[index].normalizedKeys = normalized
    }
  }

  private mutating func warnAboutKey(_ key: Token, _ zones: [ZoneAddress]) {
    if key.text.utf8.contains(UInt8(ascii: "/")), key.text.utf8.starts(with: "https3://".utf8),
      zones.first?.transport == .dns
    {
      report(
        .warning, id: "https3-scheme",
        "CoreDNS before 1.13.2 does not know 'https3://' and takes it for a part of the zone",
        at: key)
    }
    guard let port = zones.first?.port, let number = Int(port), !(0...65_535).contains(number)
    else { return }
    report(.error, id: "invalid-port", "address \(port): invalid port", at: key)
  }

  private mutating func report(
    _ severity: Diagnostic.Severity, id: String, _ message: String, at key: Token
  ) {
    // A range of zones that overlaps would say the same a hundred times.
    guard keyDiagnostics.count < 200 else { return }
    keyDiagnostics.append(Diagnostic(severity, id: id, message, at: key))
  }
}

extension ServerBlock {
  fileprivate static let allAddresses = [""]

  fileprivate func hasDirective(_ name: String) -> Bool {
    directives.contains { $0.name == name }
  }

  /// The addresses that `bind` names, without those of `except`; one empty text for all addresses.
  ///
  /// An interface that is known has its own, another word stands for itself.
  fileprivate func boundAddresses(_ interfaces: [String: [String]]) -> [String] {
    guard let bind = directive("bind") else { return Self.allAddresses }
    var dispenser = Dispenser(bind)
    var addresses: [String] = []
    while dispenser.next() {
      let words = dispenser.remainingArgs()
      var excepted: Set<String> = []
      while dispenser.nextBlock() {
        // The last of several counts.
        let words = dispenser.remainingArgs()
        excepted = Set(words.flatMap { interfaces[$0] ?? [$0] })
      }
      addresses += words.flatMap { interfaces[$0] ?? [$0] }.filter { !excepted.contains($0) }
    }
    return addresses
  }
}
