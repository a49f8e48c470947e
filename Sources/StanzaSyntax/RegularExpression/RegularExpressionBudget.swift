/// How large a compiled pattern may get.
///
/// Go looks at sizes only once the nodes times the repeat counts could exceed its limit; until then
/// a pattern passes whatever its size. Whoever mirrors the verdict has to count nodes as Go does,
/// those used again included.
struct RegularExpressionBudget {
  /// Go's limit: 128 MiB in instructions of 40 bytes.
  static let limit = (128 << 20) / 40
  /// Where counting stops, so that products cannot overflow.
  static let ceiling = 1 << 40

  private var allocated = 0
  private var free = 0
  private var repeats = 1
  private(set) var tracksSize = false

  mutating func allocate() {
    if free > 0 { free -= 1 } else { allocated += 1 }
  }

  mutating func release() {
    free += 1
  }

  /// Counts a repeat count, and tells whether sizes matter from now on.
  ///
  /// Go counts one again whenever its node moves, as a sole alternative for example.
  mutating func startsTracking(factor: Int) -> Bool {
    guard !tracksSize else { return false }
    repeats = factor > Self.limit / repeats ? Self.limit : repeats * factor
    tracksSize = allocated >= Self.limit / repeats
    return tracksSize
  }

  func check(_ size: Int) throws(RegularExpressionProblem) {
    if tracksSize, size > Self.limit { throw RegularExpressionProblem(reason: .tooLarge) }
  }
}
