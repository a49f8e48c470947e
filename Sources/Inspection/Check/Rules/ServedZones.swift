import Corefile

/// Which server blocks get questions for a zone and have `kubernetes` to answer them.
struct ServedZones {
  private let corefile: ParsedCorefile
  /// The blocks with a zone among their keys.
  private var byKey: [Substring: [Int]] = [:]
  /// The blocks with a zone below this one among their keys.
  private var belowKey: [Substring: [Int]] = [:]
  /// The plugin's zones in the blocks that were looked at.
  private var zones: [Int: [String]] = [:]

  /// Takes the zones of the keys of each block with `kubernetes`; of others none.
  init(_ corefile: ParsedCorefile, keys: [[String]]) {
    self.corefile = corefile
    for (index, keys) in keys.enumerated() {
      for key in keys {
        byKey[key[...], default: []].append(index)
        for parent in Self.ancestors(of: key).dropFirst() {
          belowKey[parent, default: []].append(index)
        }
      }
    }
  }

  /// Whether another block has the plugin for a zone and gets its questions, or those of a part of it.
  mutating func isServed(_ zone: String, besides index: Int) -> Bool {
    let asked = Self.ancestors(of: zone).map { byKey[$0] ?? [] } + [belowKey[zone[...]] ?? []]
    for block in asked.joined() where block != index {
      if zones(of: block).contains(where: zone.isBelow) { return true }
    }
    return false
  }

  private mutating func zones(of block: Int) -> [String] {
    if let known = zones[block] { return known }
    let served = corefile.blocks[block]
    let words = served.directive("kubernetes").map { corefile.words(of: $0).map(\.text) } ?? []
    let found = PluginZones.origins(arguments: words, blockKeys: served.normalizedKeys)
    zones[block] = found
    return found
  }

  /// A zone and those above it, the root last.
  private static func ancestors(of zone: String) -> [Substring] {
    var ancestors: [Substring] = [zone[...]]
    var rest = zone[...]
    while let dot = rest.utf8.firstIndex(of: UInt8(ascii: ".")) {
      rest = rest[zone.utf8.index(after: dot)...]
      if !rest.isEmpty { ancestors.append(rest) }
    }
    if zone != "." { ancestors.append(".") }
    return ancestors
  }
}

extension String {
  /// Whether a zone is another or below it; both are in lower case with a dot at the end.
  func isBelow(_ zone: String) -> Bool {
    if zone == "." || self == zone { return true }
    let (bytes, length) = (utf8, zone.utf8.count)
    return bytes.dropLast(length).last == UInt8(ascii: ".")
      && bytes.suffix(length).elementsEqual(zone.utf8)
  }
}
