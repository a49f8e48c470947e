import KubernetesClient
import KubernetesWire

/// The ways to patch an object.
enum PatchKind {
  case merge
  case strategic
  case json
  case apply

  /// Told by the Content-Type; custom resources have no strategic merge.
  init(_ contentType: String, _ resource: ServedResource) throws(APIFailure) {
    switch contentType {
    case "application/merge-patch+json": self = .merge
    case "application/strategic-merge-patch+json" where resource.id.hasProtobuf:
      self = .strategic
    case "application/json-patch+json": self = .json
    case "application/apply-patch+yaml": self = .apply
    default:
      throw .unsupportedMediaType(
        ["application/json-patch+json", "application/merge-patch+json"]
          + (resource.id.hasProtobuf ? ["application/strategic-merge-patch+json"] : [])
          + ["application/apply-patch+yaml"])
    }
  }
}

/// Reads what a write request carries.
struct RequestBody {
  let bytes: [UInt8]
  let contentType: String

  init(_ request: ServerRequest) {
    bytes = request.body ?? []
    let header = request.headers["content-type"] ?? "application/json"
    contentType = MediaType.parse(header).first?.name ?? "application/json"
  }

  /// Any JSON document; YAML is read as far as it is JSON.
  func json() throws(APIFailure) -> JSONValue {
    do {
      return try JSONValue(parsing: bytes)
    } catch {
      throw .badRequest("error decoding the request's body: \(error)")
    }
  }

  /// An object of that resource, in JSON or protobuf.
  func object(_ resource: ServedResource) throws(APIFailure) -> JSONValue {
    let value: JSONValue
    var kind: String?
    if contentType == "application/vnd.kubernetes.protobuf",
      resource.hasProtobuf || resource.kind == "ConfigMap"
    {
      do {
        let message = try ProtobufTranscoder.unwrap(bytes)
        kind = message.kind
        value =
          resource.hasProtobuf
          ? try ProtobufTranscoder.shared.json(
            fromProtobuf: Array(message.raw), kind: resource.kind)
          : try ConfigMapBody.decode(Array(message.raw))
      } catch {
        throw .badRequest("error decoding the request's body: \(error)")
      }
    } else if ["application/json", "application/yaml"].contains(contentType) {
      value = try json()
      kind = value["kind"]?.stringValue
    } else {
      throw .unsupportedMediaType(
        ["application/json", "application/yaml", "application/vnd.kubernetes.protobuf"])
    }
    guard case .object = value else {
      throw .badRequest("the body of the request is no object")
    }
    if let kind, !kind.isEmpty, kind != resource.kind {
      throw .badRequest(
        "\(kind) in version \"\(resource.id.version)\" cannot be handled as a \(resource.kind): "
          + "converting (\(kind)) to (\(resource.kind)): unknown conversion")
    }
    return value
  }

  /// The options of a DELETE: an empty object where there is no body that is JSON.
  func options() throws(APIFailure) -> JSONValue {
    guard !bytes.isEmpty, contentType != "application/vnd.kubernetes.protobuf" else {
      return .object(JSONObject())
    }
    return try json()
  }
}

extension ServerRequest {
  /// Whether the write is only to be tried.
  var isDryRun: Bool { query.contains { $0.name == "dryRun" && $0.value == "All" } }

  /// Who owns the written fields: as the request says, else the program that sends it.
  var fieldManager: String {
    if let name = value("fieldManager") { return name }
    let agent = headers["user-agent"] ?? ""
    return agent.split(separator: "/").first.map { String($0.prefix(128)) } ?? "unknown"
  }
}
