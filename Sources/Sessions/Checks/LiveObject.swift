import KubernetesWire
import Informers
import Inspection
import KubernetesClient

/// One object as the API server has it now.
package struct LiveObject: Sendable {
  /// Its resource.
  let resource: GroupVersionResource
  /// Its key.
  let key: ObjectKey
  /// The way to the API server.
  let transport: any APITransport

  package init(resource: GroupVersionResource, key: ObjectKey, transport: any APITransport) {
    self.resource = resource
    self.key = key
    self.transport = transport
  }

  /// Asks the API server; nil where it has no such object.
  package func fetch(limit: Duration, time: any TimeSource) async throws -> JSONValue? {
    let request = APIRequest(
      path: resource.path(
        namespace: key.namespace.isEmpty ? nil : key.namespace, name: key.name),
      accept: .json)
    let transport = self.transport
    do {
      return try await TimeLimit.run(
        limit, time: time,
        failure: ClientError(.timeout, "GET \(request.path) was not answered in time")
      ) { try await transport.json(request) }
    } catch let error as ClientError where error.code == .notFound {
      return nil
    }
  }

  /// How the object compares with what the store of an informer has.
  package static func compare(
    _ live: JSONValue?, with informer: any Informer, key: ObjectKey
  ) throws -> GetReport.Live {
    guard let live else { return GetReport.Live(object: nil, differences: []) }
    let verifiable = informer as? any VerifiableInformer
    let differences = try informer.indexer.object(for: key).map { stored in
      let kept = try verifiable?.kept(of: live)
      return FieldDifference.between(.object(stored.fields), kept.map { .object($0.fields) })
    }
    return GetReport.Live(
      object: live, differences: differences ?? [],
      omission: try verifiable?.omission(of: live),
      unready: UnreadyEndpoint.all(of: live, informer.description.resource))
  }
}
