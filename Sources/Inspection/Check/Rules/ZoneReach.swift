import Corefile

/// Finds zones of `kubernetes` that its server block never gets a question for, and names that are
/// handed on though they are none of the plugin's.
struct ZoneReach {
  private let corefile: ParsedCorefile
  private let keys: [[String]]

  init(_ corefile: ParsedCorefile) {
    self.corefile = corefile
    keys = corefile.blocks.map { block in
      block.directive("kubernetes") == nil ? [] : block.normalizedKeys.map(Self.zone)
    }
  }

  /// The zone of a normalised key such as `dns://cluster.local.:53`.
  private static func zone(ofKey key: String) -> String {
    let bytes = key.utf8
    let slash = bytes.firstIndex(of: UInt8(ascii: "/"))
    let start = slash.flatMap { bytes.index($0, offsetBy: 2, limitedBy: bytes.endIndex) }
    let end = bytes.lastIndex(of: UInt8(ascii: ":")) ?? bytes.endIndex
    guard let start, start <= end else { return key }
    return String(key[start..<end]).lowercased()
  }

  /// More blocks with such zones than this are a file that a program has made.
  private static let limit = 100

  /// The zones that no question reaches.
  var findings: [Diagnostic] {
    var findings: [Diagnostic] = []
    var searched = 0
    lazy var served = ServedZones(corefile, keys: keys)
    for index in corefile.blocks.indices {
      guard let directive = corefile.blocks[index].directive("kubernetes") else { continue }
      findings += foreign(directive, index)
      guard searched < Self.limit else { continue }
      let words = corefile.words(of: directive).filter { word in
        PluginZones.normalized(word.text).contains { !reaches($0, index) }
      }
      guard !words.isEmpty else { continue }
      searched += 1
      findings += unreached(words, index, &served)
    }
    return findings
  }

  private func unreached(
    _ words: [Token], _ index: Int, _ served: inout ServedZones
  ) -> [Diagnostic] {
    words.flatMap { word in
      PluginZones.normalized(word.text).filter { zone in
        !reaches(zone, index) && !served.isServed(zone, besides: index)
      }.prefix(1).map { zone in
        Diagnostic(
          .warning, id: "zone-outside-block",
          "no question for \(zone) reaches this block, whose keys are"
            + " \(corefile.blocks[index].keys.map(\.text).joined(separator: " "))",
          at: word,
          notes: ["reverse lookups of the cluster's addresses go elsewhere"].filter { _ in
            zone.hasSuffix(".arpa.")
          },
          fix: "add \(word.text) to the block's keys, or remove it here")
      }
    }
  }

  /// Whether the block gets questions for a zone, or for a part of it.
  private func reaches(_ zone: String, _ index: Int) -> Bool {
    keys[index].contains { zone.isBelow($0) || $0.isBelow(zone) }
  }

  /// Zones of `fallthrough` that the plugin does not have, so that nothing is handed on for them.
  private func foreign(_ directive: Directive, _ index: Int) -> [Diagnostic] {
    guard directive.tokens.text?.mayHave("fallthrough") ?? true else { return [] }
    let zones = PluginZones.origins(
      arguments: corefile.words(of: directive).map(\.text),
      blockKeys: corefile.blocks[index].normalizedKeys)
    let words = corefile.properties(of: directive).filter { $0.name.text == "fallthrough" }
      .flatMap(\.words)
    var findings: [Diagnostic] = []
    // A comma at a zone's end is told as such.
    for word in words where !word.text.hasSuffix(",") {
      let named = PluginZones.normalized(word.text)
      let isForeign = named.allSatisfy { name in
        !zones.contains { name.isBelow($0) || $0.isBelow(name) }
      }
      guard isForeign, !named.isEmpty else { continue }
      findings.append(
        Diagnostic(
          .warning, id: "foreign-fallthrough",
          "kubernetes does not answer for \(word.text), so it hands nothing on for it",
          at: word,
          notes: ["the plugin's zones are \(zones.joined(separator: " "))"],
          fix: "add \(word.text) to the plugin's zones, or remove it here"))
    }
    return findings
  }
}
