import KubernetesClient

extension ReflectorStateMachine {
  /// A list in progress, page by page.
  struct Listing: Sendable {
    /// The version of the first request; empty for the newest.
    var requestedVersion: String
    /// The page size; nil for a list in one piece.
    var limit: Int?
    /// The token of the page under way; empty for the first.
    var continueToken = ""
    /// The version that the first page had.
    var listVersion: String?
    /// Whether this is the list in one piece after the token of a later page expired.
    var isFullRetry = false
    /// Whether this is the list of the newest state after its version was refused.
    var isNewestRetry = false
    var progress = Progress.begun

    init(version: String, isPaged: Bool) {
      requestedVersion = version
      limit = isPaged ? ReflectorStateMachine.pageSize : nil
    }

    /// A list as recent as what has been seen.
    ///
    /// It is paged only where the server's cache ignores
    /// the limit (version 0) or is bypassed (no version); a limit with another version would
    /// make servers bypass it.
    init(relisting machine: ReflectorStateMachine) {
      if machine.isVersionUnavailable {
        self.init(version: "", isPaged: true)
      } else if machine.resourceVersion.isEmpty {
        self.init(version: "0", isPaged: true)
      } else {
        self.init(version: machine.resourceVersion, isPaged: machine.isPaginated)
      }
    }
  }

  mutating func startList(_ listing: Listing) -> [Action] {
    [.beginReplacement] + requestPage(listing)
  }

  mutating func handle(_ event: Event, _ listing: Listing, at now: Duration) -> [Action] {
    var listing = listing
    switch event {
    case .sent, .opened:
      listing.progress = if case .sent = event { .sent } else { .opened }
      state = .listing(listing)
      return []
    case .pageEnded(let version, let token):
      return endPage(listing, version, token, at: now)
    case .failed(let error):
      return fail(listing, error, at: now)
    case .start, .events, .bookmark, .streamEnded, .waited, .stop:
      return []
    }
  }

  mutating func requestPage(_ listing: Listing) -> [Action] {
    var options = selection
    options.limit = listing.limit
    if !listing.continueToken.isEmpty {
      options.continueToken = listing.continueToken
    } else if !listing.requestedVersion.isEmpty {
      options.resourceVersion = listing.requestedVersion
    }
    var listing = listing
    listing.progress = .begun
    state = .listing(listing)
    return [.list(options)]
  }

  private mutating func endPage(
    _ listing: Listing, _ version: String, _ token: String, at now: Duration
  ) -> [Action] {
    var next = listing
    next.listVersion = listing.listVersion ?? version
    if !token.isEmpty {
      guard token != listing.continueToken else {
        let error = ClientError(
          .server, "the server gave the same page token twice",
          hint: "a list that does not advance would never end")
        return waitAfter(error, then: .cycle, at: now)
      }
      next.continueToken = token
      failedTries = 0
      return requestPage(next)
    }
    if listing.requestedVersion == "0", !listing.continueToken.isEmpty { isPaginated = true }
    return completeState(next.listVersion ?? version) + startWatch(at: now)
  }

  private mutating func fail(
    _ listing: Listing, _ error: ClientError, at now: Duration
  ) -> [Action] {
    if error.code == .expired, !listing.continueToken.isEmpty, !listing.isFullRetry {
      var full = Listing(version: listing.requestedVersion, isPaged: false)
      full.isFullRetry = true
      full.isNewestRetry = listing.isNewestRetry
      return [.report(error)] + startList(full)
    }
    if error.isVersionUnavailable {
      isVersionUnavailable = true
      if !listing.isNewestRetry {
        var newest = Listing(relisting: self)
        newest.isNewestRetry = true
        return [.report(error)] + startList(newest)
      }
    }
    // The same page: a list from the beginning would add to what the server has too much of.
    if error.asksToRetry, failedTries < Self.retryLimit {
      return waitAfter(error, then: .page(listing), at: now)
    }
    return waitAfter(error, then: .cycle, at: now)
  }
}
