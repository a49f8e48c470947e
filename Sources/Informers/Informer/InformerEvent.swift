import KubernetesClient

/// Something that happened to an informer's store or to its conversation with the API server.
public enum InformerEvent: Sendable {
  /// An object is new in the store.
  case added(any StoredObject)
  /// An object has been replaced.
  case updated(old: any StoredObject, new: any StoredObject)
  /// An object is gone. After a relist this is the last state seen, which may not be the last
  /// state there was.
  case deleted(any StoredObject)
  /// A full state is complete; `isFirst` when HasSynced became true by it.
  case listed(resourceVersion: String, isFirst: Bool)
  /// A request, or an object in its answer, failed; the informer goes on by itself.
  case failed(ClientError)
  /// A watch is open again, so long after the first request that failed.
  case resumed(after: Duration)

  init<Object: StoredObject>(_ change: StoreChange<Object>) {
    self =
      switch change {
      case .added(let object): .added(object)
      case .updated(let old, let new): .updated(old: old, new: new)
      case .deleted(let object): .deleted(object)
      }
  }
}

/// Which events an observer is told of.
public enum ObservationScope: Hashable, Sendable {
  /// Completed lists and failures; objects then cost nothing.
  case lifecycle
  /// Everything.
  case objects
}

/// An informer that tells what happens as it happens.
public protocol ObservableInformer: Informer {
  /// Calls `handler` for everything of that scope from now on, in order, on the informer's own task:
  /// what takes long there holds the watch up.
  ///
  /// An observer is told of a batch of changes as a whole or not at all, and then the store has it.
  func observe(
    _ scope: ObservationScope, _ handler: @escaping @Sendable (InformerEvent) -> Void
  ) -> InformerObservation
}

extension ObservableInformer {
  /// Calls `handler` for everything from now on.
  public func observe(
    _ handler: @escaping @Sendable (InformerEvent) -> Void
  ) -> InformerObservation {
    observe(.objects, handler)
  }
}

/// Stands for a handler that observes an informer.
public struct InformerObservation: Sendable {
  private let onCancel: @Sendable () -> Void

  init(onCancel: @escaping @Sendable () -> Void) { self.onCancel = onCancel }

  /// Ends the observation; an event under way may still come.
  public func cancel() { onCancel() }
}
