import KubernetesClient
import KubernetesWire

extension ServerCore {
  /// Answers what a user asks about itself: may I, what may I, who am I.
  func review(
    _ request: ServerRequest, _ target: ResourceTarget, _ identity: Identity
  ) throws -> ServerResponse {
    guard request.method == "POST", target.name == nil else {
      throw APIFailure.methodNotAllowed()
    }
    let kind = target.resource.kind
    let asked = try ReviewBody.decode(RequestBody(request), kind: kind)
    let status: JSONValue
    switch kind {
    case "SelfSubjectAccessReview": status = try accessStatus(asked["spec"], identity)
    case "SelfSubjectRulesReview": status = try rulesStatus(asked["spec"], identity)
    case "SelfSubjectReview": status = ["userInfo": identity.userInfo]
    default: throw APIFailure.unknownResource
    }
    var metadata: JSONValue = .object(JSONObject())
    if kind == "SelfSubjectAccessReview" {
      let owned = ManagedFields(
        resource: target.resource, manager: request.fieldManager, operation: "Update",
        now: Timestamp.now())
      metadata = owned.recorded(in: asked, from: asked)["metadata"] ?? metadata
    } else {
      metadata = ["creationTimestamp": nil]
    }
    var answer = JSONObject()
    answer.append("kind", .string(kind))
    answer.append("apiVersion", .string(target.resource.id.apiVersion))
    answer.append("metadata", metadata)
    if kind != "SelfSubjectReview" {
      answer.append("spec", asked["spec"] ?? .object(JSONObject()))
    }
    answer.append("status", status)
    return .json(.object(answer), status: 201, for: request)
  }

  private func accessStatus(
    _ spec: JSONValue?, _ identity: Identity
  ) throws(APIFailure) -> JSONValue {
    let decision = authorizer.decide(identity, try AccessRequest(review: spec))
    var status = members([("allowed", .bool(decision.isAllowed))])
    if !decision.reason.isEmpty { status.append("reason", .string(decision.reason)) }
    return .object(status)
  }

  private func rulesStatus(
    _ spec: JSONValue?, _ identity: Identity
  ) throws(APIFailure) -> JSONValue {
    guard let namespace = spec?["namespace"]?.stringValue, !namespace.isEmpty else {
      throw .badRequest("no namespace on request")
    }
    let (rules, problem) = authorizer.rules(for: identity, in: namespace)
    var status = members([
      ("resourceRules", .array(rules.filter { !$0.resources.isEmpty }.map(\.resourceRule))),
      (
        "nonResourceRules",
        .array(rules.filter { !$0.nonResourceURLs.isEmpty }.map(\.nonResourceRule))
      ),
      ("incomplete", .bool(problem != nil)),
    ])
    if let problem { status.append("evaluationError", .string(problem)) }
    return .object(status)
  }
}

extension AccessRequest {
  /// Reads the `spec` of a SelfSubjectAccessReview, which asks about one thing.
  fileprivate init(review spec: JSONValue?) throws(APIFailure) {
    func text(_ attributes: JSONValue, _ name: String) -> String {
      attributes[name]?.stringValue ?? ""
    }
    switch (spec?["resourceAttributes"], spec?["nonResourceAttributes"]) {
    case (let asked?, nil):
      self.init(
        text(asked, "verb"),
        Resource(
          group: text(asked, "group"), resource: text(asked, "resource"),
          subresource: text(asked, "subresource"), namespace: text(asked, "namespace"),
          name: text(asked, "name")))
    case (nil, let asked?): self.init(text(asked, "verb"), path: text(asked, "path"))
    case (let resource, _):
      throw .invalid(
        kind: "SelfSubjectAccessReview", group: "authorization.k8s.io", name: "",
        field: resource == nil ? "spec.resourceAttributes" : "spec.nonResourceAttributes",
        resource == nil
          ? "Invalid value: null: exactly one of nonResourceAttributes or resourceAttributes must "
            + "be specified"
          : "Invalid value: cannot be specified in combination with resourceAttributes")
    }
  }
}

extension PolicyRule {
  fileprivate var resourceRule: JSONValue {
    var rule = members([
      ("verbs", Self.list(verbs)), ("apiGroups", Self.list(apiGroups)),
      ("resources", Self.list(resources)),
    ])
    if !resourceNames.isEmpty { rule.append("resourceNames", Self.list(resourceNames)) }
    return .object(rule)
  }

  fileprivate var nonResourceRule: JSONValue {
    ["verbs": Self.list(verbs), "nonResourceURLs": Self.list(nonResourceURLs)]
  }

  private static func list(_ texts: [String]) -> JSONValue { .array(texts.map { .string($0) }) }
}
