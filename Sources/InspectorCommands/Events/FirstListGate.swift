import Informers
import Synchronization

/// Holds back the objects of one watch's first list unless they are wanted, and what has been shown
/// of a list that was there before.
final class FirstListGate: Sendable {
  private struct State {
    var isOpen: Bool
    /// The versions that were read from the store; an event that only tells of the same is none.
    var shown: [ObjectKey: String] = [:]
  }

  private let state: Mutex<State>

  init(includesInitial: Bool) {
    state = Mutex(State(isOpen: includesInitial))
  }

  /// Lets everything through from now on, but for news of what these objects show already.
  func open(after objects: [any StoredObject]) {
    state.withLock { state in
      state.isOpen = true
      for object in objects { state.shown[object.key] = object.resourceVersion }
    }
  }

  /// Whether an event passes.
  func admits(_ event: InformerEvent) -> Bool {
    state.withLock { state in
      switch event {
      case .added(let object), .updated(_, let object):
        let shown = state.shown.removeValue(forKey: object.key)
        return state.isOpen && shown != object.resourceVersion
      case .deleted(let object):
        state.shown[object.key] = nil
        return state.isOpen
      case .listed:
        state.isOpen = true
        return true
      case .failed: return true
      }
    }
  }
}
