import CoreDNSPlugins
import Corefile
import PluginStanzas

/// Collects everything that a Corefile by itself says about what will go wrong.
public struct CorefileReview: Sendable {
  /// The Corefile.
  public var corefile: ParsedCorefile
  /// The plans of the blocks that are reviewed.
  public var plans: [ServerBlockPlan]
  /// What CoreDNS says of the stanzas of the other plugins.
  public var stanzas: StanzaReview
  /// The places of the blocks that are reviewed; nil for all.
  public var blocks: Set<Int>?
  /// The order of execution.
  public var order: PluginOrder
  /// The plugins of the build of CoreDNS, where they are known.
  public var builtPlugins: Set<String>?
  /// The names of the environment variables that are set.
  public var variables: Set<String>
  /// The version of CoreDNS that was asked for; nil where none was.
  public var profile: CoreDNSProfile?
  /// The identifiers of findings that are not to be told.
  public var allowed: Set<String> = []
  private let comments: AllowedFindings

  /// Makes a review.
  public init(
    _ corefile: ParsedCorefile, plans: [ServerBlockPlan], stanzas: StanzaReview,
    order: PluginOrder, profile: CoreDNSProfile? = nil, builtPlugins: Set<String>? = nil,
    variables: Set<String> = []
  ) {
    self.corefile = corefile
    comments = AllowedFindings(corefile)
    self.plans = plans
    self.stanzas = stanzas
    self.stanzas.externalPlugins = UnknownDirectives.external
    self.order = order
    self.profile = profile
    self.builtPlugins = builtPlugins
    self.variables = variables
  }

  /// The findings with advice, in no order.
  public var findings: [CheckFinding] {
    let missing = missingPlugins
    let places = Set(missing.map(\.location))
    let parsed = corefile.allDiagnostics.filter {
      $0.id != "unknown-directive" || !places.contains($0.location)
    }.map(named)
    let written =
      UnsetVariables(variables).findings(in: corefile) + TextEncoding.findings(in: corefile)
      + SuspiciousWords().findings(in: corefile)
    let combined =
      ZoneReach(corefile).findings + PluginCombinations(corefile: corefile, order: order).findings
    var findings = (parsed + missing + written + combined + fileNote + unreadNote)
      .map { finding($0, block: nil) }
    for (index, plan) in plans.enumerated() {
      findings += plan.diagnostics.map { finding($0, block: index) }
    }
    findings += stanzaFindings
    // Of what is no Corefile nothing else can be said.
    if let manifest = findings.first(where: { $0.diagnostic.id == "manifest-as-corefile" }) {
      return told([manifest])
    }
    if plans.isEmpty, !readsKubernetes, findings.count(.error) == 0 {
      findings.append(CheckFinding(nothing))
    }
    return told(findings)
  }

  /// Findings by place, but of the errors the one first that CoreDNS reports, in its own words.
  public func inOrder(_ findings: [CheckFinding]) -> [CheckFinding] {
    var sorted = findings.sortedByPlace
    guard let (line, refused) = firstRefusal,
      let place = sorted.firstIndex(where: {
        $0.diagnostic.severity == .error && $0.diagnostic.location == refused.location
          && ($0.diagnostic.id == refused.id || $0.diagnostic.message == refused.message
            || refused.id == "unknown-directive")
      })
    else { return sorted }
    var first = sorted.remove(at: place)
    // What Go says of a crash helps nobody.
    let isCrash = first.diagnostic.notes.contains { $0.hasPrefix("CoreDNS crashes") }
    // The limit of what is imported is the tool's.
    if !isCrash, first.diagnostic.id != "import-too-large" {
      let own = first.diagnostic.message
      let lines = line.split(separator: "\n").map(String.init)
      first.diagnostic.message = lines.first ?? line
      first.diagnostic.notes.removeAll {
        $0.hasPrefix("CoreDNS refuses to start") || line.contains($0)
      }
      if !line.contains(own) { first.diagnostic.notes.insert(own, at: 0) }
      first.diagnostic.notes.insert(contentsOf: lines.dropFirst(), at: 0)
    }
    let errors = sorted.firstIndex { $0.diagnostic.severity == .error }
    sorted.insert(first, at: min(errors ?? place, place))
    return sorted
  }

  /// What CoreDNS logs; a directive that this build does not have stops it before all else.
  private var firstRefusal: (line: String, diagnostic: Diagnostic)? {
    guard let missing = missingPlugins.first, let location = missing.location else {
      return stanzas.firstRefusal
    }
    let unknown = corefile.diagnostics.first {
      $0.id == "unknown-directive" && named($0).severity == .error
    }
    if let unknown, let place = unknown.location, place.file == location.file,
      (place.line, place.column) < (location.line, location.column)
    {
      return stanzas.firstRefusal
    }
    let name = missing.message.split(separator: " ").first.map(String.init) ?? ""
    let failure = CorefileFailure(
      .parsing, id: missing.id, "Unknown directive '\(name)'", at: location,
      entryFile: corefile.entryFile)
    return (failure.coreDNSDescription, missing)
  }

  /// The findings without those that are allowed.
  public func told(_ findings: [CheckFinding]) -> [CheckFinding] {
    if allowed.isEmpty, comments.isEmpty { return findings }
    return findings.filter {
      !allowed.contains($0.diagnostic.id) && !comments.allow($0.diagnostic)
    }
  }

  /// What the parser says of a directive that it does not know, with what it most likely is.
  private func named(_ diagnostic: Diagnostic) -> Diagnostic {
    guard diagnostic.id == "unknown-directive" else { return diagnostic }
    let name = diagnostic.message.split(separator: "'").dropFirst().first.map(String.init) ?? ""
    return UnknownDirectives.finding(for: diagnostic, name: name)
  }

  /// The findings about plugins that the plans do not read.
  private var stanzaFindings: [CheckFinding] {
    let byBlock = stanzas.faults.isEmpty ? [:] : Dictionary(grouping: plans, by: \.blockIndex)
    let isRead = { (fault: StanzaReview.Fault) in
      byBlock[fault.block]?.contains { $0.refusals.contains(fault.refusal) } ?? false
    }
    let faults = stanzas.faults.filter { !isRead($0) }
      .map { (block: $0.block, diagnostic: $0.refusal.diagnostic) }
    let noted = stanzas.findings.filter { $0.diagnostic.id != Self.fileNote }
      .map { (block: $0.block, diagnostic: $0.diagnostic) }
    return (faults + noted).filter { blocks?.contains($0.block) ?? true }
      .map { finding($0.diagnostic, block: nil) }
  }

  private static let fileNote = "file-not-read"

  /// The files that only the machine has that CoreDNS runs on, in one note.
  private var fileNote: [Diagnostic] {
    // What is everywhere needs no word.
    let usual = ["/etc/resolv.conf ", "/etc/hosts "]
    let notes = stanzas.findings.lazy.map(\.diagnostic).filter { note in
      note.id == Self.fileNote && !usual.contains { note.message.hasPrefix($0) }
    }
    guard var first = notes.first else { return [] }
    var others = Set(notes.compactMap { $0.message.split(separator: " ").first })
    if let own = first.message.split(separator: " ").first { others.remove(own) }
    if !others.isEmpty {
      first.notes.append("so are \(others.sorted().joined(separator: ", "))")
    }
    return [first]
  }

  /// The plugins whose stanzas are not known, in one note.
  private var unreadNote: [Diagnostic] {
    let unread = stanzas.unread.filter { PluginOrder.builtIn.names.contains($0.name) }
    guard let first = unread.first else { return [] }
    return [
      Diagnostic(
        .note, id: "stanza-not-read",
        "what \(unread.map(\.name).joined(separator: ", ")) takes is not known, and not read",
        at: first.token)
    ]
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

  /// Whether a plugin is there that reads Kubernetes, known or not.
  private var readsKubernetes: Bool {
    corefile.blocks.contains { block in
      block.directives.contains { DirectiveList.kubernetesReaders.contains($0.name) }
    }
  }

  /// What is no fault of a Corefile that serves other names than the cluster's.
  private var nothing: Diagnostic {
    Diagnostic(
      .note, id: "no-kubernetes",
      corefile.blocks.isEmpty
        ? "it is empty: CoreDNS serves port 53 with whoami and log alone"
        : "no server block has a plugin that reads Kubernetes",
      at: nil, fix: "give the Corefile of the CoreDNS that serves the cluster's names")
  }
}
