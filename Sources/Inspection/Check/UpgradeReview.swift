import CoreDNSPlugins
import Corefile
import PluginStanzas

/// What changes for a Corefile between two versions of CoreDNS, though both take it.
///
/// From CoreDNS's release notes and source, 1.11.3 to 1.14.7.
public struct UpgradeReview: Sendable {
  private let corefile: ParsedCorefile
  private let versions: ClosedRange<CoreDNSVersion>
  private let oldOrder: PluginOrder
  private let newOrder: PluginOrder

  /// Takes a Corefile and the versions between which it is moved.
  public init(_ corefile: ParsedCorefile, _ versions: ClosedRange<CoreDNSVersion>) {
    self.corefile = corefile
    self.versions = versions
    oldOrder = CoreDNSProfile(versions.lowerBound).order
    newOrder = CoreDNSProfile(versions.upperBound).order
  }

  /// The findings, one for each block that a change means.
  public var findings: [Diagnostic] {
    corefile.blocks.flatMap { block in
      order(in: block) + answers(in: block) + lists(in: block) + limits(in: block)
    }
  }

  /// Whether a change of that version lies between the two.
  private func crosses(_ major: Int, _ minor: Int, _ patch: Int) -> Bool {
    let version = CoreDNSVersion(major, minor, patch)
    return versions.lowerBound < version && version <= versions.upperBound
  }

  private func finding(
    _ id: String, _ message: String, at directive: Directive, notes: [String] = [], fix: String,
    _ severity: Diagnostic.Severity = .warning
  ) -> Diagnostic {
    Diagnostic(
      severity, id: id, message, at: directive.tokens.first?.location,
      length: max(1, directive.name.unicodeScalars.count), notes: notes, fix: fix)
  }

  /// Plugins that execute in another order.
  private func order(in block: ServerBlock) -> [Diagnostic] {
    guard let cache = block.directive("cache") else { return [] }
    let moved = ["rewrite", "autopath", "acl"].filter { name in
      guard block.directive(name) != nil, let before = oldOrder.index(of: name),
        let after = newOrder.index(of: name), let oldCache = oldOrder.index(of: "cache"),
        let newCache = newOrder.index(of: "cache")
      else { return false }
      return (before < oldCache) != (after < newCache)
    }
    guard !moved.isEmpty, let newCache = newOrder.index(of: "cache") else { return [] }
    let isLater = moved.allSatisfy { newOrder.index(of: $0).map { $0 > newCache } ?? false }
    let names = moved.joined(separator: ", ")
    return [
      finding(
        "upgrade-order",
        isLater
          ? "cache executes before \(names) from now on: a hit skips \(moved.count > 1 ? "them" : "it")"
          : "cache executes behind \(names) from now on: answers are cached by the new name",
        at: cache,
        notes: [
          isLater
            ? "what \(names) decides by client is kept for everybody"
            : "answers that differ by client are no longer given to everybody"
        ],
        fix: isLater
          ? "keep what depends on the client in a server block without cache"
          : "look at cache hits and at names that rewrite changes after the upgrade")
    ]
  }

  /// Answers of `kubernetes` that differ.
  private func answers(in block: ServerBlock) -> [Diagnostic] {
    guard let kubernetes = block.directive("kubernetes") else { return [] }
    var findings: [Diagnostic] = []
    let hasOldRule = { (version: CoreDNSVersion) in
      version == CoreDNSVersion(1, 11, 4) || version == CoreDNSVersion(1, 12, 0)
    }
    let words = corefile.words(of: kubernetes).map(\.text)
    let zones = PluginZones.origins(arguments: words, blockKeys: block.normalizedKeys)
    let isReverse = zones.contains { $0 == "." || $0.hasSuffix(".arpa.") }
    if isReverse, hasOldRule(versions.lowerBound) != hasOldRule(versions.upperBound) {
      let isStricter = hasOldRule(versions.upperBound)
      findings.append(
        finding(
          "upgrade-ptr",
          isStricter
            ? "reverse lookups answer for endpoints with a host name only"
            : "reverse lookups answer for every endpoint again",
          at: kubernetes,
          fix: isStricter
            ? "use 1.12.1 or later, which answers for every endpoint"
            : "expect PTR records of pods that had none"))
    }
    if crosses(1, 14, 7) {
      findings.append(
        finding(
          "upgrade-soa-serial",
          "the SOA serial moves only when a pod's address changes, no longer with every update",
          at: kubernetes, fix: "do not take the serial for a sign of life", .note))
    }
    return findings
  }

  /// How the watches of `kubernetes` begin.
  private func lists(in block: ServerBlock) -> [Diagnostic] {
    guard crosses(1, 14, 2), let kubernetes = block.directive("kubernetes") else { return [] }
    return [
      finding(
        "upgrade-streaming-lists", "lists are streamed from 1.14.2 on",
        at: kubernetes,
        notes: [
          "a server that never sends the end of a list keeps CoreDNS waiting without an error",
          "while a list streams, CoreDNS holds it twice",
        ],
        fix: "try it with --list-mode streaming; KUBE_FEATURE_WatchListClient=false goes back")
    ]
  }

  /// Stanzas and files that a version looks at more strictly.
  private func limits(in block: ServerBlock) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    if crosses(1, 13, 1),
      let kubernetes = block.directive("kubernetes") ?? block.directive("k8s_api"),
      corefile.properties(of: kubernetes).contains(where: { name, words in
        name.text == "kubeconfig"
          || name.text == "endpoint" && words.first?.text.hasPrefix("https://") == true
      })
    {
      findings.append(
        finding(
          "upgrade-certificate-names",
          "certificates are looked at more strictly from 1.13.1 on, which Go 1.25 builds",
          at: kubernetes, fix: "check the API server's certificate with check --live", .note))
    }
    if crosses(1, 14, 4) {
      for name in ["local", "any"] {
        guard let directive = block.directive(name), directive.tokens.count > 1 else { continue }
        findings.append(
          finding(
            "upgrade-stricter-stanza", "\(name) refuses words and blocks from 1.14.4 on",
            at: directive, fix: "remove what stands behind \(name)"))
      }
    }
    return findings
  }
}
