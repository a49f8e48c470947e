import Informers
import Inspection
import K8sAPI
import KubernetesClient

/// Asks what the watches of a block may do.
package struct AccessSurvey: Sendable {
  /// The way to the API server.
  let transport: any APITransport
  /// How long one answer may take.
  let limit: Duration
  /// The clock.
  let time: any TimeSource

  package init(transport: any APITransport, limit: Duration, time: any TimeSource) {
    self.transport = transport
    self.limit = limit
    self.time = time
  }

  /// The verdicts by watch name; all are asked for at once.
  package func ask(_ watches: [WatchRegistration]) async throws -> [String: WatchAccess] {
    try await withThrowingTaskGroup(of: (String, WatchAccess).self) { group in
      for watch in watches {
        let description = watch.informer.description
        group.addTask {
          async let list = verdict("list", description.resource, description.namespace)
          async let watchVerdict = verdict("watch", description.resource, description.namespace)
          return (watch.name, WatchAccess(list: try await list, watch: try await watchVerdict))
        }
      }
      var result: [String: WatchAccess] = [:]
      for try await (name, access) in group { result[name] = access }
      return result
    }
  }

  private func verdict(
    _ verb: String, _ resource: GroupVersionResource, _ namespace: String?
  ) async throws -> WatchAccess.Verdict {
    try await verdict(AccessReview(verb: verb, resource: resource, namespace: namespace))
  }

  /// What the API server says to one review.
  func verdict(_ review: AccessReview) async throws -> WatchAccess.Verdict {
    let transport = self.transport
    do {
      let answer = try await TimeLimit.run(
        limit, time: time,
        failure: ClientError(.timeout, "\(review.request.line) was not answered in time")
      ) { try await transport.ask(review) }
      return answer.isAllowed ? .allowed : .refused(reason: answer.reason)
    } catch let error as ClientError where error.code != .cancelled {
      return .unknown(FailureReport(error))
    }
  }
}
