import K8sAPI
import Informers
import Inspection
import KubernetesClient
import Rendering

extension Invocation {
  /// Tells why watches have not synced, and gives the status that follows from it.
  ///
  /// Watches that fail for the same reason are told of together.
  func tellUnsynced(_ live: LiveSessions) -> ExitStatus {
    var status = ExitStatus.success
    for open in live.open where !open.session.isSynced {
      let session = open.session
      if let failure = session.failure {
        tell(FailureMessage(FailureReport(failure), server: session.server))
        status = status.worse(ExitStatus(failure.code))
        continue
      }
      for group in UnsyncedGroup.groups(of: open) {
        tell(group.message(after: min(timeout, live.waited), server: session.server))
        status = status.worse(group.error.map { ExitStatus($0.code) } ?? .notSynced)
      }
    }
    return status
  }
}

extension ExitStatus {
  /// The one that says more: that nothing can be reached explains what has not synced.
  func worse(_ other: ExitStatus) -> ExitStatus {
    if self == .success { return other }
    return other == .success || rawValue < other.rawValue ? self : other
  }
}

extension BlockSession {
  /// The API server's URL, without a password.
  var server: String? { connection.map { ConnectionSummary($0).baseURL } }
}

extension FailureMessage {
  /// Tells why a connection does not work, and what to do about it.
  init(_ failure: FailureReport, server: String?) {
    self.init(failure)
    hint = hint ?? FailureAdvice.hint(failure.code, server: server)
  }
}

/// Watches of one block that have not synced for the same reason.
struct UnsyncedGroup {
  var names: [String]
  var waiting: Waiting?
  var error: ClientError?
  /// Who has to give a credential before anything can be asked.
  var awaited: String?

  static func groups(of open: OpenSession) -> [UnsyncedGroup] {
    let session = open.session
    var groups: [UnsyncedGroup] = []
    for watch in session.watches {
      let status = watch.informer.status
      if status.hasSynced { continue }
      let error = status.lastError
      let same = groups.firstIndex {
        $0.error?.code == error?.code && $0.error?.hint == error?.hint
          && ($0.error?.cause == error?.cause || error?.code == .timeout)
          && (error != nil || $0.waiting.map(Self.kind) == status.waiting.map(Self.kind))
      }
      if let same {
        groups[same].names.append(watch.name)
      } else {
        groups.append(
          UnsyncedGroup(
            names: [watch.name], waiting: status.waiting, error: error,
            awaited: open.client?.awaitedCredential))
      }
    }
    return groups
  }

  func message(after waited: Duration, server: String?) -> FailureMessage {
    let watches = names.count == 1 ? "watch \(names[0]) has" : "watches \(list) have"
    if error == nil, let awaited {
      return FailureMessage(
        "\(watches) not synced within \(Quantity.interval(waited)): still waiting for \(awaited)",
        hint: "see what it waits for by running it by hand, or give a longer --timeout")
    }
    guard let error else {
      return FailureMessage(
        "\(watches) not synced within \(Quantity.interval(waited)): "
          + (waiting?.words ?? "not started"),
        hint: waiting?.advice(server: server))
    }
    let report = FailureReport(error)
    return FailureMessage(
      "\(watches) not synced: \(report.message)\(waiting?.triesText ?? "")", cause: report.cause,
      hint: report.hint ?? FailureAdvice.hint(error.code, server: server))
  }

  /// What is waited for, whatever its numbers.
  private static func kind(_ waiting: Waiting) -> Int {
    switch waiting {
    case .connection: 0
    case .answer: 1
    case .objects: 2
    case .endBookmark: 3
    case .nextTry: 4
    }
  }

  private var list: String { names.joined(separator: ", ") }
}
