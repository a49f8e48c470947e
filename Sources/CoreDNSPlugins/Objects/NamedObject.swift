import KubernetesWire
import Informers

/// What every stored object takes from `metadata`.
protocol NamedObject {
  var key: ObjectKey { get set }
  var resourceVersion: String { get set }
}

extension Projection.Field where Object: NamedObject {
  /// The `metadata` of an object, with what else the object takes from it.
  static func metadata(_ more: [Projection<Object>.Field] = []) -> Projection<Object>.Field {
    .message(
      "metadata", 1,
      [
        .text("name", 1) { $0.key.name = $1.string() },
        .text("namespace", 3) { $0.key.namespace = $1.interned() },
        .text("resourceVersion", 6) { $0.resourceVersion = $1.string() },
      ] + more)
  }
}

extension NamedObject {
  /// `name.namespace`, the form in which CoreDNS indexes services and endpoints.
  var dottedName: String { "\(key.name).\(key.namespace)" }

  /// The members that every object's output starts with.
  var headFields: JSONObject {
    var fields = JSONObject([("name", .string(key.name))])
    if !key.namespace.isEmpty { fields["namespace"] = .string(key.namespace) }
    fields["resourceVersion"] = .string(resourceVersion)
    return fields
  }
}

extension JSONValue {
  /// An array of strings.
  static func strings(_ texts: [String]) -> JSONValue { .array(texts.map { .string($0) }) }

  /// An object whose members are strings, sorted by name.
  static func strings(_ members: [String: String]) -> JSONValue {
    .object(JSONObject(members.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) }))
  }
}
