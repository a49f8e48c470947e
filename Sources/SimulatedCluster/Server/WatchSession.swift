import KubernetesClient

/// One watch: reads events from the storage at the pace at which the client takes them.
///
/// A client that is slower than the ring of history is told 410 and has to list again, so a watch
/// never needs more memory than one batch.
struct WatchSession: Sendable {
  let core: ServerCore
  let target: ResourceTarget
  let query: ListQuery
  let encoder: WatchEncoder
  /// How often bookmarks had been asked for when the request came.
  let bookmarksAsked: Int
  /// What an injected fault does with the events.
  var fault: SimulatedCluster.Fault.WatchFault?

  private static let batchSize = 256
  private static let pieceSize = 64 * 1024

  private var time: any TimeSource { core.options.time }

  /// Runs until the time is up, the client has gone or history has been lost.
  func run(_ writer: ResponseWriter) async throws {
    let subscription = core.storage.subscribe(target.resource.id)
    defer { subscription.continuation.finish() }
    writer.onClose { subscription.continuation.finish() }
    let start = time.now()
    let deadline = start + .seconds(query.timeoutSeconds ?? Int.random(in: 1800..<3600))
    let timer = Task { [time, interval = core.options.bookmarkInterval] in
      while time.now() < deadline {
        let left = deadline - time.now()
        try await time.sleep(for: min(left, interval))
        subscription.continuation.yield()
      }
    }
    defer { timer.cancel() }
    var session = Progress(
      cursor: query.resourceVersion ?? 0, bookmarkDue: start + core.options.bookmarkInterval,
      bookmarksAsked: bookmarksAsked)
    if query.sendsInitialEvents ?? (session.cursor == 0) {
      try await sendState(&session, writer)
    }
    var signals = subscription.signals.makeAsyncIterator()
    while try await advance(&session, writer) {
      let isOver = time.now() >= deadline
      try await bookmark(&session, isOver: isOver, writer)
      guard !isOver, await signals.next() != nil else { return }
    }
  }

  /// How far a watch has come.
  struct Progress {
    var cursor: UInt64
    var bookmarkDue: Duration
    var bookmarksAsked: Int
    /// How many events have been sent.
    var sent = 0
  }

  /// The present state as ADDED events, then the bookmark that says that this was all.
  private func sendState(_ session: inout Progress, _ writer: ResponseWriter) async throws {
    let snapshot = core.storage.snapshot(target.resource.id)
    let page = ListPage(snapshot, query.withoutPaging, target)
    var piece: [UInt8] = []
    let events = page.items.map { WatchedChange(type: "ADDED", item: $0) }
    for event in shaped(events) {
      if hasEnded(&session, &piece) {
        try await writer.write(piece)
        throw ResponseWriter.Cut.end
      }
      try append(event, to: &piece)
      guard piece.count >= Self.pieceSize else { continue }
      try await writer.write(piece)
      piece.removeAll(keepingCapacity: true)
    }
    session.cursor = snapshot.resourceVersion
    if query.sendsInitialEvents == true, query.allowsBookmarks, fault != .noEndBookmark {
      try encoder.appendBookmark(session.cursor, endsInitialEvents: true, to: &piece)
    }
    try await writer.write(piece)
  }

  /// Sends the events so far; false when the watch has to end because history does not reach back.
  private func advance(_ session: inout Progress, _ writer: ResponseWriter) async throws -> Bool {
    while true {
      let found = core.storage.events(
        target.resource.id, after: session.cursor, limit: Self.batchSize)
      guard case .value(let batch) = found else {
        if case .expired(let floor) = found {
          try await writer.write(encoder.expired(asked: session.cursor, floor: floor))
        }
        return false
      }
      var piece: [UInt8] = []
      for event in shaped(batch.events.compactMap(transition)) {
        if hasEnded(&session, &piece) {
          try await writer.write(piece)
          return false
        }
        try append(event, to: &piece)
      }
      session.cursor = batch.upTo
      try await writer.write(piece)
      if batch.events.count < Self.batchSize { return true }
    }
  }

  /// What an event is to a client that sees only what its selectors let through.
  private func transition(_ event: StorageEvent) -> WatchedChange? {
    let isIn = event.kind != .deleted && query.selects(event.item, target)
    let wasIn = event.previous.map { query.selects($0, target) } ?? false
    switch (wasIn, isIn) {
    case (false, true): return WatchedChange(type: "ADDED", item: event.item)
    case (true, true): return WatchedChange(type: "MODIFIED", item: event.item)
    case (false, false): return nil
    case (true, false):
      guard event.kind != .deleted, let last = event.previous else {
        return WatchedChange(type: "DELETED", item: event.item)
      }
      // It has left the selection: its last selected state, under the version of the change.
      let bytes = VersionStamp.stamp(last.bytes, last.encoding, event.resourceVersion)
      return WatchedChange(
        type: "DELETED",
        item: StoredItem(
          key: last.key, resourceVersion: event.resourceVersion, encoding: last.encoding,
          bytes: bytes))
    }
  }

  private func bookmark(
    _ session: inout Progress, isOver: Bool, _ writer: ResponseWriter
  ) async throws {
    let asked = core.bookmarksAsked
    let isDue = time.now() >= session.bookmarkDue || asked != session.bookmarksAsked
    guard query.allowsBookmarks, isDue || isOver else { return }
    session.bookmarkDue = time.now() + core.options.bookmarkInterval
    session.bookmarksAsked = asked
    var piece: [UInt8] = []
    try encoder.appendBookmark(session.cursor, endsInitialEvents: false, to: &piece)
    try await writer.write(piece)
  }
}

extension ListQuery {
  /// The same selection without a limit.
  var withoutPaging: ListQuery {
    var query = self
    query.limit = nil
    query.continueToken = nil
    return query
  }
}
