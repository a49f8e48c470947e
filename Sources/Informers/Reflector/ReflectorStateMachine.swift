import KubernetesClient

/// Decides what a reflector does next: a pure value, without socket and clock.
///
/// Each ``Event`` gives the actions to carry out in order. Of those at most the last one takes
/// time (``Action/takesTime``); its outcome is the next event, and what arrives while it runs are
/// events as well, which never give an action that takes time.
///
/// | state | legal events | next states |
/// |---|---|---|
/// | idle | start | listing, streaming |
/// | listing | sent, opened, pageEnded, failed | listing, watching, backingOff |
/// | streaming | sent, opened, events, bookmark, streamEnded, failed | watching, listing, streaming, backingOff |
/// | watching | sent, opened, events, bookmark, streamEnded, failed | watching, backingOff |
/// | backingOff | waited | listing, streaming, watching |
/// | stopped | start | listing, streaming |
///
/// `stop`, and a failure of kind `cancelled`, are legal everywhere and lead to stopped. Any other
/// event changes nothing. The rules are those of client-go's `tools/cache/reflector.go`.
public struct ReflectorStateMachine: Sendable {
  /// What happened.
  public enum Event: Sendable {
    /// The reflector is to begin.
    case start
    /// A connection has taken the running request.
    case sent
    /// The head of the answer to the running request has arrived.
    case opened
    /// A page has been received and all its items processed.
    case pageEnded(resourceVersion: String, continueToken: String)
    /// Objects' events have been processed; `besidesAdded` when one was not ADDED.
    case events(count: Int, lastVersion: String, besidesAdded: Bool)
    /// A BOOKMARK has arrived; `initialEventsEnd` when it ends the initial state.
    case bookmark(resourceVersion: String, initialEventsEnd: Bool)
    /// The server has ended the stream in good order.
    case streamEnded
    /// The request failed, the stream broke, or an ERROR event ended it.
    case failed(ClientError)
    /// The wait is over.
    case waited
    /// The reflector is to end.
    case stop
  }

  /// What to do.
  public enum Action: Hashable, Sendable {
    /// Marks the beginning of a new full state.
    case beginReplacement
    /// The full state is complete: what it does not have is gone; `isFirst` where HasSynced
    /// becomes true by it.
    case finishReplacement(isFirst: Bool)
    /// Tell of a failure.
    case report(ClientError)
    /// Send a list request; ends in `pageEnded` or `failed`.
    case list(ListOptions)
    /// Send a watch request; ends in `streamEnded` or `failed`.
    case watch(ListOptions)
    /// Wait; ends in `waited`.
    case wait(Duration)

    /// Whether the action has an outcome that comes later, as an event.
    public var takesTime: Bool {
      switch self {
      case .list, .watch, .wait: true
      case .beginReplacement, .finishReplacement, .report: false
      }
    }
  }

  enum State: Sendable {
    case idle
    case listing(Listing)
    case streaming(Stream)
    case watching(Stream)
    case backingOff(Resumption)
    case stopped
  }

  /// How far a request has come.
  enum Progress: Sendable {
    case begun, sent, opened

    /// What the reflector is doing; `opened` once there is a head.
    func activity(_ opened: InformerStatus.Activity) -> InformerStatus.Activity {
      switch self {
      case .begun: .connecting
      case .sent: .requesting
      case .opened: opened
      }
    }
  }

  /// What follows a wait.
  enum Resumption: Sendable {
    case cycle, stream, watch
    /// The same request of a list once more.
    case page(Listing)
  }

  static let pageSize = 500
  /// How often one request is sent again because the server asks for a wait, as client-go's
  /// requests have it.
  static let retryLimit = 10

  var state = State.idle
  /// The last version seen; empty before the first.
  public internal(set) var resourceVersion = ""
  /// Whether the server said that ``resourceVersion`` is too old or too new to list from.
  var isVersionUnavailable = false
  /// Whether the server paged a list of version 0, so that it has no cache to spare.
  var isPaginated = false
  var hasSynced = false
  /// Whether the last watch ended as expired and nothing has come since.
  var hasExpiredWithoutProgress = false
  var backOff = BackOff()
  /// How many requests in a row have failed; any success begins anew.
  public internal(set) var failedTries = 0
  /// When the next request is sent, while backing off; nil otherwise.
  public private(set) var nextTryAt: Duration?

  let initialList: InformerContext.InitialList
  let selection: ListOptions
  let random: @Sendable () -> Double

  /// Makes a machine at rest; `random` gives numbers in 0..<1.
  public init(
    labelSelector: String = "", fieldSelector: String = "",
    initialList: InformerContext.InitialList = .paged, random: @escaping @Sendable () -> Double
  ) {
    selection = ListOptions(labelSelector: labelSelector, fieldSelector: fieldSelector)
    self.initialList = initialList
    self.random = random
  }

  /// What the reflector is doing, for reports.
  public var activity: InformerStatus.Activity {
    switch state {
    case .idle, .stopped: .idle
    case .listing(let listing): listing.progress.activity(.listing)
    case .streaming(let stream): stream.progress.activity(.streaming)
    case .watching(let stream): stream.progress.activity(.watching)
    case .backingOff: .backingOff
    }
  }

  /// Takes an event that happened at `now` and says what to do, in order.
  public mutating func handle(_ event: Event, at now: Duration) -> [Action] {
    switch (state, event) {
    case (_, .stop): return stop()
    case (_, .failed(let error)) where error.code == .cancelled: return stop()
    case (.idle, .start), (.stopped, .start): return startCycle(at: now)
    case (.listing(let listing), _): return handle(event, listing, at: now)
    case (.streaming(let stream), _): return handle(event, streaming: stream, at: now)
    case (.watching(let stream), _): return handle(event, watching: stream, at: now)
    case (.backingOff(let resumption), .waited): return resume(resumption, at: now)
    case (.idle, _), (.stopped, _), (.backingOff, _): return []
    }
  }

  /// Begins with a full state, streamed or listed.
  mutating func startCycle(at now: Duration) -> [Action] {
    switch initialList {
    case .streaming: startStream(isNewestRetry: false, at: now)
    case .paged: startList(Listing(relisting: self))
    }
  }

  /// Waits, then goes on with `resumption`.
  mutating func waitAfter(
    _ error: ClientError, then resumption: Resumption, at now: Duration
  ) -> [Action] {
    state = .backingOff(resumption)
    failedTries += 1
    let delay = backOff.delay(at: now, random: random(), atLeast: error.retryAfter)
    nextTryAt = now + delay
    return [.report(error), .wait(delay)]
  }

  /// The full state is complete as of `version`.
  mutating func completeState(_ version: String) -> [Action] {
    resourceVersion = version
    isVersionUnavailable = false
    failedTries = 0
    defer { hasSynced = true }
    return [.finishReplacement(isFirst: !hasSynced)]
  }

  private mutating func stop() -> [Action] {
    state = .stopped
    nextTryAt = nil
    return []
  }

  private mutating func resume(_ resumption: Resumption, at now: Duration) -> [Action] {
    nextTryAt = nil
    switch resumption {
    case .cycle: return startCycle(at: now)
    case .stream: return startStream(isNewestRetry: false, at: now)
    case .watch: return startWatch(at: now)
    case .page(let listing): return requestPage(listing)
    }
  }
}

extension ListOptions {
  /// What every request of a watch has; empty selectors are left out.
  init(labelSelector: String, fieldSelector: String) {
    self.init()
    if !labelSelector.isEmpty { self.labelSelector = labelSelector }
    if !fieldSelector.isEmpty { self.fieldSelector = fieldSelector }
  }
}

extension ClientError {
  /// Whether the version asked for cannot be listed or streamed from.
  var isVersionUnavailable: Bool { code == .expired || code == .resourceVersionTooLarge }

  /// Whether the server asks for the same request once more, by a 429 or 5xx with Retry-After.
  var asksToRetry: Bool { retryAfter != nil && (code == .tooManyRequests || code == .server) }
}
