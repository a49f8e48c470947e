import Synchronization
import Testing

@testable import KubernetesClient

struct SharedCredentialTests {
  private struct Refused: Error {}

  /// Counts how often it was asked, and answers when it is told to.
  private final class Source: Sendable {
    private let asked = Mutex(0)
    private let gate: AsyncStream<Void>
    private let opening: AsyncStream<Void>.Continuation

    init(isOpen: Bool = true) {
      (gate, opening) = AsyncStream.makeStream()
      if isOpen { open() }
    }

    var count: Int { asked.withLock { $0 } }

    func open() { opening.finish() }

    func fetch() async throws -> Int {
      let number = asked.withLock { count in
        count += 1
        return count
      }
      for await _ in gate {}
      try Task.checkCancellation()
      return number
    }
  }

  @Test func manyWhoAskAtTheSameTimeShareOneAnswer() async throws {
    let source = Source(isOpen: false)
    let credential = SharedCredential { _ in
      true
    } fetch: {
      try await source.fetch()
    }
    let values = try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<20 { group.addTask { try await credential.current().value } }
      while source.count == 0 { await Task.yield() }
      source.open()
      return try await group.reduce(into: Set<Int>()) { $0.insert($1) }
    }
    #expect(values == [1] && source.count == 1)
    #expect(await credential.latest == 1)
  }

  @Test func whatHasExpiredIsFetchedAgain() async throws {
    let source = Source()
    let now = Mutex(0)
    let credential = SharedCredential { value in
      now.withLock { $0 } < value
    } fetch: {
      try await source.fetch() * 10
    }
    #expect(try await credential.current().value == 10)
    #expect(try await credential.current().value == 10)
    now.withLock { $0 = 10 }
    let second = try await credential.current()
    #expect(second.value == 20 && second.generation == 2)
  }

  @Test func aRefusedOneIsFetchedAgainOnce() async throws {
    let source = Source()
    let credential = SharedCredential { _ in
      true
    } fetch: {
      try await source.fetch()
    }
    let first = try await credential.current()
    for _ in 0..<3 { await credential.refuse(first.generation) }
    #expect(try await credential.current().value == 2)
    // Others hear of the refusal late: what they were refused is not in use any more.
    await credential.refuse(first.generation)
    #expect(try await credential.current().value == 2)
    #expect(source.count == 2)
  }

  @Test func afterAFailureTheNextWhoAsksTriesAgain() async throws {
    let isBroken = Mutex(true)
    let credential = SharedCredential { _ in
      true
    } fetch: { () async throws -> Int in
      if isBroken.withLock({ $0 }) { throw Refused() }
      return 7
    }
    await #expect(throws: Refused.self) { try await credential.current() }
    isBroken.withLock { $0 = false }
    #expect(try await credential.current().value == 7)
  }

  @Test func whenAllHaveGivenUpTheFetchingEnds() async throws {
    let (asked, asking) = AsyncStream<Void>.makeStream()
    let credential = SharedCredential { _ in
      true
    } fetch: { () async throws -> Int in
      asking.finish()
      try await Task.sleep(for: .seconds(1_000_000))
      return 1
    }
    let waiting = (0..<4).map { _ in Task { try await credential.current().value } }
    for await _ in asked {}
    for task in waiting { task.cancel() }
    for task in waiting { await #expect(throws: (any Error).self) { try await task.value } }
  }

  @Test func onlyTheLastWhoGivesUpEndsTheFetching() async throws {
    let source = Source(isOpen: false)
    let credential = SharedCredential { _ in
      true
    } fetch: {
      try await source.fetch()
    }
    let patient = Task { try await credential.current().value }
    let impatient = Task { try await credential.current().value }
    while source.count == 0 { await Task.yield() }
    impatient.cancel()
    source.open()
    #expect(try await patient.value == 1)
    _ = await impatient.result
  }
}
