import KubernetesWire

/// Who sends a request.
struct Identity: Hashable, Sendable {
  var name: String
  var groups: [String]
  var uid = ""
  /// What else is known of the user, such as the scopes of a token.
  var extra: [String: [String]] = [:]

  /// The identity as `authentication.k8s.io` UserInfo.
  var userInfo: JSONValue {
    var info = members([("username", .string(name))])
    if !uid.isEmpty { info.append("uid", .string(uid)) }
    if !groups.isEmpty { info.append("groups", .array(groups.map { .string($0) })) }
    if !extra.isEmpty {
      let entries = extra.sorted { $0.key < $1.key }
        .map { ($0.key, JSONValue.array($0.value.map { .string($0) })) }
      info.append("extra", .object(JSONObject(entries)))
    }
    return .object(info)
  }
}
