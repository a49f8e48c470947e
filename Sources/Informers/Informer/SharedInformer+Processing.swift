import KubernetesClient
import Synchronization

extension SharedInformer {
  func now() -> Duration { context.time.now() }

  /// Lets the reflector decide on an event, carries out what takes no time and gives the action
  /// that does.
  @discardableResult
  func process(_ event: ReflectorStateMachine.Event) -> ReflectorStateMachine.Action? {
    let now = now()
    for action in state.withLock({ $0.machine.handle(event, at: now) }) {
      switch action {
      case .beginReplacement:
        store.beginReplacement()
        state.withLock { $0.listBegan() }
      case .finishReplacement(let isFirst):
        finishReplacement(isFirst: isFirst)
      case .report(let error):
        state.withLock { $0.failed(error, at: now) }
        notify(.failed(error))
      case .list, .watch, .wait:
        return action
      }
    }
    return nil
  }

  /// Brings a batch to the store, and its changes to the observers where there are any.
  func apply(_ batch: inout StoreBatch<Object>) {
    // Whoever begins to observe does so under the store's lock, before or after the batch.
    let (observers, changes) = store.content.withLock { content in
      let observers = state.withLock { $0.objectObservers }
      guard observers.isEmpty else {
        return (observers, batch.drainReturningChanges(into: &content))
      }
      batch.drain(into: &content)
      return (observers, [])
    }
    for change in changes {
      let event = InformerEvent(change)
      for observer in observers { observer.handler(event) }
    }
  }

  func notify(_ event: InformerEvent) {
    for observer in state.withLock({ $0.observers }) { observer.handler(event) }
  }

  func received(_ tally: ChunkTally) {
    let now = now()
    state.withLock { $0.received(tally, at: now) }
  }

  func sent() {
    let now = now()
    state.withLock { $0.requestTaken(at: now) }
    process(.sent)
  }

  func opened(_ head: ResponseHead, isWatch: Bool) {
    let now = now()
    let failing = state.withLock { $0.headReceived(head, isWatch: isWatch, at: now) }
    process(.opened)
    if let failing { notify(.resumed(after: failing)) }
  }

  func requestEnded(remainingItemCount: Int?) {
    let now = now()
    state.withLock { state in
      state.recorder.requestEnded(at: now)
      state.received(ChunkTally(remainingItemCount: remainingItemCount), at: now)
    }
  }

  func failed(_ error: ClientError) -> ReflectorStateMachine.Event {
    let now = now()
    state.withLock { $0.recorder.requestFailed(error.code, at: now) }
    return .failed(error)
  }

  private func finishReplacement(isFirst: Bool) {
    let removed = store.finishReplacement()
    let now = now()
    // Whoever is told of the list finds HasSynced true.
    let (observers, version, waiters) = state.withLock { state in
      state.listCompleted()
      let waiters = isFirst ? state.synced(at: now) : []
      return (state.observers, state.machine.resourceVersion, waiters)
    }
    for waiter in waiters { waiter.resume() }
    for observer in observers {
      if observer.scope == .objects {
        for object in removed { observer.handler(.deleted(object)) }
      }
      observer.handler(.listed(resourceVersion: version, isFirst: isFirst))
    }
  }
}
