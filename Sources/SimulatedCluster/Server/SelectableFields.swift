import KubernetesWire

/// The fields of each kind that field selectors may name, and how to read them.
enum SelectableFields {
  /// A field: its name in selectors, and its field numbers in protobuf.
  struct Field: Sendable {
    var name: String
    var path: [Int]
    var isBoolean = false
  }

  /// The fields that selectors of this resource may name.
  static func names(of resource: ServedResource) -> Set<String> {
    let own = byKind[resource.kind] ?? []
    return Set(own.map(\.name) + ["metadata.name", "metadata.namespace"])
  }

  static let byKind: [String: [Field]] = [
    "Pod": [
      Field(name: "spec.nodeName", path: [2, 10]),
      Field(name: "spec.restartPolicy", path: [2, 3]),
      Field(name: "spec.schedulerName", path: [2, 19]),
      Field(name: "spec.serviceAccountName", path: [2, 8]),
      Field(name: "spec.hostNetwork", path: [2, 11], isBoolean: true),
      Field(name: "status.phase", path: [3, 1]),
      Field(name: "status.podIP", path: [3, 6]),
      Field(name: "status.nominatedNodeName", path: [3, 11]),
    ],
    "Service": [
      Field(name: "spec.clusterIP", path: [2, 3]), Field(name: "spec.type", path: [2, 4]),
    ],
    "Namespace": [Field(name: "status.phase", path: [3, 1])],
  ]

  /// The value of a field of a stored object, as selectors compare it.
  static func value(_ name: String, of item: StoredItem, kind: String) -> String {
    switch name {
    case "metadata.name": return String(item.name)
    case "metadata.namespace": return String(item.namespace)
    default: break
    }
    guard let field = byKind[kind]?.first(where: { $0.name == name }) else { return "" }
    return item.encoding == .protobuf ? protobuf(field, item) : json(name, item)
  }

  private static func protobuf(_ field: Field, _ item: StoredItem) -> String {
    item.bytes.withUnsafeBytes { raw in
      let scan = ProtobufScan(bytes: raw)
      let found = scan.field(path: field.path)
      if field.isBoolean { return found?.varint == 1 ? "true" : "false" }
      return found.map { scan.text($0.value) } ?? ""
    }
  }

  private static func json(_ name: String, _ item: StoredItem) -> String {
    var value = try? JSONValue(parsing: item.bytes)
    for part in name.split(separator: ".") { value = value?[String(part)] }
    return value?.stringValue ?? ""
  }
}

extension StoredItem {
  /// `metadata.labels`.
  var labels: [String: String] {
    switch encoding {
    case .protobuf:
      return bytes.withUnsafeBytes { ProtobufScan(bytes: $0).labels() }
    case .json:
      let labels = (try? JSONValue(parsing: bytes))?["metadata"]?["labels"]?.objectValue
      var result: [String: String] = [:]
      for (name, value) in labels ?? JSONObject() { result[name] = value.stringValue }
      return result
    }
  }
}
