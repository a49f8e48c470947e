import KubernetesClient
import KubernetesWire

/// Records who wrote which fields, as `metadata.managedFields`.
///
/// Lists count as one field: the server's own per-entry ownership matters to server-side apply's
/// conflict rules only, which the simulation does not have.
struct ManagedFields {
  let resource: ServedResource
  let manager: String
  let operation: String
  let now: String
  var subresource: String?

  /// The object with an entry for this writer, in place of the one it had.
  func recorded(in object: JSONValue, from written: JSONValue) -> JSONValue {
    guard var result = object.objectValue else { return object }
    var metadata = result["metadata"]?.objectValue ?? JSONObject()
    var entries = metadata["managedFields"]?.arrayValue ?? []
    entries.removeAll {
      $0["manager"]?.stringValue == manager && $0["operation"]?.stringValue == operation
        && $0["subresource"]?.stringValue == subresource
    }
    var entry = JSONObject()
    entry.append("manager", .string(manager))
    entry.append("operation", .string(operation))
    entry.append("apiVersion", .string(resource.id.apiVersion))
    entry.append("time", .string(now))
    entry.append("fieldsType", "FieldsV1")
    entry.append("fieldsV1", fields(of: written))
    if let subresource { entry.append("subresource", .string(subresource)) }
    metadata["managedFields"] = .array(entries + [.object(entry)])
    result["metadata"] = .object(metadata)
    return .object(result)
  }

  private static let ownerless: Set<String> = [
    "name", "namespace", "uid", "resourceVersion", "creationTimestamp", "generation",
    "managedFields", "selfLink", "generateName", "deletionTimestamp",
  ]

  private func fields(of written: JSONValue) -> JSONValue {
    var result = JSONObject()
    for (name, value) in written.objectValue ?? JSONObject() {
      switch name {
      case "kind", "apiVersion": continue
      case "status" where subresource == nil && value.objectValue?.isEmpty != false: continue
      case "metadata":
        var kept = JSONObject()
        for (member, inner) in value.objectValue ?? JSONObject()
        where !Self.ownerless.contains(member) {
          kept.append(member, inner)
        }
        if !kept.isEmpty { result["f:metadata"] = Self.tree(.object(kept), depth: 0) }
      default: result["f:\(name)"] = Self.tree(value, depth: 0)
      }
    }
    return .object(result)
  }

  /// Names become `f:name`; everything but objects is a leaf, as is what lies very deep.
  private static func tree(_ value: JSONValue, depth: Int) -> JSONValue {
    guard case .object(let object) = value, depth < 16 else { return .object(JSONObject()) }
    var result = JSONObject()
    for (name, member) in object { result["f:\(name)"] = tree(member, depth: depth + 1) }
    return .object(result)
  }
}
