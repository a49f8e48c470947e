import Captures
import CoreDNSPlugins
import Corefile
import Inspection
import KubernetesConfiguration

extension SessionOpener {
  /// The settings and the connection of a block, each value with where it came from, and what the
  /// connection adds to the findings; nothing is connected to.
  package func configuration(
    of plan: ServerBlockPlan
  ) -> (block: ConfigReport.Block, findings: [Diagnostic]) {
    let identity = BlockIdentity(keys: plan.keys, plugin: plan.plugin)
    var summary: ConnectionSummary?
    var findings: [Diagnostic] = []
    if let capture = try? run.capture() {
      summary = capture.block(of: plan)?.connection.flatMap { ConnectionSummary(captured: $0) }
    } else if !plan.isRefused {
      let review = ConnectionFindings(
        plan, isOverridden: isOverridden, otherwise: ConnectionAdvice.otherwise)
      findings += review.overridden(by: replacingOption(for: plan)).map { [$0] } ?? []
      do throws(ConnectionProblem) {
        summary = ConnectionSummary(try resolver.values(plan.connection, overrides))
        let connection = try connection(for: plan)
        summary = ConnectionSummary(connection)
        summary = ConnectionSummary(
          try prepared(connection), now: run.context.wallClock().components.seconds)
      } catch {
        let isElsewhere =
          review.isInCluster && run.context.environment["KUBERNETES_SERVICE_HOST"] == nil
        findings.append(isElsewhere ? review.unchecked : review.finding(error.advised))
      }
    }
    let block = ConfigReport.Block(
      identity, settings: plan.settings, origins: plan.settingOrigins, connection: summary)
    return (block, findings)
  }
}
