import CoreDNSPlugins
import K8sAPI
import Informers
import Inspection
import KubernetesClient

/// Why watches have not synced.
package struct Unsynced: Sendable {
  /// What has to be said of it.
  package var messages: [FailureMessage] = []
  /// The status that follows from it.
  package var status = ExitStatus.success
}

extension SessionRun {
  /// Why watches have not synced; those that fail for the same reason are spoken of together.
  package func unsynced(_ live: LiveSessions) -> Unsynced {
    var unsynced = Unsynced()
    for session in live.sessions { unsynced.messages += skipped(session) }
    for open in live.open where !open.session.isSynced {
      let session = open.session
      if let failure = session.failure {
        unsynced.messages.append(
          FailureMessage(FailureReport(failure), server: session.server))
        unsynced.status = unsynced.status.worse(ExitStatus(failure.code))
        continue
      }
      for group in UnsyncedGroup.groups(of: open) {
        unsynced.messages.append(
          group.message(after: min(timeout, live.waited), server: session.server))
        unsynced.status = unsynced.status.worse(
          group.error.map { ExitStatus($0.code) } ?? .notSynced)
      }
    }
    return unsynced
  }

  /// Which watches a plugin goes without, because their resources are not installed; each is said
  /// once in a command.
  private func skipped(_ session: BlockSession) -> [FailureMessage] {
    session.watches.filter(\.isSkipped).compactMap { watch in
      let name = watch.informer.description.resource.definitionName
      let message = FailureMessage(
        "watch \(watch.name): the CRD \(name) is not installed; \(watch.plugin) goes without it"
          + " until it is restarted",
        hint: "install the CRD and restart CoreDNS, or leave the resource out of the stanza",
        isWarning: true)
      return told.isNew(message.message) ? message : nil
    }
  }
}

extension GroupVersionResource {
  /// The name of the CRD that would define it.
  var definitionName: String { "\(resource).\(group)" }
}

extension BlockSession {
  /// That a watch's resource is a custom one that is not installed, and what CoreDNS makes of that;
  /// nil where it is installed.
  func absence(of watch: WatchRegistration) -> String? {
    let resource = watch.informer.description.resource
    guard watch.isNotInstalled, !resource.hasProtobuf else { return nil }
    let meaning =
      switch plan.startUp {
      case .unbounded: "\(watch.plugin) would wait for ever"
      case .limit(let limit):
        "\(watch.plugin) would be served without it after \(Quantity.interval(limit))"
      case .none: "\(watch.plugin) would go on asking for it"
      case .blocksQueries: "queries to \(watch.plugin) would wait for it"
      }
    return "the CRD \(resource.definitionName) is not installed; \(meaning)"
  }

  /// The API server's URL, without a password.
  package var server: String? { connection?.baseURL }
}

extension FailureMessage {
  /// Tells why a connection does not work, and what to do about it.
  package init(_ failure: FailureReport, server: String?) {
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
  /// That the resource is a custom one that is not installed, and what that means.
  var absence: String?

  static func groups(of open: OpenSession) -> [UnsyncedGroup] {
    let session = open.session
    var groups: [UnsyncedGroup] = []
    for watch in session.watches where !watch.isSkipped {
      let status = watch.informer.status
      if status.hasSynced { continue }
      if let absence = session.absence(of: watch) {
        groups.append(
          UnsyncedGroup(names: [watch.name], error: status.lastError, absence: absence))
        continue
      }
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
    if let absence {
      return FailureMessage("\(watches) not synced: \(absence)", hint: "install the CRD")
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
