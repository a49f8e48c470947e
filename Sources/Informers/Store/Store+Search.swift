import Synchronization

extension Store {
  /// The keys that fulfil a condition, at most `limit` of them, sorted; in one pass under the lock.
  public func keys(limit: Int, where isWanted: @Sendable (ObjectKey) -> Bool) -> [ObjectKey] {
    content.withLock { content in
      var found: [ObjectKey] = []
      content.forEachKey { key in
        if found.count < limit, isWanted(key) { found.append(key) }
      }
      return found.sorted()
    }
  }
}
