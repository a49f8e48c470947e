import KubernetesClient

/// What an informer knows besides its store, behind one lock.
struct InformerState: Sendable {
  var machine: ReflectorStateMachine
  var recorder = SyncRecorder()
  var observers: [Observer] = []

  /// Somebody who is told of events.
  struct Observer: Sendable {
    var id: Int
    var scope: ObservationScope
    var handler: @Sendable (InformerEvent) -> Void
  }

  /// Those who are told of each object.
  var objectObservers: [Observer] { observers.filter { $0.scope == .objects } }

  private var counters = InformerStatus()
  /// The last failed request that no success has followed.
  private var requestError: ClientError?
  /// When the first of the requests failed that have since.
  private var failedAt: Duration?
  /// The last object that could not be decoded; a list without one ends it, or a good event.
  private var decodeError: ClientError?
  private var decodeFailuresAtListStart = 0
  private var completeLists = 0
  /// When the request under way was handed to a connection, and when its answer began.
  private var sentAt: Duration?
  private var headAt: Duration?
  private var nextObserver = 0
  private var isRunning = false
  /// Those who wait for HasSynced, by number.
  var waiters: [Int: CheckedContinuation<Void, any Error>] = [:]
  private var lastWaiter = 0
  /// Why the list under way is necessary, and the version that came before it.
  private var replacementCause: ClientError.Code?
  private var replacedVersion: UInt64?

  /// The last version as the number that it is on every API server; nil before the first.
  private var lastVersion: UInt64? { UInt64(machine.resourceVersion) }

  /// Whether a list has begun that has not been completed.
  private(set) var isReplacing = false

  init(machine: ReflectorStateMachine) { self.machine = machine }

  /// The status of an informer that was recorded; nil for one that runs.
  var restored: InformerStatus?

  var hasSynced: Bool { restored?.hasSynced ?? counters.hasSynced }

  /// The public view at `now`; the store's count is added by the informer.
  func status(at now: Duration) -> InformerStatus {
    if let restored { return restored }
    var status = counters
    status.takenAt = now
    status.activity = machine.activity
    status.resourceVersion = machine.resourceVersion
    status.relists = max(0, completeLists - 1)
    status.failedTries = machine.failedTries
    status.nextTryAt = machine.nextTryAt
    status.isReplacing = isReplacing && hasSynced
    status.lastError = requestError ?? decodeError
    status.timeline = recorder.timeline
    status.waiting = waiting(status, at: now)
    return status
  }

  private func waiting(_ status: InformerStatus, at now: Duration) -> Waiting? {
    switch status.activity {
    case .idle, .watching: return nil
    case .connecting: return .connection
    case .requesting: return .answer(sentAgo: now - (sentAt ?? now))
    case .listing:
      return .objects(received: status.listedObjects, silence: silence(status, at: now))
    case .streaming:
      // A stream pauses between two objects for moments only.
      let silence = silence(status, at: now)
      return silence < .seconds(1)
        ? .objects(received: status.listedObjects, silence: silence)
        : .endBookmark(received: status.listedObjects, silence: silence)
    case .backingOff:
      let wait = max(.zero, (status.nextTryAt ?? now) - now)
      return .nextTry(failed: status.failedTries, within: wait)
    }
  }

  private func silence(_ status: InformerStatus, at now: Duration) -> Duration {
    now - max(status.lastReceivedAt ?? .zero, headAt ?? .zero)
  }

  /// Whether the informer may run: one task at a time.
  mutating func beginRunning(at now: Duration) -> Bool {
    guard !isRunning else { return false }
    isRunning = true
    recorder.start(at: now)
    return true
  }

  /// A number for somebody who is going to wait for HasSynced.
  mutating func nextWaiter() -> Int {
    lastWaiter += 1
    return lastWaiter
  }

  mutating func endRunning() { isRunning = false }

  mutating func addObserver(
    _ scope: ObservationScope, _ handler: @escaping @Sendable (InformerEvent) -> Void
  ) -> Int {
    nextObserver += 1
    observers.append(Observer(id: nextObserver, scope: scope, handler: handler))
    return nextObserver
  }

  mutating func requestSent(at now: Duration) {
    counters.requests += 1
    (sentAt, headAt) = (nil, nil)
    recorder.requestSent(at: now)
  }

  mutating func requestTaken(at now: Duration) { sentAt = now }

  /// Takes the head of an answer; gives for how long requests had failed where a watch ends that.
  mutating func headReceived(
    _ head: ResponseHead, isWatch: Bool, at now: Duration
  ) -> Duration? {
    headAt = now
    counters.httpVersion = head.httpVersion
    var failing: Duration?
    if isWatch {
      failing = requestError == nil ? nil : failedAt.map { now - $0 }
      (requestError, failedAt) = (nil, nil)
    }
    defer { recorder.headReceived(at: now, connectionOpenedAt: head.connection?.openedAt) }
    counters.history.warned(head.warnings)
    return failing
  }

  mutating func received(_ chunk: ChunkTally, at now: Duration) {
    counters.lastReceivedAt = now
    counters.bytesReceived += chunk.bytes
    counters.wireBytesReceived += chunk.wireBytes
    counters.receivedObjects += chunk.objects
    if isReplacing { counters.listedObjects += chunk.objects }
    counters.decodeFailures += chunk.failures
    for failure in chunk.conversionFailures { counters.history.conversionFailed(failure) }
    counters.history.received(chunk.events, versionsBack: chunk.versionsBack, at: now)
    if chunk.hasGoodEvent { decodeError = nil }
    if let error = chunk.lastFailure { decodeError = error }
    if let remaining = chunk.remainingItemCount { counters.remainingItemCount = remaining }
    recorder.decoded(for: chunk.decoding, indexing: chunk.indexing)
  }

  mutating func failed(_ error: ClientError, at now: Duration) {
    if requestError == nil { failedAt = now }
    requestError = error
    counters.history.failed(error.code)
  }

  mutating func listBegan() {
    if !isReplacing { (replacementCause, replacedVersion) = (requestError?.code, lastVersion) }
    isReplacing = true
    counters.listedObjects = 0
    decodeFailuresAtListStart = counters.decodeFailures
    counters.remainingItemCount = nil
  }

  mutating func listCompleted() {
    completeLists += 1
    if completeLists > 1 { counters.history.relisted(because: replacementCause) }
    if let before = replacedVersion, let now = lastVersion, now < before {
      counters.history.versionsBack += 1
    }
    isReplacing = false
    counters.remainingItemCount = nil
    (requestError, failedAt) = (nil, nil)
    if counters.decodeFailures == decodeFailuresAtListStart { decodeError = nil }
  }

  /// HasSynced is true from now on; gives those who wait for it.
  mutating func synced(at now: Duration) -> [CheckedContinuation<Void, any Error>] {
    counters.hasSynced = true
    recorder.synced(at: now)
    defer { waiters = [:] }
    return Array(waiters.values)
  }
}

/// What one chunk of an answer came to.
struct ChunkTally: Sendable {
  var bytes = 0
  var wireBytes = 0
  var objects = 0
  var failures = 0
  /// The last failure that no good event of a watch has followed.
  var lastFailure: ClientError?
  /// Whether there was an event of a watch that could be read.
  var hasGoodEvent = false
  var conversionFailures: [InformerHistory.ConversionFailure] = []
  var events = InformerHistory.Events()
  /// How many events had a lower version than the one before them.
  var versionsBack = 0
  var remainingItemCount: Int?
  var decoding = Duration.zero
  var indexing = Duration.zero
}
