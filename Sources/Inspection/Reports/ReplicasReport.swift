import Replicas

/// What the running replicas of CoreDNS show, beside what the Corefile and the stores say.
public struct ReplicasReport: Hashable, Sendable {
  /// A name that one replica answers differently.
  public struct Difference: Hashable, Sendable {
    /// The question: `web.shop.svc.cluster.local. A`.
    public var question: String
    /// What differs, a sentence each.
    public var differences: [String]

    /// Makes a difference.
    public init(question: String, differences: [String]) {
      self.question = question
      self.differences = differences
    }
  }

  /// One replica.
  public struct Replica: Hashable, Sendable {
    /// Its pod.
    public var pod: ReplicaPod
    /// What its metrics say; nil where they were not read.
    public var metrics: ReplicaMetrics?
    /// Which Corefile it has loaded; nil where it was not asked.
    public var configuration: ConfigurationVerdict?
    /// Whether it has synced; nil where it was not asked.
    public var sync: SyncVerdict?
    /// The serial of its zone's SOA; nil where it was not answered.
    public var serial: UInt32?
    /// The median of the times that its answers took, in seconds; nil where it gave none.
    public var latency: Double?
    /// How many questions it answered.
    public var answered = 0
    /// How many questions it was asked.
    public var asked = 0
    /// The names that it answers differently, after it was asked again.
    public var differences: [Difference] = []
    /// What kept it from being reached, one way or another.
    public var failures: [ReplicaFailure] = []

    /// Makes a replica that shows nothing yet; the pod's environment, which may hold a password, is
    /// no part of it.
    public init(pod: ReplicaPod) {
      self.pod = pod
      self.pod.environment = [:]
    }

    /// Whether anything of it was reached.
    public var isReached: Bool { metrics != nil || answered > 0 || serial != nil }
  }

  /// How the Corefile is called.
  public var entryName: String
  /// What picked the pods.
  public var selector: String
  /// The namespace that they are in.
  public var namespace: String
  /// The time, in seconds since the beginning of 1970.
  public var now: Double
  /// The replicas, by name.
  public var replicas: [Replica]

  /// Makes a report.
  public init(
    entryName: String, selector: String, namespace: String, now: Double, replicas: [Replica]
  ) {
    self.entryName = entryName
    self.selector = selector
    self.namespace = namespace
    self.now = now
    self.replicas = replicas
  }
}

extension ReplicasReport.Replica {
  /// What is wrong with it, in a few words; none where nothing is.
  public var problems: [String] {
    if pod.skipped != nil { return [] }
    guard isReached else { return ["cannot be reached"] }
    var problems: [String] = []
    let isUnsynced = sync?.state == .unsynced
    if isUnsynced { problems.append("has not synced") }
    if let configuration, configuration.isWrong {
      problems.append(
        configuration.state == .failed
          ? "runs an older Corefile, since a reload failed" : "runs another Corefile")
    }
    if !differences.isEmpty {
      // What has not synced answers differently for that reason.
      if isUnsynced { return problems }
      problems.append(
        "answers \(Quantity.count(differences.count, "name")) differently")
    } else if asked > 0, answered == 0 {
      problems.append("answers no name")
    } else if answered < asked {
      problems.append("left \(Quantity.count(asked - answered, "name")) without an answer")
    }
    return problems
  }
}

extension ReplicasReport {
  /// How many seconds a serial may be behind the newest before it is said.
  private static let serialSlack: UInt32 = 60

  /// The replicas that were asked.
  public var asked: [Replica] { replicas.filter { $0.pod.skipped == nil } }

  /// Whether any replica was reached.
  public var isReached: Bool { replicas.contains(where: \.isReached) }

  /// Whether anything is wrong with any replica.
  public var isDifferent: Bool { replicas.contains { !$0.problems.isEmpty } }

  /// By how many seconds a replica's last change is older than that of the newest; nil where that
  /// says nothing.
  public func lag(of replica: Replica) -> Int? {
    guard let serial = replica.serial, serial > 0 else { return nil }
    let newest = replicas.compactMap(\.serial).max() ?? serial
    let (lag, overflow) = newest.subtractingReportingOverflow(serial)
    return overflow || lag <= Self.serialSlack ? nil : Int(clamping: lag)
  }

  /// The verdict, in one line.
  public var verdict: String {
    let asked = self.asked
    if asked.isEmpty { return "none of the pods can be asked" }
    if !isReached { return "none of \(Quantity.count(asked.count, "replica")) can be reached" }
    let wrong = asked.filter { !$0.problems.isEmpty }
    let slow = asked.compactMap { replica in
      slowness(of: replica).map { "\(replica.pod.name) \($0.words)" }
    }
    guard wrong.isEmpty else {
      let words = wrong.map { "\($0.pod.name) \($0.problems.joined(separator: ", "))" }
      return "\(wrong.count) of \(Quantity.count(asked.count, "replica")): "
        + (words + slow).joined(separator: "; ")
    }
    let names = asked.map(\.asked).max() ?? 0
    let which =
      names > 0 ? "answer \(Quantity.count(names, "question")) as the stores say" : "were reached"
    let agreement =
      asked.count == 1
      ? "the replica is fine: asked \(Quantity.count(names, "question")), it answered as the stores say"
      : "all \(asked.count) replicas \(which)"
    return slow.isEmpty ? agreement : "\(agreement), but \(slow.joined(separator: "; "))"
  }
}
