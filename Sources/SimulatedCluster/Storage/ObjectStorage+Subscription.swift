import KubernetesClient

/// Tells of changes: yields at least once after each write, however many there were.
struct StorageSubscription: Sendable {
  let signals: AsyncStream<Void>
  /// Wakes the subscriber for another reason, such as a timer.
  let continuation: AsyncStream<Void>.Continuation
}

extension ObjectStorage {
  /// Subscribes to the changes of one resource, or of all; ends when the stream is dropped or
  /// finished.
  func subscribe(_ resource: GroupVersionResource?) -> StorageSubscription {
    let (stream, continuation) = AsyncStream<Void>.makeStream(
      bufferingPolicy: .bufferingNewest(1))
    let id = withState { state in
      state.nextSubscription += 1
      state.subscriptions[state.nextSubscription] = (resource, continuation)
      return state.nextSubscription
    }
    continuation.onTermination = { [weak self] _ in
      self?.withState { _ = $0.subscriptions.removeValue(forKey: id) }
    }
    return StorageSubscription(signals: stream, continuation: continuation)
  }

  /// Wakes every subscriber without a change.
  func wakeAll() {
    let all = withState { state in state.subscriptions.values.map(\.1) }
    for continuation in all { continuation.yield() }
  }

  /// How many subscriptions there are; tests see watches come and go by it.
  var subscriptionCount: Int { withState { $0.subscriptions.count } }

  /// Waits until the cluster has reached a version, at most so long; false when it has not.
  func wait(for version: UInt64, atMost timeout: Duration, time: any TimeSource) async -> Bool {
    guard resourceVersion < version else { return true }
    let subscription = subscribe(nil)
    defer { subscription.continuation.finish() }
    let timer = Task {
      try await time.sleep(for: timeout)
      subscription.continuation.finish()
    }
    defer { timer.cancel() }
    if resourceVersion >= version { return true }
    for await _ in subscription.signals where resourceVersion >= version { return true }
    return resourceVersion >= version
  }
}
