import Informers
import Inspection
import KubernetesClient
import Replicas

/// Asks whether the replicas of CoreDNS may be looked at; none of them is reached for that.
package struct ReplicaAccessSurvey {
  let client: KubernetesClient
  let run: SessionRun
  let request: ReplicasRequest
  /// The port of metrics.
  let port: UInt16

  package init(
    _ client: KubernetesClient, run: SessionRun, request: ReplicasRequest, _ loaded: LoadedCorefile
  ) {
    self.client = client
    self.run = run
    self.request = request
    port = ReplicaPorts(loaded.corefile).metrics?.port ?? 9153
  }

  /// The verdicts; about one pod where pods may be listed, since a right may be for that alone.
  package func report(user: String) async throws -> ReplicaAccessReport {
    let running = RunningReplicas(
      client: client, run: run, namespace: request.namespace, selector: request.selector)
    let pod = try? await running.pods().first { $0.skipped == nil }
    let survey = AccessSurvey(transport: client, limit: run.timeout, time: run.context.time)
    var report = ReplicaAccessReport(
      namespace: request.namespace,
      rights: ReplicaAccessReport.rights(pod: pod?.name, port: port), user: user)
    for index in report.rights.indices {
      report.rights[index].verdict = try await survey.verdict(review(report.rights[index]))
    }
    return report
  }

  private func review(_ right: ReplicaAccessReport.Right) -> AccessReview {
    let parts = right.resource.split(separator: "/", maxSplits: 1).map(String.init)
    return AccessReview(
      verb: right.verb, resource: GroupVersionResource(version: "v1", resource: parts[0]),
      subresource: parts.count > 1 ? parts[1] : nil, namespace: request.namespace,
      name: right.name)
  }
}
