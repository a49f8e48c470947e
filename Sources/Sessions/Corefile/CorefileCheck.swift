import CoreDNSPlugins
import Corefile
import Inspection
import KubernetesClient
import KubernetesConfiguration

/// Everything that can be said about a Corefile without connecting.
package struct CorefileCheck: Sendable {
  /// What the options say, and the process.
  package let run: SessionRun
  /// The Corefile.
  package let loaded: LoadedCorefile
  /// The plans of the blocks that are checked, refused ones among them.
  package let plans: [ServerBlockPlan]
  private let opener: SessionOpener
  private let review: CorefileReview

  /// Plans the blocks that the options ask for.
  package init(_ run: SessionRun, _ loaded: LoadedCorefile) throws {
    self.run = run
    self.loaded = loaded
    let selected = try run.selectedBlocks(of: loaded.corefile)
    plans = loaded.plans.filter {
      selected?.contains($0.blockIndex) ?? true
    }
    opener = run.opener
    review = CorefileReview(
      loaded.corefile, plans: plans, profile: loaded.profile,
      builtPlugins: run.options.pluginCfg == nil ? nil : Set(loaded.order.names),
      variables: Set(run.context.environment.keys))
  }

  /// The report about the Corefile alone.
  package func report(isStrict: Bool, isLive: Bool) -> CheckReport {
    var findings = review.findings
    for (index, plan) in plans.enumerated() where plan.isConnectionKnown {
      findings += connectionFindings(plan, isLive: isLive).map { review.finding($0, block: index) }
    }
    return CheckReport(
      entryName: loaded.corefile.entryFile, findings: findings.sortedByPlace,
      serverBlocks: plans.map {
        CheckReport.Block(BlockIdentity(keys: $0.keys, plugin: $0.title))
      },
      isStrict: isStrict, isLive: isLive)
  }

  /// A finding about the cluster, at the place of a plugin of the block.
  func liveFinding(_ diagnostic: Diagnostic, block: Int, plugin: String? = nil) -> CheckFinding {
    var diagnostic = diagnostic
    let plan = plans[block]
    let name = plugin ?? plan.plugin
    diagnostic.location = plan.plugins.first { $0.name == name }?.location
    diagnostic.length = name.utf8.count
    var finding = review.finding(diagnostic, block: block)
    finding.isLive = true
    return finding
  }

  private func connectionFindings(_ plan: ServerBlockPlan, isLive: Bool) -> [Diagnostic] {
    let findings = ConnectionFindings(
      plan, isOverridden: opener.isOverridden, otherwise: ConnectionAdvice.otherwise)
    let host = run.context.environment["KUBERNETES_SERVICE_HOST"] ?? ""
    if findings.isInCluster, host.isEmpty { return isLive ? [] : [findings.unchecked] }
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
    plugins.first { $0.name == plugin }?.settings != nil
  }
}
