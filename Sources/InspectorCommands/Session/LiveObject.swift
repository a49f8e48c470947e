import KubernetesWire
import Informers
import Inspection
import KubernetesClient
import Rendering

/// One object as the API server has it now.
struct LiveObject: Sendable {
  /// Its resource.
  let resource: GroupVersionResource
  /// Its key.
  let key: ObjectKey
  /// The way to the API server.
  let transport: any APITransport

  /// Asks the API server; nil where it has no such object.
  func fetch(limit: Duration, time: any TimeSource) async throws -> JSONValue? {
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

  /// Where the fields that a plugin keeps differ between the store and the server.
  static func differences(
    _ stored: (any StoredObject)?, from live: JSONValue, type: any StoredObject.Type
  ) throws -> [FieldDifference] {
    guard let stored else { return [] }
    let kept = try keptFields(of: live, as: type)
    return FieldDifference.between(.object(stored.fields), kept)
  }

  /// What the plugin would keep of the object, read as an informer reads a list of one.
  private static func keptFields<Object: StoredObject>(
    of live: JSONValue, as type: Object.Type
  ) throws -> JSONValue? {
    let list = JSONWriter.text(
      ["kind": "List", "apiVersion": "v1", "metadata": [:], "items": .array([live])])
    var decoder = try ListDecoder(
      contentType: "application/json", projection: Object.projection)
    var kept: JSONValue?
    var text = list
    try text.withUTF8 { bytes in
      try decoder.consume(UnsafeRawBufferPointer(bytes)) { result in
        kept = .object(try result.get().fields)
      }
    }
    _ = try decoder.finish()
    return kept
  }
}
