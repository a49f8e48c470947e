import KubernetesWire
import KubernetesClient

/// The least of OpenAPI that kubectl needs.
///
/// It tells which kinds the server validates by itself, by the `fieldValidation` parameter of their
/// PATCH. There are no schemas.
struct OpenAPIDocument {
  let catalogue: ResourceCatalogue

  /// The document of `/openapi/v3` or `/openapi/v3/GROUP-VERSION-PATH`; nil for other paths.
  func document(path: String) -> JSONValue? {
    guard path != "/openapi/v3" else { return index }
    guard path.hasPrefix("/openapi/v3/") else { return nil }
    let groupPath = String(path.dropFirst("/openapi/v3/".count))
    let definitions = catalogue.definitions.filter { Self.groupPath($0.id) == groupPath }
    guard !definitions.isEmpty else { return nil }
    var paths = JSONObject()
    for definition in definitions where definition.verbs.contains("patch") {
      let id = definition.id
      let namespace = definition.isNamespaced ? "namespaces/{namespace}/" : ""
      paths["/\(Self.groupPath(id))/\(namespace)\(id.resource)/{name}"] = [
        "patch": Self.patch(definition)
      ]
    }
    return [
      "openapi": "3.0.0", "info": ["title": "Kubernetes", "version": "v1.36.2"],
      "paths": .object(paths), "components": ["schemas": .object(JSONObject())],
    ]
  }

  private var index: JSONValue {
    var paths = JSONObject()
    for definition in catalogue.definitions {
      let path = Self.groupPath(definition.id)
      paths[path] = ["serverRelativeURL": .string("/openapi/v3/\(path)")]
    }
    return ["paths": .object(paths)]
  }

  private static func groupPath(_ id: GroupVersionResource) -> String {
    id.group.isEmpty ? "api/\(id.version)" : "apis/\(id.group)/\(id.version)"
  }

  private static func patch(_ definition: ResourceDefinition) -> JSONValue {
    let id = definition.id
    return [
      "operationId": .string("patch\(definition.kind)"),
      "parameters": [
        ["name": "fieldValidation", "in": "query", "schema": ["type": "string"]]
      ],
      "responses": ["200": ["description": "OK"]],
      "x-kubernetes-action": "patch",
      "x-kubernetes-group-version-kind": [
        "group": .string(id.group), "version": .string(id.version),
        "kind": .string(definition.kind),
      ],
    ]
  }
}
