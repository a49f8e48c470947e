import KubernetesClient
import KubernetesWire

/// Writes watch events: protobuf frames, or JSON objects a line each.
final class WatchEncoder: Sendable {
  private let form: Representation
  private let items: ItemEncoder
  private let tables: TableRenderer?

  init(form: Representation, items: ItemEncoder, tables: TableRenderer?) {
    self.form = form
    self.items = items
    self.tables = tables
  }

  /// Whether the events are protobuf frames.
  var isProtobuf: Bool { form == .protobuf }

  /// The stream's Content-Type.
  var contentType: String {
    form == .protobuf ? "\(form.contentType);stream=watch" : form.contentType
  }

  /// Appends an event about an object.
  func append(_ type: String, _ item: StoredItem, to output: inout [UInt8]) throws {
    switch form {
    case .protobuf:
      output += ProtobufTranscoder.watchFrame(type: type, object: items.envelope(item))
    case .table:
      guard let tables else { return }
      line(type, tables.event(try items.value(item)), to: &output)
    case .partialMetadata:
      line(type, try items.partialMetadata(item), to: &output)
    case .json, .yaml:
      output += Array("{\"type\":\"\(type)\",\"object\":".utf8)
      try items.writeJSON(item, identified: true, into: &output)
      output += Array("}\n".utf8)
    }
  }

  /// Appends a bookmark: an empty object that has only a version.
  func appendBookmark(
    _ version: UInt64, endsInitialEvents: Bool, to output: inout [UInt8]
  ) throws {
    if form == .table, let tables {
      return line("BOOKMARK", tables.bookmark(version), to: &output)
    }
    let object = BookmarkObject(resource: items.resource, version: version)
      .json(endsInitialEvents: endsInitialEvents)
    guard form == .protobuf else { return line("BOOKMARK", object, to: &output) }
    let raw = try ProtobufTranscoder.shared.protobuf(fromJSON: object, kind: items.resource.kind)
    output += ProtobufTranscoder.watchFrame(type: "BOOKMARK", object: envelope(raw))
  }

  /// The event with which a watch ends whose version is too old.
  func expired(asked: UInt64, floor: UInt64) -> [UInt8] {
    let failure = APIFailure(
      410, "Expired", "too old resource version: \(asked) (\(floor))")
    guard form == .protobuf else {
      var output: [UInt8] = []
      line("ERROR", failure.json, to: &output)
      return output
    }
    return ProtobufTranscoder.watchFrame(
      type: "ERROR",
      object: ProtobufTranscoder.wrap(kind: "Status", apiVersion: "v1", raw: failure.protobuf))
  }

  private func envelope(_ raw: [UInt8]) -> [UInt8] {
    ProtobufTranscoder.wrap(
      kind: items.resource.kind, apiVersion: items.resource.id.apiVersion, raw: raw)
  }

  private func line(_ type: String, _ object: JSONValue, to output: inout [UInt8]) {
    var event = JSONObject()
    event.append("type", .string(type))
    event.append("object", object)
    JSONValue.object(event).serialise(into: &output)
    output.append(UInt8(ascii: "\n"))
  }
}

/// The object of a BOOKMARK event: an empty one of the watched kind, as Go's zero value prints.
private struct BookmarkObject {
  let resource: ServedResource
  let version: UInt64

  func json(endsInitialEvents: Bool) -> JSONValue {
    let isCustom = !resource.id.hasProtobuf
    let marker: JSONValue = ["k8s.io/initial-events-end": "true"]
    var metadata = JSONObject()
    if endsInitialEvents, isCustom { metadata["annotations"] = marker }
    metadata["resourceVersion"] = .string(String(version))
    if endsInitialEvents { metadata["annotations"] = marker }
    var object = JSONObject()
    if isCustom { object["apiVersion"] = .string(resource.id.apiVersion) }
    object["kind"] = .string(resource.kind)
    object["apiVersion"] = .string(resource.id.apiVersion)
    object["metadata"] = .object(metadata)
    for (name, value) in emptyMembers { object[name] = value }
    return .object(object)
  }

  private var emptyMembers: [(String, JSONValue)] {
    let empty = JSONValue.object(JSONObject())
    return switch resource.kind {
    case "Pod": [("spec", ["containers": nil]), ("status", empty)]
    case "Service": [("spec", empty), ("status", ["loadBalancer": empty])]
    case "Namespace": [("spec", empty), ("status", empty)]
    case "EndpointSlice": [("addressType", ""), ("endpoints", nil), ("ports", nil)]
    default: []
    }
  }
}
