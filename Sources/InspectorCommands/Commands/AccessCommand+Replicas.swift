import CoreDNSPlugins
import Inspection
import KubernetesClient
import Sessions

extension AccessCommand {
  /// How the ClusterRole for the watches is called where nothing is said.
  static let usualRoleName = "system:coredns"

  /// How the Role for looking at replicas is called.
  static let replicaRoleName = "k8sapi-inspect-replicas"

  /// Asks for what looking at replicas needs, over the connection of the first block that has one.
  func showReplicaAccess(
    _ invocation: Invocation, _ loaded: LoadedCorefile, _ plans: [ServerBlockPlan]
  ) async throws -> ExitStatus {
    try await invocation.sessions.withDemo(hasReplicas: true) { run in
      for plan in plans {
        let open = try run.opener.open(plan, watches: [])
        run.tellNotices(open.session)
        guard let client = open.client else { continue }
        let survey = ReplicaAccessSurvey(client, run: run, request: pods.request, loaded)
        let report = try await closing {
          try await survey.report(user: global.impersonatedUser ?? "")
        } close: {
          await client.close()
        }
        try await invocation.show(report)
        return report.isAllowed ? .success : .cannotConnect
      }
      throw CommandFailure(.cannotConnect, "no server block says how to connect")
    }
  }
}
