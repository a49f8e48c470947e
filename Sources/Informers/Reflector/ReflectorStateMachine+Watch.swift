import KubernetesClient

extension ReflectorStateMachine {
  /// A watch request in progress.
  struct Stream: Sendable {
    /// When it was requested, or when its initial state ended.
    var startedAt: Duration
    /// Whether versions of events count.
    ///
    /// Synthetic ADDED events come in no order of versions, so a watch without a version has to have something else first.
    var propagatesVersions: Bool
    /// Whether this is the stream of the newest state after its version was refused.
    var isNewestRetry = false
    var progress = Progress.begun
    var hasOpened: Bool { progress == .opened }
    var eventCount = 0
  }

  /// A watch that ends sooner than this, with nothing received, is a failure.
  private static let shortestWatch = Duration.seconds(1)

  mutating func startWatch(at now: Duration) -> [Action] {
    var options = selection
    options.watch = true
    options.allowWatchBookmarks = true
    options.timeoutSeconds = watchTimeout()
    if !resourceVersion.isEmpty { options.resourceVersion = resourceVersion }
    let isOrdered = !resourceVersion.isEmpty && resourceVersion != "0"
    state = .watching(Stream(startedAt: now, propagatesVersions: isOrdered))
    return [.watch(options)]
  }

  /// Starts a watch that sends the whole state first.
  mutating func startStream(isNewestRetry: Bool, at now: Duration) -> [Action] {
    var options = selection
    options.watch = true
    options.allowWatchBookmarks = true
    options.sendInitialEvents = true
    options.resourceVersionMatch = .notOlderThan
    options.timeoutSeconds = watchTimeout()
    if !isVersionUnavailable, !resourceVersion.isEmpty { options.resourceVersion = resourceVersion }
    var stream = Stream(startedAt: now, propagatesVersions: false)
    stream.isNewestRetry = isNewestRetry
    state = .streaming(stream)
    return [.beginReplacement, .watch(options)]
  }

  mutating func handle(
    _ event: Event, watching stream: Stream, at now: Duration
  ) -> [Action] {
    var stream = stream
    switch event {
    case .sent:
      stream.progress = .sent
    case .opened:
      stream.progress = .opened
      failedTries = 0
    case .events(let count, let version, let besidesAdded):
      stream.eventCount += count
      if besidesAdded { stream.propagatesVersions = true }
      progress(&stream, version)
    case .bookmark(let version, _):
      stream.eventCount += 1
      stream.propagatesVersions = true
      progress(&stream, version)
    case .streamEnded:
      return endWatch(stream, because: nil, at: now)
    case .failed(let error):
      return fail(watching: stream, error, at: now)
    case .start, .pageEnded, .waited, .stop:
      return []
    }
    state = .watching(stream)
    return []
  }

  mutating func handle(
    _ event: Event, streaming stream: Stream, at now: Duration
  ) -> [Action] {
    var stream = stream
    switch event {
    case .sent:
      stream.progress = .sent
    case .opened:
      stream.progress = .opened
      failedTries = 0
    case .events(let count, _, _):
      stream.eventCount += count
    case .bookmark(let version, true):
      stream.startedAt = now
      stream.eventCount = 0
      stream.propagatesVersions = true
      state = .watching(stream)
      return completeState(version)
    case .bookmark:
      stream.eventCount += 1
    case .streamEnded:
      let error = ClientError(
        .server, "the streaming list ended before its end-of-list bookmark",
        hint: "CoreDNS would stream it again for ever; give --list-mode paged here, and CoreDNS the"
          + " environment variable KUBE_FEATURE_WatchListClient=false")
      return endStream(stream, because: error, at: now)
    case .failed(let error):
      return fail(streaming: stream, error, at: now)
    case .start, .pageEnded, .waited, .stop:
      return []
    }
    state = .streaming(stream)
    return []
  }

  /// 300 to 600 seconds, so that many watches do not all end at once.
  private func watchTimeout() -> Int { 300 + Int(min(max(random(), 0), 1) * 300) }

  private mutating func progress(_ stream: inout Stream, _ version: String) {
    hasExpiredWithoutProgress = false
    if stream.propagatesVersions, !version.isEmpty { resourceVersion = version }
  }

  /// The stream is over, in good order or because the connection broke: the next one goes on from
  /// the last version, unless this one was so short and empty that something must be wrong.
  private mutating func endWatch(
    _ stream: Stream, because error: ClientError?, at now: Duration
  ) -> [Action] {
    if stream.eventCount == 0, now - stream.startedAt < Self.shortestWatch {
      let short = ClientError(.server, "the watch ended within a second and brought nothing")
      return waitAfter(error ?? short, then: .cycle, at: now)
    }
    hasExpiredWithoutProgress = false
    return (error.map { [.report($0)] } ?? []) + startWatch(at: now)
  }

  private mutating func fail(
    watching stream: Stream, _ error: ClientError, at now: Duration
  ) -> [Action] {
    switch error.code {
    case .expired:
      // Twice with nothing in between: from the newest state, because the server's cache may hold
      // nothing newer than what it has just called too old.
      if hasExpiredWithoutProgress { isVersionUnavailable = true }
      hasExpiredWithoutProgress = true
      return waitAfter(error, then: .cycle, at: now)
    case _ where error.asksToRetry && !stream.hasOpened && failedTries < Self.retryLimit:
      return waitAfter(error, then: .watch, at: now)
    case .tooManyRequests:
      return waitAfter(error, then: .watch, at: now)
    case .connect where !stream.hasOpened:
      return waitAfter(error, then: .watch, at: now)
    case .connect where stream.hasOpened, .timeout where stream.hasOpened:
      return endWatch(stream, because: error, at: now)
    default:
      return waitAfter(error, then: .cycle, at: now)
    }
  }

  /// The stream of the initial state is over before its bookmark: client-go opens it again, at once
  /// and without end, unless it was so short and empty that it lists instead.
  private mutating func endStream(
    _ stream: Stream, because error: ClientError, at now: Duration
  ) -> [Action] {
    if stream.eventCount == 0, now - stream.startedAt < Self.shortestWatch {
      return [.report(error)] + startList(Listing(relisting: self))
    }
    return waitAfter(error, then: .stream, at: now)
  }

  private mutating func fail(
    streaming stream: Stream, _ error: ClientError, at now: Duration
  ) -> [Action] {
    if stream.hasOpened, error.code == .connect || error.code == .timeout {
      return endStream(stream, because: error, at: now)
    }
    let isAskedAgain = error.asksToRetry && !stream.hasOpened && failedTries < Self.retryLimit
    if error.code == .tooManyRequests || error.code == .connect || isAskedAgain {
      return waitAfter(error, then: .stream, at: now)
    }
    if error.isVersionUnavailable {
      isVersionUnavailable = true
      if !stream.isNewestRetry {
        return [.report(error)] + startStream(isNewestRetry: true, at: now)
      }
    }
    return [.report(error)] + startList(Listing(relisting: self))
  }
}
