/// Who sends a request.
struct Identity: Hashable, Sendable {
  var name: String
  var groups: [String]
  /// What the identity may do; nil is everything.
  var rules: [SimulatedCluster.AccessRule]?

  /// Whether a rule allows the verb.
  func may(_ verb: String, group: String, resource: String) -> Bool {
    guard let rules else { return true }
    return rules.contains { rule in
      Self.allows(rule.verbs, verb) && Self.allows(rule.groups, group)
        && Self.allows(rule.resources, resource)
    }
  }

  private static func allows(_ list: [String], _ word: String) -> Bool {
    list.contains { $0 == "*" || $0 == word }
  }
}
