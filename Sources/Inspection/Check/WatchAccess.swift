import KubernetesClient

/// Whether a watch's resource may be listed and watched.
public struct WatchAccess: Hashable, Sendable {
  /// What the API server says about one verb.
  public enum Verdict: Hashable, Sendable {
    /// It is allowed.
    case allowed
    /// It is not, with the server's reason, which may be empty.
    case refused(reason: String)
    /// Nobody could be asked, and why.
    case unknown(FailureReport?)

    /// Whether it is allowed; nil where nobody could be asked.
    public var isAllowed: Bool? {
      switch self {
      case .allowed: true
      case .refused: false
      case .unknown: nil
      }
    }
  }

  /// The verb `list`.
  public var list: Verdict
  /// The verb `watch`.
  public var watch: Verdict

  /// Makes verdicts; without arguments nobody was asked.
  public init(list: Verdict = .unknown(nil), watch: Verdict = .unknown(nil)) {
    self.list = list
    self.watch = watch
  }

  /// The verbs with their verdicts.
  public var verbs: [(name: String, verdict: Verdict)] { [("list", list), ("watch", watch)] }

  /// The verbs that are refused.
  public var refusedVerbs: [String] {
    verbs.filter { $0.verdict.isAllowed == false }.map(\.name)
  }

  /// The server's reasons for refusing, each once.
  public var reasons: [String] {
    var reasons: [String] = []
    for case (_, .refused(let reason)) in verbs where !reason.isEmpty && !reasons.contains(reason) {
      reasons.append(reason)
    }
    return reasons
  }

  /// Why nobody could be asked.
  public var failure: FailureReport? {
    for case (_, .unknown(let failure?)) in verbs { return failure }
    return nil
  }
}

/// The rule of a ClusterRole for resources of one API group.
public struct AccessRule: Hashable, Sendable {
  /// The API group; empty for the core group.
  public var group: String
  /// The resources, sorted.
  public var resources: [String]
  /// What may be done with them.
  public var verbs: [String]

  /// Makes a rule; by default the resources may be listed and watched.
  public init(group: String, resources: [String], verbs: [String] = ["list", "watch"]) {
    self.group = group
    self.resources = resources
    self.verbs = verbs
  }

  /// The rules for resources, one for each API group, sorted by it.
  public static func rules(for resources: [GroupVersionResource]) -> [AccessRule] {
    let groups = Dictionary(grouping: resources, by: \.group)
    return groups.keys.sorted().map { group in
      AccessRule(
        group: group, resources: Set(groups[group, default: []].map(\.resource)).sorted())
    }
  }

  /// The rule as flow YAML.
  public var text: String {
    let names = resources.map { "\"\($0)\"" }.joined(separator: ", ")
    let verbs = self.verbs.map { "\"\($0)\"" }.joined(separator: ", ")
    return "{apiGroups: [\"\(group)\"], resources: [\(names)], verbs: [\(verbs)]}"
  }
}
