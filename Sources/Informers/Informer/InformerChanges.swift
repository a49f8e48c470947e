import Synchronization

extension ObservableInformer {
  /// Everything of that scope from now on, in order, for a reader that takes its time.
  ///
  /// The informer never waits for the reader: at most `limit` changes are kept for it, and what comes
  /// beyond is counted and told as ``InformerChanges/Element/missed(_:)``. The subscription is made
  /// under the store's lock: of a batch of changes the store has all, and the sequence none, or the
  /// other way round. It ends with the last copy of the sequence.
  public func changes(of scope: ObservationScope, limit: Int = 1024) -> InformerChanges {
    InformerChanges(of: self, scope, limit: limit)
  }
}

/// What happens to an informer, as a sequence that one reader goes through.
public struct InformerChanges: AsyncSequence, Sendable {
  /// What the reader is told.
  public enum Element: Sendable {
    /// Something happened.
    case event(InformerEvent)
    /// So many things happened that were not kept, because the reader was too slow.
    case missed(Int)
  }

  /// Goes through the changes; `next()` returns nil when the reader's task is cancelled.
  public struct AsyncIterator: AsyncIteratorProtocol {
    fileprivate let buffer: ChangeBuffer

    /// The next change, as soon as there is one.
    public mutating func next() async -> Element? { await buffer.next() }
  }

  private let buffer: ChangeBuffer

  init(of informer: any ObservableInformer, _ scope: ObservationScope, limit: Int) {
    let buffer = ChangeBuffer(limit: limit)
    self.buffer = buffer
    buffer.observation = informer.observe(scope) { [weak buffer] in buffer?.add($0) }
  }

  /// Makes an iterator; all iterators of a sequence share its changes.
  public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(buffer: buffer) }
}

/// The changes that wait for a reader.
private final class ChangeBuffer: Sendable {
  private struct State {
    var events: ArraySlice<InformerEvent> = []
    var missed = 0
    var observation: InformerObservation?
  }

  private let limit: Int
  private let state = Mutex(State())
  private let signal = WakeSignal()

  init(limit: Int) { self.limit = Swift.max(1, limit) }

  deinit { state.withLock { $0.observation }?.cancel() }

  var observation: InformerObservation? {
    get { state.withLock { $0.observation } }
    set { state.withLock { $0.observation = newValue } }
  }

  func add(_ event: InformerEvent) {
    state.withLock { state in
      if state.events.count < limit, state.missed == 0 {
        state.events.append(event)
      } else {
        state.missed += 1
      }
    }
    signal.wake()
  }

  func next() async -> InformerChanges.Element? {
    while true {
      let element: InformerChanges.Element? = state.withLock { state in
        if let event = state.events.popFirst() { return .event(event) }
        defer { state.missed = 0 }
        return state.missed > 0 ? .missed(state.missed) : nil
      }
      if let element { return element }
      guard await signal.wait() else { return nil }
    }
  }
}
