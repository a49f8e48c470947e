import Dispatch
import Synchronization

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
    let results = Mutex<[[Result]]>(Array(repeating: [], count: parts))
    DispatchQueue.concurrentPerform(iterations: parts) { part in
      let found = work(count * part / parts..<count * (part + 1) / parts)
      results.withLock { $0[part] = found }
    }
    return results.withLock { Array($0.joined()) }
  }
}
