import KubernetesClient
import Synchronization
import Testing

@testable import Sessions

/// The wait for an API server that is still starting.
struct ServerWaitTests {
  /// A clock on which short waits pass at once, and the limit of a question never comes.
  private final class HastyTime: TimeSource {
    private let state = Mutex<(now: Duration, sleeps: [Duration])>((.zero, []))

    func now() -> Duration { state.withLock { $0.now } }
    var sleeps: [Duration] { state.withLock { $0.sleeps } }

    func sleep(for duration: Duration) async throws {
      guard duration < .seconds(5) else {
        try await Task.sleep(for: .seconds(3600))
        return
      }
      state.withLock { state in
        state.now += duration
        state.sleeps.append(duration)
      }
    }
  }

  /// Fails as scripted, and then is ready.
  private final class StartingServer: APITransport {
    private let failures: Mutex<[ClientError.Code]>

    init(_ failures: [ClientError.Code]) { self.failures = Mutex(failures) }

    func perform<Consumer: ResponseConsumer>(
      _ request: APIRequest, into consumer: inout Consumer
    ) async throws {
      let next = failures.withLock { $0.isEmpty ? nil : $0.removeFirst() }
      if let next { throw ClientError(next, "scripted \(next.rawValue)") }
      try consumer.receive(ResponseHead(contentType: "text/plain"))
      var text = "ok"
      try text.withUTF8 { bytes in
        try consumer.receive(UnsafeRawBufferPointer(bytes), wireBytes: bytes.count)
      }
    }
  }

  private func wait(
    _ failures: [ClientError.Code], limit: Duration, random: Double = 0
  ) async throws -> (failure: ClientError?, sleeps: [Duration], told: [String]) {
    let time = HastyTime()
    let told = ToldFailures()
    let wait = ServerWait(
      transport: StartingServer(failures), limit: limit, time: time, random: { random }
    ) { _, failure in told.add(failure.message) }
    let failure = try await wait.wait()
    return (failure, time.sleeps, told.messages)
  }

  @Test func aServerThatBecomesReadyIsWaitedForWithBackOff() async throws {
    let result = try await wait([.connect, .tls, .server, .timeout, .connect], limit: .seconds(60))
    #expect(result.failure == nil)
    #expect(
      result.sleeps == [
        .milliseconds(200), .milliseconds(400), .milliseconds(800), .milliseconds(1600),
        .seconds(2),
      ])
    #expect(result.told.first == "scripted connect")
    #expect(result.told.count == 5)
    #expect(
      try await wait([.connect], limit: .seconds(60), random: 1).sleeps == [.milliseconds(300)])
  }

  @Test func aServerThatAnswersWithoutKnowingUsIsReady() async throws {
    for code in [ClientError.Code.unauthorized, .forbidden, .notFound] {
      let result = try await wait([code], limit: .seconds(60))
      #expect(result.failure == nil)
      #expect(result.sleeps.isEmpty)
    }
  }

  @Test func theLimitIsKept() async throws {
    let result = try await wait(Array(repeating: .connect, count: 100), limit: .seconds(1))
    #expect(result.failure?.code == .connect)
    #expect(result.sleeps.reduce(.zero, +) == .seconds(1))
  }

  @Test func whatWaitingDoesNotMendIsGivenUpAtOnce() async throws {
    let result = try await wait([.configuration], limit: .seconds(60))
    #expect(result.failure?.code == .configuration)
    #expect(result.sleeps.isEmpty)
  }
}

/// What has been told, in order.
private final class ToldFailures: Sendable {
  private let state = Mutex<[String]>([])

  var messages: [String] { state.withLock { $0 } }

  func add(_ message: String) { state.withLock { $0.append(message) } }
}
