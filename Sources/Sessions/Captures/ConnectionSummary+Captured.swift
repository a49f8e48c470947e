import Inspection
import KubernetesClient
import KubernetesConfiguration
import KubernetesWire

extension ConnectionSummary {
  /// What a capture holds of it, which has no secret.
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
    let places = origins.sorted { $0.key.rawValue < $1.key.rawValue }.map { part, origin in
      (part.rawValue, origin.captured)
    }
    if !places.isEmpty { members.append("origins", .object(JSONObject(places))) }
    if let credential {
      members.append("identity", credential.identity.captured)
      members.append("lookedAt", .integer(credential.now))
    }
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
    for (name, origin) in captured["origins"]?.objectValue ?? JSONObject() {
      guard let part = Part(rawValue: name) else { continue }
      origins[part] = Provenance(captured: origin)
    }
    credential = captured["identity"].flatMap { ConnectionIdentity(captured: $0) }.map {
      Credential(identity: $0, now: Int64(captured.capturedTime("lookedAt") ?? 0))
    }
  }
}
