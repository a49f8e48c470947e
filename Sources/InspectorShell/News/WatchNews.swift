import Informers
import Inspection
import KubernetesClient

/// What a person in a session is told of its watches: a pure value, fed with what happens.
///
/// Failures of the same kind are told once, for all watches that share them, and again when the
/// watch is back; what comes and goes between two collections is one notice.
struct WatchNews: Sendable {
  /// One thing to tell.
  struct Notice: Hashable, Sendable {
    /// Whether something no longer works, or works again.
    enum Kind: Hashable, Sendable { case lost, back, relisted }

    /// What it is about.
    var kind: Kind
    /// The watches, sorted.
    var watches: [String]
    /// What to say after their names.
    var text: String
  }

  private struct Watch: Sendable {
    var failure: FailureReport?
    var failedAt = Duration.zero
    var isFailureTold = false
    var relisted: (objects: Int, version: String)?
  }

  private var watches: [String: Watch] = [:]

  /// Takes an event of a watch that happened at `now` and left its store with so many objects.
  mutating func take(
    _ event: InformerEvent, of name: String, objects: @autoclosure () -> Int, at now: Duration
  ) {
    switch event {
    case .failed(let error):
      let failure = FailureReport(error)
      if watches[name]?.failure?.code == failure.code { return }
      if watches[name]?.failure == nil { watches[name, default: Watch()].failedAt = now }
      watches[name, default: Watch()].failure = failure
      watches[name]?.isFailureTold = false
    case .listed(let version, isFirst: false):
      watches[name, default: Watch()].relisted = (objects(), version)
    case .listed, .added, .updated, .deleted, .resumed: break
    }
  }

  /// What there is to tell at `now`; `works` says which watches have no failure any more.
  mutating func collect(at now: Duration, works: (String) -> Bool) -> [Notice] {
    var notices: [Notice] = []
    for name in watches.keys.sorted() {
      guard var watch = watches[name] else { continue }
      if let failure = watch.failure {
        if !watch.isFailureTold {
          let reason = failure.cause ?? failure.message
          notices.append(Notice(kind: .lost, name, "failing, \(failure.code.rawValue): \(reason)"))
        }
        watch.isFailureTold = true
        if works(name) {
          notices.append(
            Notice(kind: .back, name, "back after \(Quantity.span(now - watch.failedAt))"))
          watch.failure = nil
        }
      }
      if let (objects, version) = watch.relisted {
        notices.append(
          Notice(
            kind: .relisted, name,
            "listed again, \(Quantity.count(objects, "object")) as of version \(version)"))
        watch.relisted = nil
      }
      watches[name] = watch.failure == nil ? nil : watch
    }
    return Self.merged(notices)
  }

  /// Forgets everything, as when other sessions take the place of the old ones.
  mutating func reset() { watches = [:] }

  /// One notice for the watches of which the same is to be told.
  private static func merged(_ notices: [Notice]) -> [Notice] {
    var merged: [Notice] = []
    for notice in notices {
      let place = merged.firstIndex { $0.kind == notice.kind && $0.text == notice.text }
      if let place, notice.kind != .relisted {
        merged[place].watches += notice.watches
      } else {
        merged.append(notice)
      }
    }
    return merged
  }
}

extension WatchNews.Notice {
  fileprivate init(kind: Kind, _ watch: String, _ text: String) {
    self.init(kind: kind, watches: [watch], text: text)
  }
}
