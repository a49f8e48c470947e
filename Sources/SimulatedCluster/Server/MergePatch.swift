import KubernetesWire

/// RFC 7386: objects are merged, null removes, anything else replaces.
enum MergePatch {
  static func apply(_ patch: JSONValue, to target: JSONValue?) -> JSONValue {
    guard case .object(let changes) = patch else { return patch }
    var result = target?.objectValue ?? JSONObject()
    for (name, change) in changes {
      // Spelt out: a bare `nil` would be read as the JSON literal.
      result[name] = change == .null ? JSONValue?.none : apply(change, to: result[name])
    }
    return .object(result)
  }
}
