import Inspection
import KubernetesClient
import PluginStanzas
import Synchronization
import Testing

@testable import Sessions

/// The way from options to sessions that run, without a console.
struct SessionRunTests {
  private struct Failure: Error {}

  private let context = SessionContext(
    environment: [:], workingDirectory: "/nonexistent", serviceAccountFolder: "/nonexistent",
    time: SystemTime(), wallClock: { .zero }, isInputTerminal: false, readStandardInput: { [] })

  private var demo: SessionOptions {
    var options = SessionOptions()
    options.isDemo = true
    options.churn = 0
    options.timeout = .seconds(60)
    return options
  }

  @Test func aDemoSyncsAndHasNothingToSay() async throws {
    let run = SessionRun(
      options: demo, context: context,
      observer: SessionObserver(
        notice: { notice in
          if case .message(let message) = notice { Issue.record("\(message)") }
        }, progress: { _ in }))
    var status = ExitStatus.success
    let (_, plans) = try await run.usablePlans(&status)
    let unsynced = try await run.withLiveSessions(
      plans, watches: ["namespace"], patience: .oneShot
    ) { live in
      #expect(live.sessions.filter { !$0.isSynced }.isEmpty)
      return run.unsynced(live)
    }
    #expect(status == .success)
    #expect(unsynced.status == .success)
    #expect(unsynced.messages.isEmpty)
  }

  @Test func whatMustBeSaidGoesToTheObserver() async throws {
    var options = demo
    options.coreDNSVersion = CoreDNSVersionChoice(argument: "1.2.3")
    let messages = Mutex<[FailureMessage]>([])
    let run = SessionRun(
      options: options, context: context,
      observer: SessionObserver(
        notice: { notice in
          if case .message(let message) = notice { messages.withLock { $0.append(message) } }
        }, progress: { _ in }))
    _ = try await run.loadCorefile()
    let told = messages.withLock { $0 }
    #expect(told.map(\.isWarning) == [true])
    #expect(told.first?.message.hasPrefix("CoreDNS 1.2.3 is not known") ?? false)
  }

  @Test func whatIsOpenIsClosedThoughTheBodyThrows() async {
    let closed = Mutex(0)
    await #expect(throws: Failure.self) {
      try await closing {
        throw Failure()
      } close: {
        closed.withLock { $0 += 1 }
      }
    }
    let times = closed.withLock { $0 }
    #expect(times == 1)
  }
}
