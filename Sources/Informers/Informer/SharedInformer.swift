import KubernetesWire
import KubernetesClient
import Synchronization

/// Lists and watches one resource into a store: client-go's `SharedIndexInformer`.
///
/// The decisions are ``ReflectorStateMachine``'s; this is the shell that sends its requests, feeds
/// the answers to the ``store`` while they arrive and keeps the counters. Reading its state never
/// waits for I/O.
public final class SharedInformer<Object: StoredObject>: ObservableInformer {
  /// What it lists, watches and keeps.
  public let specification: InformerSpecification<Object>
  /// The objects.
  public let store: Store<Object>
  let context: InformerContext
  /// How much longer than asked for a watch may last.
  private static var watchGrace: Duration { .seconds(30) }
  let state: Mutex<InformerState>

  /// Makes an informer without starting it.
  public init(_ specification: InformerSpecification<Object>, context: InformerContext) {
    self.specification = specification
    self.context = context
    store = Store(indexes: specification.indexes, columns: specification.columns)
    state = Mutex(
      InformerState(
        machine: ReflectorStateMachine(
          labelSelector: specification.labelSelector,
          fieldSelector: specification.fieldSelector,
          initialList: context.initialList, random: context.random)))
  }

  /// What it asks for.
  public var description: WatchDescription { specification.description }

  /// The store, for reading, whatever it holds.
  public var indexer: any Indexer { store }

  /// Whether every object of the first complete list has been processed; never goes back.
  public var hasSynced: Bool { state.withLock { $0.hasSynced } }

  /// Its counters, timings and last error at this moment.
  public var status: InformerStatus {
    let now = context.time.now()
    var status = state.withLock { $0.status(at: now) }
    status.objectCount = store.count
    return status
  }

  /// Calls `handler` for everything of that scope from now on, in order, on the task that runs the
  /// informer.
  public func observe(
    _ scope: ObservationScope, _ handler: @escaping @Sendable (InformerEvent) -> Void
  ) -> InformerObservation {
    let id = store.content.withLock { _ in state.withLock { $0.addObserver(scope, handler) } }
    return InformerObservation { [weak self] in
      self?.state.withLock { state in state.observers.removeAll { $0.id == id } }
    }
  }

  /// Returns once HasSynced is true; throws `CancellationError` where the task is cancelled before.
  public func synced() async throws {
    let number = state.withLock { $0.nextWaiter() }
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        let outcome = state.withLock { state -> Result<Void, any Error>? in
          if state.hasSynced { return .success(()) }
          if Task.isCancelled { return .failure(CancellationError()) }
          state.waiters[number] = continuation
          return nil
        }
        if let outcome { continuation.resume(with: outcome) }
      }
    } onCancel: {
      state.withLock { $0.waiters.removeValue(forKey: number) }?
        .resume(throwing: CancellationError())
    }
  }

  /// Lists and watches until the task is cancelled; while it runs, a second call returns at once.
  public func run() async {
    guard state.withLock({ $0.beginRunning(at: context.time.now()) }) else { return }
    defer { state.withLock { $0.endRunning() } }
    // The pages of one list share their strings.
    var interner = StringInterner()
    var next = process(.start)
    while let action = next {
      let outcome = await perform(action, &interner)
      next = process(Task.isCancelled ? .stop : outcome)
    }
  }

  private func perform(
    _ action: ReflectorStateMachine.Action, _ interner: inout StringInterner
  ) async -> ReflectorStateMachine.Event {
    if case .list(let options) = action { return await list(options, &interner) }
    interner = StringInterner()
    return switch action {
    case .watch(let options): await watch(options)
    case .wait(let duration): await wait(duration)
    case .list, .beginReplacement, .finishReplacement, .report: .stop
    }
  }

  private func list(
    _ options: ListOptions, _ interner: inout StringInterner
  ) async -> ReflectorStateMachine.Event {
    let name = "list \(specification.resource.resource)"
    var consumer = ListConsumer(StoreFeeder(self, request: name), interner: interner) { head in
      self.opened(head, isWatch: false)
    }
    do {
      try await send(options, into: &consumer)
      let metadata = try consumer.finish()
      interner = consumer.interner
      requestEnded(remainingItemCount: metadata.remainingItemCount)
      return .pageEnded(
        resourceVersion: metadata.resourceVersion, continueToken: metadata.continueToken)
    } catch {
      return failed(ClientError(anyError: error, request: name))
    }
  }

  private func watch(_ options: ListOptions) async -> ReflectorStateMachine.Event {
    let name = "watch \(specification.resource.resource)"
    var consumer = WatchConsumer(
      StoreFeeder(self, request: name, isOrdered: options.beginsWithChanges),
      kind: specification.kind
    ) { head in
      self.opened(head, isWatch: true)
    }
    do {
      try await send(options, into: &consumer)
    } catch {
      return failed(ClientError(anyError: error, request: name))
    }
    do {
      try consumer.finish()
      requestEnded(remainingItemCount: nil)
      return .streamEnded
    } catch {
      // As client-go has it, a stream that is cut off in an event is a connection that broke.
      return failed(
        ClientError(
          .connect, "\(name): the stream ended in the middle of an event",
          cause: String(describing: error)))
    }
  }

  private func wait(_ duration: Duration) async -> ReflectorStateMachine.Event {
    let start = context.time.now()
    do {
      try await context.time.sleep(for: duration)
    } catch {
      return .stop
    }
    let end = context.time.now()
    state.withLock { $0.recorder.waited(from: start, to: end) }
    return .waited
  }

  private func send<Consumer: ResponseConsumer>(
    _ options: ListOptions, into consumer: inout Consumer
  ) async throws {
    let now = context.time.now()
    state.withLock { $0.requestSent(at: now) }
    var request = specification.request(options)
    request.isRetriedBySender = true
    // The server ends it after its time; one that stops sending does not.
    request.timeLimit = options.timeoutSeconds.map { .seconds($0) + Self.watchGrace }
    try await context.transport.perform(request, into: &consumer)
  }
}

extension ListOptions {
  /// Whether a watch with these options brings changes from the first event on: not where it
  /// begins with the state, as all do that name no version.
  fileprivate var beginsWithChanges: Bool {
    guard let resourceVersion, sendInitialEvents != true else { return false }
    return !resourceVersion.isEmpty && resourceVersion != "0"
  }
}
