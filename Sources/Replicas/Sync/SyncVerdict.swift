import DNSMessages

/// Whether a replica has synced, as far as its probes tell.
public struct SyncVerdict: Hashable, Sendable {
  /// What is known.
  public enum State: String, Hashable, Sendable, CaseIterable {
    /// It has what it waited for at its start.
    case synced
    /// It has not.
    case unsynced
    /// It cannot be told.
    case unknown
  }

  /// What is known.
  public var state: State
  /// From what, in words.
  public var reason: String
  /// What else the probes show, and what they do not tell.
  public var remarks: [String] = []

  /// Makes a verdict.
  public init(_ state: State, _ reason: String) {
    self.state = state
    self.reason = reason
  }

  /// Judges by what there is.
  ///
  /// `/ready` stays at 200 once it was, and an answer of SERVFAIL for a name that does not exist is
  /// given only before the first sync (recorded with 1.13.1).
  public init(_ evidence: SyncEvidence) {
    let unready = evidence.ready.flatMap { $0.status == 200 ? nil : $0 }
    if evidence.absent == .serverFailure {
      self.init(.unsynced, "a name that does not exist is answered with SERVFAIL")
    } else if evidence.serial == 0 {
      self.init(.unsynced, "the serial of its SOA is 0: it never received anything")
    } else if let unready {
      self.init(.unsynced, "/ready says \(unready.status)\(Self.text(unready))")
    } else if evidence.absent == .nameError {
      self.init(.synced, "a name that does not exist is answered with NXDOMAIN")
    } else if evidence.ready != nil {
      self.init(.synced, "/ready says 200")
    } else {
      self.init(.unknown, evidence.unreached ?? "no probe was answered")
    }
    if state == .unsynced, evidence.absent == .serverFailure || evidence.serial == 0,
      let ready = evidence.ready
    {
      reason += ready.status == 200 ? "; /ready says 200 all the same" : "; /ready says 503"
    }
    remarks = Self.causes(evidence.apiRequests, isSynced: state == .synced)
  }

  /// What `/ready` says is not ready: names of plugins.
  private static func text(_ answer: ReplicaAnswer) -> String {
    let text = String(decoding: answer.body.prefix(200), as: UTF8.self)
    let line = text.split(whereSeparator: \.isNewline).first ?? ""
    return line.isEmpty ? "" : ": \(line) is not ready"
  }

  /// What its own requests to the API server say.
  private static func causes(_ requests: [String: Int], isSynced: Bool) -> [String] {
    var causes: [String] = []
    if let count = requests["403"], count > 0 {
      causes.append(
        "\(count) of its requests to the API server were forbidden (403): its ClusterRole lacks"
          + " rights")
    }
    if let count = requests["401"], count > 0 {
      causes.append("\(count) of its requests to the API server were refused (401): its token")
    }
    if let count = requests["<error>"], count > 0 {
      causes.append(
        "\(count) of its requests to the API server got no answer"
          + (isSynced ? ": if that lasts, its answers are old" : ": it cannot connect"))
    }
    return causes
  }
}
