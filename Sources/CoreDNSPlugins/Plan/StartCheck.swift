import Corefile
import PluginStanzas

/// What makes CoreDNS fail when it starts because of another plugin of the block.
enum StartCheck {
  private static let checks: [String: @Sendable (StanzaReading, ServerBlock) -> [StanzaRefusal]] = [
    "k8s_external": external, "autopath": autopath,
  ]

  /// Whether the faults of a plugin's stanza depend on the others of its block.
  static func looksAtBlock(of plugin: String) -> Bool { checks[plugin] != nil }

  /// The faults of a stanza.
  static func faults(of reading: StanzaReading, in block: ServerBlock) -> [StanzaRefusal] {
    checks[reading.table.plugin]?(reading, block) ?? []
  }

  @Sendable private static func external(
    _ reading: StanzaReading, _ block: ServerBlock
  ) -> [StanzaRefusal] {
    guard block.directive("kubernetes") == nil else { return [] }
    return [
      fault(
        "external-without-kubernetes", "kubernetes plugin not loaded", reading.directive,
        fix: "put kubernetes into the same server block")
    ]
  }

  /// A plugin that is not there has no effect; one that is there must be able to do it.
  @Sendable private static func autopath(
    _ reading: StanzaReading, _ block: ServerBlock
  ) -> [StanzaRefusal] {
    guard let word = reading.line.last, word.text.hasPrefix("@") else { return [] }
    let name = String(word.text.dropFirst())
    guard block.directive(name) != nil, !["kubernetes", "erratic"].contains(name) else {
      return []
    }
    return [
      fault(
        "no-autopath", "\(name) does not implement the AutoPather interface", word,
        fix: "write @kubernetes, or the path of a resolv.conf")
    ]
  }

  private static func fault(
    _ id: String, _ words: String, _ token: Token?, fix: String
  ) -> StanzaRefusal {
    var refusal = StanzaRefusal(id: id, words, at: token, fix: fix)
    refusal.stage = .start
    return refusal
  }
}
