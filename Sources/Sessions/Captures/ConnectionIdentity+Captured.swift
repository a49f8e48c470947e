import KubernetesClient
import KubernetesConfiguration
import KubernetesWire

extension ConnectionIdentity {
  /// What a capture holds of it: names and times; no credential has a secret here.
  var captured: JSONValue {
    var identity = JSONObject()
    identity.append("kind", .string(kind.rawValue))
    identity.appendCaptured("origin", origin?.captured)
    identity.append("subject", .string(subject))
    identity.append("groups", .array(groups.map { .string($0) }))
    identity.append("issuer", .string(issuer))
    identity.append("audiences", .array(audiences.map { .string($0) }))
    identity.append("validities", .array(validities.map(\.captured)))
    return .object(identity)
  }

  /// Reads what ``captured`` gives; nil for something else.
  init?(captured: JSONValue) {
    guard let kind = captured.capturedText("kind").flatMap({ Kind(rawValue: $0) }) else {
      return nil
    }
    self.init(kind, from: captured["origin"].flatMap { Provenance(captured: $0) })
    subject = captured.capturedText("subject") ?? ""
    groups = captured.capturedTexts("groups")
    issuer = captured.capturedText("issuer") ?? ""
    audiences = captured.capturedTexts("audiences")
    validities = (captured["validities"]?.arrayValue ?? []).compactMap { Validity(captured: $0) }
  }
}

extension ConnectionIdentity.Validity {
  fileprivate var captured: JSONValue {
    var validity = JSONObject()
    validity.append("what", .string(what))
    validity.appendCaptured("notBefore", notBefore.map { .integer($0) })
    validity.append("notAfter", .integer(notAfter))
    validity.append("origin", origin.captured)
    return .object(validity)
  }

  fileprivate init?(captured: JSONValue) {
    guard let what = captured.capturedText("what"),
      let notAfter = captured.capturedTime("notAfter"),
      let origin = captured["origin"].flatMap({ Provenance(captured: $0) })
    else { return nil }
    self.init(
      what, notBefore: captured.capturedTime("notBefore").map { Int64($0) },
      notAfter: Int64(notAfter), origin: origin)
  }
}
