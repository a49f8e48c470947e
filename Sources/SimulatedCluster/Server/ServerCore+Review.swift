import KubernetesClient

extension ServerCore {
  /// Answers what a user asks about itself: may I, what may I, who am I.
  func review(
    _ request: ServerRequest, _ target: ResourceTarget, _ identity: Identity
  ) throws -> ServerResponse {
    guard request.method == "POST", target.name == nil else {
      throw APIFailure.methodNotAllowed()
    }
    let asked = try ReviewBody.decode(RequestBody(request))
    let status: JSONValue
    switch target.resource.kind {
    case "SelfSubjectAccessReview": status = accessStatus(asked["spec"], identity)
    case "SelfSubjectRulesReview": status = rulesStatus(identity)
    case "SelfSubjectReview":
      status = [
        "userInfo": [
          "username": .string(identity.name), "groups": .array(identity.groups.map { .string($0) }),
        ]
      ]
    default: throw APIFailure.unknownResource
    }
    var metadata: JSONValue = .object(JSONObject())
    if target.resource.kind == "SelfSubjectAccessReview" {
      let owned = ManagedFields(
        resource: target.resource, manager: request.fieldManager, operation: "Update",
        now: Timestamp.now())
      metadata = owned.recorded(in: asked, from: asked)["metadata"] ?? metadata
    } else {
      metadata = ["creationTimestamp": nil]
    }
    var answer = JSONObject()
    answer.append("kind", .string(target.resource.kind))
    answer.append("apiVersion", .string(target.resource.id.apiVersion))
    answer.append("metadata", metadata)
    if target.resource.kind != "SelfSubjectReview" {
      answer.append("spec", asked["spec"] ?? .object(JSONObject()))
    }
    answer.append("status", status)
    return .json(.object(answer), status: 201, for: request)
  }

  private func accessStatus(_ spec: JSONValue?, _ identity: Identity) -> JSONValue {
    let allowed: Bool
    if let attributes = spec?["resourceAttributes"] {
      let resource = attributes["resource"]?.stringValue ?? ""
      let subresource = attributes["subresource"]?.stringValue ?? ""
      allowed = identity.may(
        attributes["verb"]?.stringValue ?? "", group: attributes["group"]?.stringValue ?? "",
        resource: subresource.isEmpty ? resource : "\(resource)/\(subresource)")
    } else {
      // Documents are open to whoever is known; only a full administrator may do more.
      let verb = spec?["nonResourceAttributes"]?["verb"]?.stringValue ?? ""
      allowed = identity.rules == nil || verb == "get"
    }
    return ["allowed": .bool(allowed)]
  }

  private func rulesStatus(_ identity: Identity) -> JSONValue {
    func strings(_ list: [String]) -> JSONValue { .array(list.map { .string($0) }) }
    let everything = SimulatedCluster.AccessRule(
      verbs: ["*"], groups: ["*"], resources: ["*"])
    let rules = (identity.rules ?? [everything]).map { rule -> JSONValue in
      [
        "verbs": strings(rule.verbs), "apiGroups": strings(rule.groups),
        "resources": strings(rule.resources),
      ]
    }
    let documents: JSONValue = [
      "verbs": strings(identity.rules == nil ? ["*"] : ["get"]), "nonResourceURLs": ["*"],
    ]
    return [
      "resourceRules": .array(rules), "nonResourceRules": [documents], "incomplete": false,
    ]
  }
}
