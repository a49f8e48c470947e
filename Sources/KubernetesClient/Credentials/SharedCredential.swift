/// A credential that has to be fetched, shared by all who need it at the same time.
///
/// It is fetched once however many wait for it, kept while it is current, and fetched again at most
/// once for each that the server has refused. That one of those who wait gives up does not end the
/// fetching; that the last does ends it.
actor SharedCredential<Value: Sendable> {
  /// A credential with a number that counts up each time another is fetched.
  struct Issue: Sendable {
    var value: Value
    var generation: Int
  }

  private let isCurrent: @Sendable (Value) -> Bool
  private let fetch: @Sendable () async throws -> Value
  private var issue: Issue?
  private var generation = 0
  private var fetching: Task<Value, any Error>?
  /// Those who wait and have not given up.
  private var waiters: Set<UInt64> = []
  private var lastWaiter: UInt64 = 0

  /// `fetch` gets a credential; `isCurrent` says whether one has not expired.
  init(
    isCurrent: @escaping @Sendable (Value) -> Bool,
    fetch: @escaping @Sendable () async throws -> Value
  ) {
    self.isCurrent = isCurrent
    self.fetch = fetch
  }

  /// The credential; a failure is told to all who wait, and the next who asks tries again.
  func current() async throws -> Issue {
    if let issue, isCurrent(issue.value) { return issue }
    // What all others have given up is not waited for.
    let running = fetching.flatMap { $0.isCancelled ? nil : $0 }
    let task = running ?? Task { try await fetch() }
    fetching = task
    lastWaiter &+= 1
    let waiter = lastWaiter
    waiters.insert(waiter)
    let outcome = await withTaskCancellationHandler {
      await task.result
    } onCancel: {
      Task { await self.giveUp(waiter, task) }
    }
    waiters.remove(waiter)
    return try take(outcome, of: task)
  }

  /// What was fetched last, current or not; nothing is fetched.
  var latest: Value? { issue?.value }

  /// Says that the server has refused a credential; another that has been fetched since stays.
  func refuse(_ generation: Int) {
    if issue?.generation == generation { issue = nil }
  }

  private func take(
    _ outcome: Result<Value, any Error>, of task: Task<Value, any Error>
  ) throws -> Issue {
    if fetching == task {
      fetching = nil
      if case .success(let value) = outcome {
        generation += 1
        issue = Issue(value: value, generation: generation)
      }
    }
    let value = try outcome.get()
    return issue ?? Issue(value: value, generation: generation)
  }

  private func giveUp(_ waiter: UInt64, _ task: Task<Value, any Error>) {
    if waiters.remove(waiter) != nil, waiters.isEmpty { task.cancel() }
  }
}
