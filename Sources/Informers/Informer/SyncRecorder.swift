import KubernetesClient

/// Turns the moments of a first synchronisation into the phases of a ``SyncTimeline``.
///
/// Moments are on the informer's time source, phases count from the informer's start. After
/// HasSynced nothing is recorded any more.
struct SyncRecorder: Sendable {
  /// A watch that never syncs retries for ever; its timeline must not grow for ever.
  static let phaseLimit = 1000

  private(set) var timeline = SyncTimeline()
  private var requestStart: Duration?
  private var headArrival: Duration?

  private var isOver: Bool { timeline.hasSyncedAfter != nil }

  mutating func start(at now: Duration) {
    guard !isOver else { return }
    timeline = SyncTimeline()
    timeline.startedAt = now
  }

  mutating func requestSent(at now: Duration) {
    requestStart = now
    headArrival = nil
  }

  mutating func headReceived(at now: Duration, connectionOpenedAt: Duration?) {
    guard let requestStart else { return }
    var waitStart = requestStart
    if let opened = connectionOpenedAt, opened > requestStart, opened <= now {
      add(.connect, from: requestStart, to: opened)
      waitStart = opened
    }
    add(.firstByte, from: waitStart, to: now)
    headArrival = now
  }

  mutating func decoded(for decoding: Duration, indexing: Duration) {
    guard !isOver else { return }
    timeline.decoding += decoding
    timeline.indexing += indexing
  }

  /// The answer has ended, or what of it belongs to the first state.
  mutating func requestEnded(at now: Duration) {
    if let headArrival { add(.list, from: headArrival, to: now) }
    requestStart = nil
    headArrival = nil
  }

  mutating func requestFailed(_ code: ClientError.Code, at now: Duration) {
    if let requestStart, headArrival == nil {
      let isConnecting = [.connect, .dns, .tls].contains(code)
      add(isConnecting ? .connect : .firstByte, from: requestStart, to: now)
    }
    requestEnded(at: now)
  }

  mutating func waited(from start: Duration, to end: Duration) {
    add(.backOff, from: start, to: end)
  }

  mutating func synced(at now: Duration) {
    guard !isOver else { return }
    requestEnded(at: now)
    timeline.hasSyncedAfter = now - timeline.startedAt
  }

  private mutating func add(_ name: SyncTimeline.PhaseName, from start: Duration, to end: Duration)
  {
    guard !isOver, timeline.phases.count < Self.phaseLimit else { return }
    timeline.phases.append(
      SyncTimeline.Phase(name, start: start - timeline.startedAt, duration: end - start))
  }
}
