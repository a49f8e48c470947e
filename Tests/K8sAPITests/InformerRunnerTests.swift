import Informers
import K8sAPI
import KubernetesClient
import Testing

@Suite struct InformerRunnerTests {
  private struct Failure: Error {}

  private func registry(
    _ pods: FakeInformer, _ services: FakeInformer
  ) throws -> WatcherRegistry {
    let watcher = FakeWatcher("w", offers: ["pod": pods, "service": services])
    return try WatcherRegistry(watchers: [watcher], context: offline)
  }

  /// Yields until both have been started; they never end by themselves.
  private func untilStarted(_ informers: FakeInformer...) async {
    while informers.contains(where: { $0.runs == 0 }) { await Task.yield() }
  }

  @Test func stopsEveryInformerWhenTheBodyEnds() async throws {
    let (pods, services) = (FakeInformer("pods"), FakeInformer("services"))
    let runner = InformerRunner(try registry(pods, services))
    let answer = await runner.whileRunning {
      await untilStarted(pods, services)
      return 42
    }
    #expect(answer == 42)
    #expect([pods.runs, pods.stops, services.runs, services.stops] == [1, 1, 1, 1])
  }

  @Test func stopsEveryInformerWhenTheBodyThrows() async throws {
    let (pods, services) = (FakeInformer("pods"), FakeInformer("services"))
    let runner = InformerRunner(try registry(pods, services))
    await #expect(throws: Failure.self) {
      try await runner.whileRunning {
        await untilStarted(pods, services)
        throw Failure()
      }
    }
    #expect([pods.stops, services.stops] == [1, 1])
  }

  @Test func startsOnlyTheWatchesAskedFor() async throws {
    let (pods, services) = (FakeInformer("pods"), FakeInformer("services"))
    let runner = InformerRunner(try registry(pods, services), only: ["pod", "unknown"])
    #expect(runner.watches.map(\.name) == ["pod"])
    await runner.whileRunning { await untilStarted(pods) }
    #expect(services.runs == 0)
    pods.sync()
    #expect(runner.hasSynced)
  }

  @Test func runEndsWhenItsTaskIsCancelled() async throws {
    let (pods, services) = (FakeInformer("pods"), FakeInformer("services"))
    let runner = InformerRunner(try registry(pods, services))
    let task = Task { await runner.run() }
    await untilStarted(pods, services)
    task.cancel()
    await task.value
    #expect([pods.stops, services.stops] == [1, 1])
  }

  /// A clock on which a sleep lasts until the test ends it.
  private final class HeldTime: TimeSource {
    let (asked, ask) = AsyncStream.makeStream(of: Duration.self)
    let (ends, end) = AsyncStream.makeStream(of: Never.self)

    func now() -> Duration { .zero }

    func sleep(for duration: Duration) async throws {
      ask.yield(duration)
      for await _ in ends {}
      try Task.checkCancellation()
    }
  }

  @Test func waitsUntilSyncedAtMostForTheLimit() async throws {
    let (pods, services) = (FakeInformer("pods"), FakeInformer("services"))
    let runner = InformerRunner(try registry(pods, services))
    pods.sync()
    let time = HeldTime()
    async let isTooLate = !runner.waitUntilSynced(limit: .seconds(1), time: time)
    var asked = time.asked.makeAsyncIterator()
    #expect(await asked.next() == .seconds(1))
    time.end.finish()
    #expect(try await isTooLate)
  }

  @Test func isToldWhenTheLastHasSynced() async throws {
    let (pods, services) = (FakeInformer("pods"), FakeInformer("services"))
    let runner = InformerRunner(try registry(pods, services))
    let time = HeldTime()
    async let isInTime = runner.waitUntilSynced(limit: .seconds(1), time: time)
    var asked = time.asked.makeAsyncIterator()
    _ = await asked.next()
    pods.sync()
    services.sync()
    #expect(try await isInTime)
    #expect(try await runner.waitUntilSynced(limit: .zero, time: time))
  }

  @Test func nothingIsSentWithoutAConnection() async throws {
    struct Ignoring: ResponseConsumer {
      mutating func receive(_ head: ResponseHead) {}
      mutating func receive(_ bytes: UnsafeRawBufferPointer, wireBytes: Int) {}
    }
    let request = APIRequest(.pods, options: ListOptions())
    let error = await #expect(throws: ClientError.self) {
      var consumer = Ignoring()
      try await OfflineTransport().perform(request, into: &consumer)
    }
    #expect(error?.code == .configuration)
  }
}
