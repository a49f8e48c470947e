import KubernetesWire
import KubernetesClient

/// The parts that all made-up objects have in common.
struct ObjectDraft {
  let resource: GroupVersionResource
  let kind: String
  var namespace: String?
  var name: String
  var uid: String
  var createdAt: Int64
  var labels: [(String, String)] = []
  var annotations: [(String, String)] = []
  /// The manager and the paths that it set, for `managedFields`; nil leaves them out.
  var managed: (manager: String, fields: JSONValue)?
  var owner: JSONValue?

  /// The complete object; `parts` are the members beside the metadata.
  func object(_ parts: [(String, JSONValue)]) -> GeneratedObject {
    var object = members([
      ("apiVersion", .string(resource.apiVersion)), ("kind", .string(kind)),
      ("metadata", .object(metadata)),
    ])
    for (name, value) in parts { object.append(name, value) }
    return GeneratedObject(
      resource: resource, namespace: namespace, name: name, resourceVersion: 0,
      body: .json(.object(object)))
  }

  private var metadata: JSONObject {
    let created = JSONValue.string(RFC3339.string(createdAt))
    var metadata = members([("name", .string(name))])
    if let namespace { metadata.append("namespace", .string(namespace)) }
    metadata.append("uid", .string(uid))
    metadata.append("creationTimestamp", created)
    if !labels.isEmpty { metadata.append("labels", Self.map(labels)) }
    if !annotations.isEmpty { metadata.append("annotations", Self.map(annotations)) }
    if let owner { metadata.append("ownerReferences", [owner]) }
    if let managed {
      metadata.append(
        "managedFields",
        [
          [
            "manager": .string(managed.manager), "operation": "Update",
            "apiVersion": .string(resource.apiVersion), "time": created,
            "fieldsType": "FieldsV1", "fieldsV1": managed.fields,
          ]
        ])
    }
    return metadata
  }

  private static func map(_ pairs: [(String, String)]) -> JSONValue {
    .object(JSONObject(pairs.map { ($0.0, .string($0.1)) }))
  }
}

extension JSONValue {
  /// A `managedFields` entry of these members, each without anything below.
  static func fieldSet(_ names: String...) -> JSONValue {
    .object(JSONObject(names.map { ($0 == "." ? "." : "f:\($0)", [:]) }))
  }
}

/// An object of these members in this order.
///
/// The concrete parameter type spares the compiler the
/// search that the generic initialiser costs it.
func members(_ pairs: [(String, JSONValue)]) -> JSONObject {
  var object = JSONObject()
  for (name, value) in pairs { object.append(name, value) }
  return object
}
