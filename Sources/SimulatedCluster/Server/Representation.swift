/// In which form an answer goes out.
enum Representation: Hashable, Sendable {
  case json
  /// JSON text under the name of YAML, of which it is a part.
  case yaml
  case protobuf
  /// `meta.k8s.io/v1` Table, as `kubectl get` asks for.
  case table
  /// `meta.k8s.io/v1` PartialObjectMetadata, as garbage collectors ask for.
  case partialMetadata

  /// The answer's Content-Type.
  var contentType: String {
    switch self {
    case .json, .table, .partialMetadata: "application/json"
    case .yaml: "application/yaml"
    case .protobuf: "application/vnd.kubernetes.protobuf"
    }
  }

  /// The first acceptable form; nil when there is none (406).
  static func negotiate(_ accept: [MediaType], hasProtobuf: Bool) -> Representation? {
    for type in accept {
      switch (type.name, type.parameters["as"]) {
      case ("application/json", "Table") where type.parameters["v"] == "v1": return .table
      case ("application/json", "PartialObjectMetadata"),
        ("application/json", "PartialObjectMetadataList"):
        return .partialMetadata
      case ("application/json", nil), ("*/*", nil), ("application/*", nil): return .json
      case ("application/yaml", nil): return .yaml
      case ("application/vnd.kubernetes.protobuf", nil) where hasProtobuf: return .protobuf
      default: continue
      }
    }
    return nil
  }

  /// The form of a failure: it is never refused.
  static func forStatus(_ accept: [MediaType]) -> Representation {
    for type in accept {
      switch type.name {
      case "application/json", "*/*", "application/*": return .json
      case "application/vnd.kubernetes.protobuf": return .protobuf
      default: continue
      }
    }
    return .json
  }
}
