import KubernetesWire

/// A rule of a role: which verbs it allows on what.
struct PolicyRule: Hashable, Sendable {
  var verbs: [String]
  var apiGroups: [String] = []
  var resources: [String] = []
  var resourceNames: [String] = []
  var nonResourceURLs: [String] = []

  /// Reads an entry of `rules`; what is no text is left out.
  init(_ rule: JSONValue) {
    func texts(_ name: String) -> [String] {
      (rule[name]?.arrayValue ?? []).compactMap(\.stringValue)
    }
    verbs = texts("verbs")
    apiGroups = texts("apiGroups")
    resources = texts("resources")
    resourceNames = texts("resourceNames")
    nonResourceURLs = texts("nonResourceURLs")
  }

  /// Whether the rule allows it, as `RuleAllows` of Kubernetes' RBAC authorizer decides.
  func allows(_ request: AccessRequest) -> Bool {
    guard Self.has(verbs, request.verb) else { return false }
    switch request.object {
    case .path(let path):
      return nonResourceURLs.contains { Self.matches($0, path) }
    case .resource(let resource):
      return Self.has(apiGroups, resource.group)
        && resources.contains { Self.matches($0, resource) }
        && (resourceNames.isEmpty || resourceNames.contains(resource.name))
    }
  }

  private static func has(_ list: [String], _ word: String) -> Bool {
    list.contains { $0 == "*" || $0 == word }
  }

  private static func matches(_ resource: String, _ asked: AccessRequest.Resource) -> Bool {
    resource == "*" || resource == asked.combined
      || (!asked.subresource.isEmpty && resource == "*/\(asked.subresource)")
  }

  /// An asterisk at the end stands for any rest.
  private static func matches(_ url: String, _ path: String) -> Bool {
    url == path || (url.last == "*" && path.hasPrefix(url.dropLast()))
  }
}

extension PolicyRule {
  /// The rules of a stored role.
  static func rules(of role: JSONValue) -> [PolicyRule] {
    (role["rules"]?.arrayValue ?? []).map(PolicyRule.init)
  }
}
