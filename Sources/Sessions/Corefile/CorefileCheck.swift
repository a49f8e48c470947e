import Captures
import CoreDNSPlugins
import Corefile
import Inspection
import KubernetesClient
import KubernetesConfiguration
import PluginStanzas
import StanzaSyntax

/// Everything that can be said about a Corefile without connecting.
package struct CorefileCheck: Sendable {
  /// What the options say, and the process.
  package let run: SessionRun
  /// The Corefile.
  package let loaded: LoadedCorefile
  /// The plans of the blocks that are checked, refused ones among them.
  package let plans: [ServerBlockPlan]
  /// The plans of all blocks.
  let allPlans: [ServerBlockPlan]
  private let opener: SessionOpener
  private let review: CorefileReview

  /// Plans the blocks that the options ask for.
  package init(_ run: SessionRun, _ loaded: LoadedCorefile) throws {
    self.run = run
    self.loaded = loaded
    let selected = try run.selectedBlocks(of: loaded.corefile)
    allPlans = loaded.plans
    plans = allPlans.filter { selected?.contains($0.blockIndex) ?? true }
    opener = run.opener
    var review = CorefileReview(
      loaded.corefile, plans: plans, stanzas: Self.stanzas(run, loaded, allPlans),
      order: loaded.order,
      profile: loaded.profile,
      builtPlugins: run.options.pluginCfg == nil ? nil : Set(loaded.order.names),
      variables: Set((try run.capture()?.environment ?? run.context.environment).keys))
    review.blocks = selected
    review.allowed = run.options.allowedFindings
    self.review = review
  }

  /// What CoreDNS says of the stanzas; with the files of this machine where it runs here.
  private static func stanzas(
    _ run: SessionRun, _ loaded: LoadedCorefile, _ plans: [ServerBlockPlan]
  ) -> StanzaReview {
    var surroundings = StanzaSurroundings()
    if run.options.isHere {
      surroundings.files = RelocatedFileSystem(run.context)
      surroundings.interfaces = Set(run.context.interfaces().keys)
    }
    return StanzaReview(
      loaded.corefile, order: loaded.order, plans: plans,
      catalogue: StanzaCatalogue(loaded.catalogue), version: loaded.profile?.version,
      surroundings: surroundings)
  }

  /// The report about the Corefile alone.
  package func report(isStrict: Bool, isLive: Bool) -> CheckReport {
    var review = self.review
    var connections: [CheckFinding] = []
    var faults: [StanzaReview.Fault] = []
    for (index, plan) in plans.enumerated() where plan.isConnectionKnown {
      let findings = connectionFindings(plan, isLive: isLive)
      connections += findings.map { review.finding($0, block: index) }
      // Where CoreDNS runs here, what keeps the plugin from connecting keeps it from starting.
      for finding in findings where run.options.isHere && finding.severity == .error {
        faults.append(.init(block: plan.blockIndex, refusal: plan.refusal(finding)))
      }
    }
    review.stanzas.add(faults)
    return CheckReport(
      entryName: loaded.corefile.entryFile,
      findings: review.inOrder(review.findings + review.told(connections + upgradeFindings)),
      serverBlocks: plans.map {
        CheckReport.Block(BlockIdentity(keys: $0.keys, plugin: $0.title))
      },
      isStrict: isStrict, isLive: isLive)
  }

  /// What changes between two versions of CoreDNS.
  private var upgradeFindings: [CheckFinding] {
    guard let versions = run.options.coreDNSVersion?.upgrade else { return [] }
    return UpgradeReview(loaded.corefile, versions).findings.map { review.finding($0, block: nil) }
  }

  /// The texts of the Corefile with the safe changes of findings made.
  package func fixes(of report: CheckReport) -> [CorefileFix] {
    CorefileFix.fixes(of: report.findings.map(\.diagnostic), in: loaded.corefile)
  }

  /// A finding about the cluster, where it has no place at that of a plugin of the block.
  func liveFinding(_ diagnostic: Diagnostic, block: Int?, plugin: String? = nil) -> CheckFinding {
    var diagnostic = diagnostic
    if let plan = block.map({ plans[$0] }), diagnostic.location == nil {
      let name = plugin ?? plan.plugin
      diagnostic.location = plan.plugins.first { $0.name == name }?.location
      diagnostic.length = name.utf8.count
    }
    var finding = review.finding(diagnostic, block: block)
    finding.isLive = true
    return finding
  }

  /// Whether a finding is told: neither the options nor a comment at its place allow it.
  func tells(_ finding: CheckFinding) -> Bool { !review.told([finding]).isEmpty }

  private func connectionFindings(_ plan: ServerBlockPlan, isLive: Bool) -> [Diagnostic] {
    // What a recorded connection is made of is not here; what became of it is in the capture.
    if run.options.replay != nil { return [] }
    let findings = ConnectionFindings(
      plan, isOverridden: opener.isOverridden, isHere: run.options.isHere,
      otherwise: ConnectionAdvice.otherwise)
    let host = run.context.environment["KUBERNETES_SERVICE_HOST"] ?? ""
    if findings.isInCluster, host.isEmpty, !run.options.isHere {
      return isLive ? [] : [findings.unchecked]
    }
    let overridden = findings.overridden(by: opener.replacingOption(for: plan)).map { [$0] } ?? []
    let concerns = opener.concerns(about: plan)
    do throws(ConnectionProblem) {
      return overridden + (try concerns.get().map(findings.finding))
    } catch {
      // What cannot be connected with shows when connecting; what the command line asks for is no
      // fault of the Corefile.
      let isShownLater = isLive && (opener.isOverridden || error.kind == .missingFiles)
      let tilde = opener.resolver.tildeConcerns(plan.connection).map(findings.finding)
      return overridden + tilde + (isShownLater ? [] : [findings.finding(error)])
    }
  }
}

extension ServerBlockPlan {
  /// Whether CoreDNS takes the stanza that describes the connection.
  fileprivate var isConnectionKnown: Bool {
    plugins.contains { $0.name == plugin && $0.isRead }
  }

  /// A connection that cannot be made, as the plugin refuses it.
  fileprivate func refusal(_ finding: Diagnostic) -> StanzaRefusal {
    var words = finding.notes.first ?? finding.message
    // What is wrong with a client that is made of good settings comes in other words around it.
    if ["host must be ", "unable to load root "].contains(where: words.hasPrefix) {
      words = "failed to create kubernetes notification controller: \(GoQuotation.quoted(words))"
    }
    var refusal = StanzaRefusal(finding, coreDNSMessage: words, isCrash: false)
    refusal.diagnostic = finding
    refusal.plugin = plugin
    return refusal
  }
}
