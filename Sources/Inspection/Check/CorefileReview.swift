import CoreDNSPlugins
import Corefile

/// Collects everything that a Corefile by itself says about what will go wrong.
public struct CorefileReview: Sendable {
  /// The Corefile.
  public var corefile: ParsedCorefile
  /// The plans of the blocks that are reviewed.
  public var plans: [ServerBlockPlan]
  /// The plugins of the build of CoreDNS, where they are known.
  public var builtPlugins: Set<String>?
  /// The names of the environment variables that are set.
  public var variables: Set<String>
  /// The version of CoreDNS that was asked for; nil where none was.
  public var profile: CoreDNSProfile?

  /// Makes a review.
  public init(
    _ corefile: ParsedCorefile, plans: [ServerBlockPlan], profile: CoreDNSProfile? = nil,
    builtPlugins: Set<String>? = nil, variables: Set<String> = []
  ) {
    self.profile = profile
    self.corefile = corefile
    self.plans = plans
    self.builtPlugins = builtPlugins
    self.variables = variables
  }

  /// The findings with advice, in no order.
  public var findings: [CheckFinding] {
    let missing = missingPlugins
    let places = Set(missing.map(\.location))
    let parsed = corefile.allDiagnostics.filter {
      $0.id != "unknown-directive" || !places.contains($0.location)
    }
    var findings = (parsed + missing + UnsetVariables(variables).findings(in: corefile)).map {
      finding($0, block: nil)
    }
    for (index, plan) in plans.enumerated() {
      findings += plan.diagnostics.map { finding($0, block: index) }
    }
    if plans.isEmpty, corefile.failure == nil { findings.append(CheckFinding(Self.nothing)) }
    return findings
  }

  /// A finding with the line that it is about, and advice where it has none.
  public func finding(_ diagnostic: Diagnostic, block: Int?) -> CheckFinding {
    let source = diagnostic.location.flatMap(corefile.sourceLine)
    var diagnostic = diagnostic
    if diagnostic.fix == nil {
      let plugin = block.map { plans[$0].plugin }
      diagnostic.fix = FindingAdvice.fix(for: diagnostic, source: source, provider: plugin)
    }
    return CheckFinding(diagnostic, block: block, source: source)
  }

  /// Directives that the build does not have: CoreDNS refuses a Corefile that uses one.
  private var missingPlugins: [Diagnostic] {
    if let builtPlugins {
      return refusedDirectives { name in
        guard !builtPlugins.contains(name) else { return nil }
        return (
          id: "not-in-plugin-cfg", message: "\(name) is not in the given plugin.cfg",
          fix: "build CoreDNS with \(name), or remove it"
        )
      }
    }
    guard let version = profile?.version else { return [] }
    return refusedDirectives { name in
      guard let since = CoreDNSProfile.introduced[name], version < since else { return nil }
      return (
        id: "later-plugin", message: "\(name) needs CoreDNS \(since), this is \(version)",
        fix: "remove \(name), or use CoreDNS \(since)"
      )
    }
  }

  /// A finding where each directive first stands that there is something to say of.
  private func refusedDirectives(
    _ reason: (_ name: String) -> (id: String, message: String, fix: String)?
  ) -> [Diagnostic] {
    var told: Set<String> = []
    return corefile.blocks.flatMap(\.directives).compactMap { directive in
      guard let reason = reason(directive.name), let token = directive.tokens.first,
        told.insert(directive.name).inserted
      else { return nil }
      return Diagnostic(
        .error, id: reason.id, reason.message, at: token.location,
        length: directive.name.unicodeScalars.count,
        notes: ["CoreDNS refuses to start: Unknown directive '\(directive.name)'"],
        fix: reason.fix)
    }
  }

  private static let nothing = Diagnostic(
    .error, id: "no-kubernetes", "no server block has a plugin that reads Kubernetes", at: nil,
    fix: "give the Corefile of the CoreDNS that serves the cluster's names")
}
