import K8sAPI
import Synchronization
import Testing

@Suite struct StartUpGateTests {
  typealias Opening = StartUpGate.Opening

  @Test(
    arguments: [
      (Duration.zero, Opening(opensAfter: .milliseconds(100), timedOut: false)),
      (.milliseconds(99), Opening(opensAfter: .milliseconds(100), timedOut: false)),
      (.milliseconds(100), Opening(opensAfter: .milliseconds(100), timedOut: false)),
      (.milliseconds(101), Opening(opensAfter: .milliseconds(200), timedOut: false)),
      (.milliseconds(3410), Opening(opensAfter: .milliseconds(3500), timedOut: false)),
      (.milliseconds(4900), Opening(opensAfter: .milliseconds(4900), timedOut: false)),
      (.milliseconds(4901), Opening(opensAfter: .seconds(5), timedOut: true)),
      (.seconds(9), Opening(opensAfter: .seconds(5), timedOut: true)),
      (nil, Opening(opensAfter: .seconds(5), timedOut: true)),
    ] as [(Duration?, Opening)])
  func opensAtTheNextPollOrAtTheLimit(syncedAfter: Duration?, opening: Opening) async throws {
    #expect(StartUpGate().opening(syncedAfter: syncedAfter) == opening)
    let time = SteppingTime()
    let waited = try await StartUpGate().wait(time: time) {
      syncedAfter.map { $0 <= time.now() } ?? false
    }
    #expect(waited == opening)
    #expect(time.now() == opening.opensAfter)
  }

  @Test func aLimitBelowTheFirstPollIsNeverSynced() async throws {
    let gate = StartUpGate(limit: .milliseconds(50))
    #expect(gate.opening(syncedAfter: .zero) == Opening(opensAfter: gate.limit, timedOut: true))
    let waited = try await gate.wait(time: SteppingTime()) { true }
    #expect(waited == Opening(opensAfter: gate.limit, timedOut: true))
  }

  @Test func asksOnceEveryHundredMilliseconds() async throws {
    let asked = Mutex<[Duration]>([])
    let time = SteppingTime()
    _ = try await StartUpGate(limit: .milliseconds(350)).wait(time: time) {
      asked.withLock { $0.append(time.now()) }
      return false
    }
    #expect(asked.withLock { $0 } == [1, 2, 3].map { .milliseconds(100 * $0) })
  }
}
