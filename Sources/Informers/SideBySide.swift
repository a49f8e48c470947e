import Dispatch
import Synchronization

/// Work on several things at once, as many as there are processors.
package enum SideBySide {
  /// What comes of each element, in their order.
  package static func map<Element: Sendable, Result: Sendable>(
    _ elements: [Element], _ body: @Sendable (Element) -> Result
  ) -> [Result] {
    let results = Mutex<[Int: Result]>([:])
    DispatchQueue.concurrentPerform(iterations: elements.count) { place in
      let result = body(elements[place])
      results.withLock { $0[place] = result }
    }
    return results.withLock { results in elements.indices.compactMap { results[$0] } }
  }
}
