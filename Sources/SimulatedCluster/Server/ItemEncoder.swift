import KubernetesClient
import KubernetesWire

/// Writes stored objects in the forms that clients ask for.
struct ItemEncoder: Sendable {
  let resource: ServedResource

  /// The object as JSON text; `identified` has it begin with its kind and apiVersion.
  func writeJSON(_ item: StoredItem, identified: Bool, into output: inout [UInt8]) throws {
    switch item.encoding {
    case .json: output.append(contentsOf: item.bytes)
    case .protobuf:
      try item.bytes.withUnsafeBytes {
        try ProtobufTranscoder.shared.writeJSON(
          fromProtobuf: $0, kind: resource.kind,
          apiVersion: identified ? resource.id.apiVersion : nil, into: &output)
      }
    }
  }

  /// The object as a JSON value that begins with its kind and apiVersion.
  func value(_ item: StoredItem) throws -> JSONValue {
    switch item.encoding {
    case .json: return try JSONValue(parsing: item.bytes)
    case .protobuf:
      return identified(
        try ProtobufTranscoder.shared.json(fromProtobuf: item.bytes, kind: resource.kind))
    }
  }

  /// The object as an enveloped message.
  func envelope(_ item: StoredItem) -> [UInt8] {
    ProtobufTranscoder.wrap(
      kind: resource.kind, apiVersion: resource.id.apiVersion, raw: item.bytes)
  }

  /// The bytes to store of an object.
  func encode(_ value: JSONValue) throws -> [UInt8] {
    guard resource.hasProtobuf else { return identified(value).serialisedBytes() }
    return try ProtobufTranscoder.shared.protobuf(fromJSON: value, kind: resource.kind)
  }

  /// The object with `kind` and `apiVersion` first.
  func identified(_ value: JSONValue) -> JSONValue {
    var object = JSONObject()
    object.append("kind", .string(resource.kind))
    object.append("apiVersion", .string(resource.id.apiVersion))
    for (name, member) in value.objectValue ?? JSONObject()
    where name != "kind" && name != "apiVersion" {
      object.append(name, member)
    }
    return .object(object)
  }

  /// Only `metadata`, as `meta.k8s.io/v1` PartialObjectMetadata.
  func partialMetadata(_ item: StoredItem) throws -> JSONValue {
    [
      "kind": "PartialObjectMetadata", "apiVersion": "meta.k8s.io/v1",
      "metadata": try value(item)["metadata"] ?? .object(JSONObject()),
    ]
  }
}
