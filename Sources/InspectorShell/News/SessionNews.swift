import Informers
import Inspection
import K8sAPI
import Rendering
import Synchronization

/// Watches a session's watches for what a person should be told between the lines.
final class SessionNews: Sendable {
  private struct State {
    var news = WatchNews()
    var observations: [InformerObservation] = []
  }

  private let wallClock: @Sendable () -> Duration
  private let state = Mutex(State())

  init(wallClock: @escaping @Sendable () -> Duration) {
    self.wallClock = wallClock
  }

  /// Observes sessions that are about to start, in the place of any before.
  func observe(_ sessions: [BlockSession]) {
    let isOne = sessions.count == 1
    let watches = sessions.flatMap { session in
      session.watches.map { (name: session.newsName($0.name, isOne: isOne), $0.informer) }
    }
    let former = state.withLock { state in
      defer { state.observations = [] }
      state.news.reset()
      return state.observations
    }
    for observation in former { observation.cancel() }
    let observations = watches.compactMap { name, informer in
      (informer as? any ObservableInformer)?.observe(.lifecycle) {
        [weak self, weak informer] event in
        self?.take(event, of: name, informer)
      }
    }
    state.withLock { $0.observations = observations }
  }

  private func take(_ event: InformerEvent, of name: String, _ informer: (any Informer)?) {
    let now = wallClock()
    state.withLock {
      $0.news.take(event, of: name, objects: informer?.indexer.count ?? 0, at: now)
    }
  }

  /// What there is to tell of these sessions since the last call, a line each.
  func lines(of sessions: [BlockSession], _ palette: Palette) -> [String] {
    let isOne = sessions.count == 1
    let failing = sessions.flatMap { session in
      session.watches.filter { $0.informer.status.lastError != nil }.map {
        session.newsName($0.name, isOne: isOne)
      }
    }
    let now = wallClock()
    let notices = state.withLock { $0.news.collect(at: now) { !failing.contains($0) } }
    return notices.map { notice in
      let text =
        "\(WallClock.timeOfDay(now).prefix(8)) \(notice.watches.joined(separator: ", ")): "
        + notice.text
      return palette.paint(TerminalText.escaped(text), notice.role)
    }
  }
}

extension BlockSession {
  /// How a watch is called; with its block where there are several.
  fileprivate func newsName(_ watch: String, isOne: Bool) -> String {
    isOne ? watch : "\(identity.keys.joined(separator: " ")) \(watch)"
  }
}

extension WatchNews.Notice {
  fileprivate var role: Palette.Role {
    switch kind {
    case .lost: .failure
    case .back: .good
    case .relisted: .dim
    }
  }
}
