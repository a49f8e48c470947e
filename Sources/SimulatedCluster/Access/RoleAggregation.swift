import KubernetesWire
import KubernetesClient

/// Gives cluster roles with an `aggregationRule` the rules of the roles that they select, as the
/// controller of kube-controller-manager does.
enum RoleAggregation {
  /// A role may select one that is aggregated itself, and this so many times over.
  private static let longestChain = 10

  /// The same roles in the same order, with the rules that they should have.
  static func settled(_ roles: [JSONValue]) -> [JSONValue] {
    var roles = roles
    let labels = roles.map(labels)
    let byName = roles.indices.sorted { name(of: roles[$0]) < name(of: roles[$1]) }
    let selectors = roles.map { role in
      role["aggregationRule"]?["clusterRoleSelectors"]?.arrayValue?
        .compactMap(LabelSelector.init(kubernetes:))
    }
    for _ in 0..<longestChain {
      var isSettled = true
      for index in byName {
        guard let selectors = selectors[index], var object = roles[index].objectValue else {
          continue
        }
        let rules = selectors.reduce(into: [JSONValue]()) { rules, selector in
          for other in byName where other != index && selector.matches(labels[other]) {
            let added = roles[other]["rules"]?.arrayValue ?? []
            rules += added.filter { !rules.contains($0) }
          }
        }
        guard rules != object["rules"]?.arrayValue ?? [] else { continue }
        object["rules"] = .array(rules)
        roles[index] = .object(object)
        isSettled = false
      }
      if isSettled { break }
    }
    return roles
  }

  private static func name(of role: JSONValue) -> String {
    role["metadata"]?["name"]?.stringValue ?? ""
  }

  private static func labels(of role: JSONValue) -> [String: String] {
    let labels = role["metadata"]?["labels"]?.objectValue ?? JSONObject()
    return labels.reduce(into: [:]) { $0[$1.name] = $1.value.stringValue }
  }
}

extension LabelSelector {
  /// Reads a `LabelSelector` of an object; nil where an operator is none.
  fileprivate init?(kubernetes selector: JSONValue) {
    var requirements: [Requirement] = []
    for (name, value) in selector["matchLabels"]?.objectValue ?? JSONObject() {
      requirements.append(Requirement(name, .equals, [value.stringValue ?? ""]))
    }
    let operators: [String: Operator] = [
      "In": .in, "NotIn": .notIn, "Exists": .exists, "DoesNotExist": .doesNotExist,
    ]
    for expression in selector["matchExpressions"]?.arrayValue ?? [] {
      guard let `operator` = operators[expression["operator"]?.stringValue ?? ""] else {
        return nil
      }
      requirements.append(
        Requirement(
          expression["key"]?.stringValue ?? "", `operator`,
          (expression["values"]?.arrayValue ?? []).compactMap(\.stringValue)))
    }
    self.init(requirements)
  }
}
