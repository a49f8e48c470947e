import Informers

/// Work on many server blocks that do not depend on each other, on all processors.
enum ConcurrentChunks {
  /// Fewer blocks than this are not worth another thread.
  private static let least = 256
  /// More parts than processors even out, so that none waits long for another.
  private static let mostParts = 16

  /// What the work makes of each part of a number of blocks, in their order.
  static func map<Result: Sendable>(
    count: Int, _ work: @Sendable (Range<Int>) -> [Result]
  ) -> [Result] {
    let parts = min(mostParts, count / least)
    guard parts > 1 else { return work(0..<count) }
    return SideBySide.map(
      (0..<parts).map { count * $0 / parts..<count * ($0 + 1) / parts }, work
    ).flatMap { $0 }
  }
}
