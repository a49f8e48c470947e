import Inspection
import KubernetesConfiguration
import KubernetesWire

extension ConnectionSummary {
  /// What a capture holds of it: no secret, and not where each value came from.
  var captured: JSONValue {
    let texts = [
      ("source", source), ("baseURL", baseURL), ("tokenFile", tokenFile), ("certFile", certFile),
      ("keyFile", keyFile), ("caFile", caFile), ("serverName", serverName), ("proxy", proxy),
      ("bypassedProxy", bypassedProxy), ("contextName", contextName ?? ""),
      ("user", impersonation.user), ("uid", impersonation.uid),
    ]
    var members = JSONObject()
    for (name, text) in texts where !text.isEmpty { members.append(name, .string(text)) }
    for (name, list) in [
      ("uses", uses), ("groups", impersonation.groups), ("notices", notices),
    ] where !list.isEmpty {
      members.append(name, .array(list.map { .string($0) }))
    }
    if isInsecure { members.append("insecure", .bool(true)) }
    if disablesCompression { members.append("uncompressed", .bool(true)) }
    return .object(members)
  }

  /// Reads what ``captured`` gives; nil for something else.
  init?(captured: JSONValue) {
    guard captured.objectValue != nil else { return nil }
    func text(_ name: String) -> String { captured[name]?.stringValue ?? "" }
    func list(_ name: String) -> [String] {
      (captured[name]?.arrayValue ?? []).compactMap(\.stringValue)
    }
    self.init(source: text("source"), baseURL: text("baseURL"))
    uses = list("uses")
    tokenFile = text("tokenFile")
    certFile = text("certFile")
    keyFile = text("keyFile")
    caFile = text("caFile")
    isInsecure = captured["insecure"]?.boolValue ?? false
    serverName = text("serverName")
    impersonation.user = text("user")
    impersonation.uid = text("uid")
    impersonation.groups = list("groups")
    disablesCompression = captured["uncompressed"]?.boolValue ?? false
    contextName = captured["contextName"]?.stringValue
    notices = list("notices")
    proxy = text("proxy")
    bypassedProxy = text("bypassedProxy")
  }
}
