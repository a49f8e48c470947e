import Dispatch
import Synchronization
import Testing

@testable import InspectorShell

/// A terminal that is paused (Ctrl-S), or a pipe whose reader sleeps.
private final class PausedOutput: TextOutput {
  let isTerminal = false
  let width: Int? = nil
  private let begun = Mutex(0)
  private let gate = DispatchSemaphore(value: 0)

  var writers: Int { begun.withLock { $0 } }

  func write(_ text: String) {
    begun.withLock { $0 += 1 }
    gate.wait()
  }

  func resume() { gate.signal() }
}

struct PausedReaderTests {
  /// More than any pool of this machine has threads.
  private static let count = 24

  @Test("keeps no thread from the tasks of the watches", .timeLimit(.minutes(1)))
  func poolStaysFree() async throws {
    let output = PausedOutput()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<Self.count { group.addTask { try await output.print("text") } }
      // Runs only while the pool has a thread for it.
      group.addTask {
        while output.writers < Self.count { await Task.yield() }
        for _ in 0..<Self.count { output.resume() }
      }
      try await group.waitForAll()
    }
    #expect(output.writers == Self.count)
  }
}
