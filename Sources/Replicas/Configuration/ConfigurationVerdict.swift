/// Which Corefile a replica has loaded, as far as can be told.
public struct ConfigurationVerdict: Hashable, Sendable {
  /// What is known.
  public enum State: String, Hashable, Sendable, CaseIterable {
    /// The one given: the replica shows its hash.
    case loaded
    /// Another one.
    case other
    /// An older one: it shows the hash of the one given, which it could not load.
    case failed
    /// The one given, by inference: the replica started after its last change.
    case inferred
    /// An older one, by inference.
    case stale
    /// The change is too young to say.
    case pending
    /// It cannot be told.
    case unknown
  }

  /// What is known.
  public var state: State
  /// From what, in words.
  public var reason: String

  /// Makes a verdict.
  public init(_ state: State, _ reason: String) {
    self.state = state
    self.reason = reason
  }

  /// Whether the replica serves by another Corefile than the one given.
  public var isWrong: Bool { [.other, .failed, .stale].contains(state) }
}

extension ConfigurationVerdict {
  /// Judges by what there is.
  ///
  /// The metric is absent until a process reloads for the first time, and after a failed reload it names
  /// the file that does not serve (recorded with 1.13.1).
  public init(_ evidence: ConfigurationEvidence) {
    guard let metrics = evidence.metrics else {
      self.init(.unknown, evidence.unread ?? "its metrics were not read")
      return
    }
    if let shown = metrics.reloadHash {
      self = Self.compared(shown, metrics, evidence)
    } else {
      self = Self.inferred(metrics, evidence)
    }
    if state != .other, state != .failed,
      let difference = Self.pluginDifference(metrics, evidence)
    {
      self = Self(evidence.isFresh ? .pending : .other, "\(reason), but \(difference)")
    }
  }

  /// By the hash that the replica shows.
  private static func compared(
    _ shown: String, _ metrics: ReplicaMetrics, _ evidence: ConfigurationEvidence
  ) -> Self {
    guard let expected = evidence.expected else {
      return Self(.unknown, evidence.unhashed ?? "the hash of the Corefile cannot be computed")
    }
    guard let hash = expected.hash(like: shown) else {
      return Self(.unknown, "its reload hash is of a kind that is not known")
    }
    let failed = metrics.failedReloads ?? 0
    guard shown == hash else {
      if evidence.isFresh { return Self(.pending, evidence.delay) }
      return Self(
        .other,
        "its reload hash is \(shown.prefix(8)), the Corefile's is \(hash.prefix(8))"
          + (failed > 0 ? "; \(reloads(failed)) failed" : ""))
    }
    guard failed > 0 else { return Self(.loaded, "its reload hash is the Corefile's") }
    if let difference = pluginDifference(metrics, evidence) {
      return Self(
        .failed,
        "it shows the hash of the Corefile, but \(reloads(failed)) failed and \(difference): an older"
          + " Corefile serves, and its log says why")
    }
    return Self(
      .unknown,
      "it shows the hash of the Corefile, but \(reloads(failed)) failed, and then an older Corefile may"
        + " serve; its log says which")
  }

  private static func reloads(_ count: Int) -> String {
    count == 1 ? "a reload" : "\(count) of its reloads"
  }

  /// By when it started, where it has not reloaded yet.
  private static func inferred(
    _ metrics: ReplicaMetrics, _ evidence: ConfigurationEvidence
  ) -> Self {
    guard let changed = evidence.changedAt else {
      return Self(
        .unknown, "it shows no hash before its first reload, and nobody says when the file changed")
    }
    guard let started = metrics.startedAt ?? evidence.startedAt else {
      return Self(
        .unknown, "it shows no hash before its first reload, and does not say when it started")
    }
    if started >= changed {
      return Self(.inferred, "it started after the file's last change")
    }
    if !evidence.directives.isEmpty, !evidence.directives.contains("reload") {
      return Self(.stale, "it started before the file's last change, and there is no reload")
    }
    if evidence.isFresh { return Self(.pending, evidence.delay) }
    return Self(.stale, "it started before the file's last change and has not reloaded since")
  }

  /// Plugins that certainly show themselves in the metrics where they are in a server block.
  private static let shown: Set<String> = [
    "acl", "any", "autopath", "cache", "errors", "file", "forward", "header", "hosts",
    "k8s_external", "kubernetes", "loadbalance", "log", "loop", "minimal", "prometheus", "rewrite",
    "template", "whoami",
  ]

  /// How the plugins that it runs differ from those of the Corefile; nil where they do not.
  private static func pluginDifference(
    _ metrics: ReplicaMetrics, _ evidence: ConfigurationEvidence
  ) -> String? {
    guard !metrics.plugins.isEmpty, !evidence.directives.isEmpty else { return nil }
    let running = Set(metrics.plugins)
    let surplus = running.subtracting(evidence.directives).sorted()
    if !surplus.isEmpty {
      return "it runs \(surplus.joined(separator: ", ")), which the Corefile does not have"
    }
    let missing = evidence.directives.intersection(shown).subtracting(running).sorted()
    if missing.isEmpty { return nil }
    return "it does not run \(missing.joined(separator: ", "))"
  }
}

extension ConfigurationEvidence {
  /// Whether the last change is so young that a replica may not have taken it in yet.
  fileprivate var isFresh: Bool {
    changedAt.map { now - $0 < Self.longestDelay } ?? false
  }

  /// That it may take a while.
  fileprivate var delay: String {
    "the file changed less than 2 minutes ago, which a reload may take"
  }
}
