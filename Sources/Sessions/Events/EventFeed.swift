import Informers
import Inspection
import K8sAPI
import Synchronization

/// Takes events from informers, which must not wait, to a reader that may be slow.
///
/// At most ``limit`` events wait; what comes beyond is counted and told, so that a reader that has
/// stopped costs a bounded amount of memory and the watch never stands still.
package final class EventFeed: Sendable {
  /// How many events wait at most: more than the first list of a large cluster.
  static let limit = 1 << 18

  /// Which objects of the watches' first lists are events too.
  package enum Initial: Sendable {
    /// None.
    case leftOut
    /// Those that come after the feed was attached.
    case asTheyCome
    /// All: those that are in the stores when it is attached are read from there.
    case all
  }

  /// Where an event comes from.
  package struct Source: Sendable {
    package var identity: BlockIdentity
    package var watch: String
    package var informer: any Informer
  }

  /// One event as it waits.
  package struct Item: Sendable {
    package var time: Duration
    package var source: Source
    package var event: InformerEvent
    /// How many objects a list left in the store.
    package var objects = 0
  }

  /// What the reader gets at once.
  package struct Batch: Sendable {
    package var items: [Item]
    /// How many events of all watches came after these and were not kept.
    package var missed: Int
  }

  struct State {
    /// The versions that were read from each informer's store, by its number.
    var shown: [[ObjectKey: String]] = []
    var items: [Item] = []
    var missed = 0
    var isFinished = false
    var observations: [InformerObservation] = []
  }

  private let filter: EventFilter
  private let initial: Initial
  private let wallClock: @Sendable () -> Duration
  private let state = Mutex(State())
  private let signal = WakeSignal()

  package init(
    filter: EventFilter, initial: Initial, wallClock: @escaping @Sendable () -> Duration
  ) {
    self.filter = filter
    self.initial = initial
    self.wallClock = wallClock
  }

  /// Observes the watches of sessions from now on.
  package func attach(_ sessions: [BlockSession]) {
    for session in sessions {
      attach(session.watches.map { ($0.name, $0.informer) }, identity: session.identity)
    }
  }

  /// Observes informers of one server block from now on, by the names of their watches.
  func attach(_ watches: [(name: String, informer: any Informer)], identity: BlockIdentity) {
    for watch in watches {
      guard let informer = watch.informer as? any ObservableInformer else { continue }
      attach(
        informer, Source(identity: identity, watch: watch.name, informer: watch.informer))
    }
  }

  /// Ends the feed: what waits is still read, nothing more is taken.
  package func finish() {
    let observations = state.withLock { state in
      state.isFinished = true
      defer { state.observations = [] }
      return state.observations
    }
    for observation in observations { observation.cancel() }
    signal.wake()
  }

  /// The events since the last call, as soon as there are any; nil at the end.
  package func next() async -> Batch? {
    while true {
      let (batch, isFinished) = state.withLock { state in
        defer {
          state.items = []
          state.missed = 0
        }
        return (Batch(items: state.items, missed: state.missed), state.isFinished)
      }
      if !batch.items.isEmpty { return batch }
      if isFinished { return nil }
      guard await signal.wait() else { return nil }
    }
  }

  /// The lock is held while an informer is observed and its store is read, so that what happens
  /// from then on comes after the objects that were there.
  private func attach(_ informer: any ObservableInformer, _ source: Source) {
    state.withLock { state in
      let number = state.observations.count
      state.shown.append([:])
      let observation = informer.observe { [weak self] event in
        self?.take(event, source, number)
      }
      state.observations.append(observation)
      guard initial == .all else { return }
      for object in informer.indexer.list() where filter.admits(.added(object)) {
        state.shown[number][object.key] = object.resourceVersion
        add(.added(object), source, to: &state)
      }
    }
    signal.wake()
  }

  private func take(_ event: InformerEvent, _ source: Source, _ number: Int) {
    guard filter.admits(event) else { return }
    state.withLock { state in
      guard !state.isFinished, state.isNews(event, number) else { return }
      // The first list makes HasSynced true only after all of its objects have been told of.
      let isInitial = event.key != nil && !source.informer.hasSynced
      if initial != .leftOut || !isInitial { add(event, source, to: &state) }
    }
    signal.wake()
  }

  private func add(_ event: InformerEvent, _ source: Source, to state: inout State) {
    guard state.items.count < Self.limit else { return state.missed += 1 }
    var item = Item(time: wallClock(), source: source, event: event)
    if case .listed = event { item.objects = source.informer.indexer.count }
    state.items.append(item)
  }
}

extension EventFeed.State {
  /// Whether an event tells more than an object that was read from the store has told.
  mutating func isNews(_ event: InformerEvent, _ number: Int) -> Bool {
    switch event {
    case .added(let object), .updated(_, let object):
      return shown[number].removeValue(forKey: object.key) != object.resourceVersion
    case .deleted(let object):
      shown[number][object.key] = nil
      return true
    case .listed, .failed, .resumed: return true
    }
  }
}
