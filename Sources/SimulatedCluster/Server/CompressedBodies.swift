import NIOCore
import Synchronization

/// Keeps the compressed bodies of the last large lists, so that asking again for the same state
/// costs no compression again.
final class CompressedBodies: Sendable {
  /// What makes two lists the same.
  struct Key: Hashable, Sendable {
    var path: String
    var selectors: String
    var form: Representation
    var isPretty: Bool
    var resourceVersion: UInt64
    var start: String
    var limit: Int
  }

  private let capacity: Int
  private let entries = Mutex<[(key: Key, body: [ByteBuffer], size: Int)]>([])

  /// Makes an empty cache of at most so many bytes.
  init(capacity: Int = 128 << 20) {
    self.capacity = capacity
  }

  /// A body, if it is there.
  func body(_ key: Key) -> [ByteBuffer]? {
    entries.withLock { $0.first { $0.key == key }?.body }
  }

  /// Puts a body in and the oldest ones out.
  func store(_ key: Key, _ body: [ByteBuffer]) {
    let size = body.reduce(0) { $0 + $1.readableBytes }
    guard size <= capacity / 2 else { return }
    entries.withLock { entries in
      entries.removeAll { $0.key == key }
      entries.append((key, body, size))
      var total = entries.reduce(0) { $0 + $1.size }
      while total > capacity, let oldest = entries.first {
        total -= oldest.size
        entries.removeFirst()
      }
    }
  }
}
