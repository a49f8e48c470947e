import KubernetesWire
import KubernetesClient

/// Checks and completes the name and namespace of an object that is to be created.
enum ObjectNaming {
  /// The draft under its final name; the target gets the name too.
  static func named(
    _ draft: JSONValue, _ target: inout ResourceTarget, _ storage: ObjectStorage
  ) throws(APIFailure) -> JSONValue {
    let resource = target.resource
    guard var object = draft.objectValue else {
      throw .badRequest("the body of the request is no object")
    }
    var metadata = object["metadata"]?.objectValue ?? JSONObject()
    var name = metadata["name"]?.stringValue ?? target.name ?? ""
    if name.isEmpty, let prefix = metadata["generateName"]?.stringValue, !prefix.isEmpty {
      name = prefix + suffix()
    }
    guard !name.isEmpty else {
      throw .invalid(
        kind: resource.kind, group: resource.id.group, name: "", field: "metadata.name",
        "Required value: name or generateName is required")
    }
    guard isValid(name) || resource.id.group == GroupVersionResource.clusterRoles.group else {
      throw .invalid(
        kind: resource.kind, group: resource.id.group, name: name, field: "metadata.name",
        "Invalid value: \"\(name)\": a lowercase RFC 1123 subdomain must consist of lower case "
          + "alphanumeric characters, '-' or '.', and must start and end with an alphanumeric "
          + "character")
    }
    // The names of roles may hold colons; the real server forbids only what a path cannot hold.
    metadata["name"] = .string(name)
    try place(&metadata, target, storage)
    object["metadata"] = .object(metadata)
    target.name = name
    return .object(object)
  }

  private static func place(
    _ metadata: inout JSONObject, _ target: ResourceTarget, _ storage: ObjectStorage
  ) throws(APIFailure) {
    let written = metadata["namespace"]?.stringValue ?? ""
    guard let namespace = target.namespace else {
      guard !target.resource.isNamespaced else {
        throw .badRequest("an empty namespace may not be set during creation")
      }
      metadata["namespace"] = nil
      return
    }
    guard written.isEmpty || written == namespace else {
      throw .badRequest(
        "the namespace of the provided object does not match the namespace sent on the request")
    }
    guard storage.item(.namespaces, key: namespace) != nil else {
      throw APIFailure(
        404, "NotFound", "namespaces \"\(namespace)\" not found",
        details: .init(name: namespace, kind: "namespaces"))
    }
    metadata["namespace"] = .string(namespace)
  }

  private static func isValid(_ name: String) -> Bool {
    func isAlphanumeric(_ byte: UInt8) -> Bool {
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
    let bytes = Array(name.utf8)
    return bytes.count <= 253 && bytes.first.map(isAlphanumeric) == true
      && bytes.last.map(isAlphanumeric) == true
      && bytes.allSatisfy {
        isAlphanumeric($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".")
      }
  }

  /// Five characters that spell no words, as the API server appends them.
  private static func suffix() -> String {
    String((0..<5).compactMap { _ in "bcdfghjklmnpqrstvwxz2456789".randomElement() })
  }
}
