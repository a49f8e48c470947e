import KubernetesClient
import Testing

@testable import Informers

@Suite struct ReflectorWatchTests {
  private typealias Step = ReflectorScenario.Step

  /// A scenario that begins with a watch from version 5, opened after a second.
  private static func watching(_ name: String, _ steps: Step...) -> ReflectorScenario {
    var scenario = ReflectorScenario(name)
    scenario.steps =
      [
        .on(.start, "begin; list limit=500 resourceVersion=0"),
        .on(.page("5"), at: 1, "finish; synced; watch resourceVersion=5"),
      ] + steps
    return scenario
  }

  @Test(arguments: [
    watching(
      "a watch that ends in good order goes on at once from the last version",
      .on(.opened), .on(.changed("7")), .on(.streamEnded, at: 1.5, "watch resourceVersion=7")),
    watching(
      "an idle watch that lasted goes on at once",
      .on(.opened), .on(.streamEnded, at: 300, "watch resourceVersion=5")),
    watching(
      "a bookmark moves the version, and is something received",
      .on(.opened), .on(.bookmark("40")), .on(.streamEnded, at: 1.1, "watch resourceVersion=40")),
    watching(
      "versions that go backwards are taken as they come",
      .on(.opened), .on(.changed("9")), .on(.changed("8")),
      .on(.streamEnded, at: 9, "watch resourceVersion=8")),
    watching(
      "an event without a version leaves the last one",
      .on(.opened), .on(.changed("")), .on(.streamEnded, at: 9, "watch resourceVersion=5")),
    watching(
      "a watch under a second that brought nothing backs off and lists",
      .on(.opened), .on(.streamEnded, at: 1.9, "report server; wait 800.0"),
      .on(.waited, "begin; list resourceVersion=5"),
      .on(.page("6"), "finish; watch resourceVersion=6")),
    watching(
      "too old on opening: back off and list, so that a restarted server gets no herd",
      .on(.fails(.expired), "report expired; wait 800.0"),
      .on(.waited, "begin; list resourceVersion=5")),
    watching(
      "too old as an event: back off and list from the last version",
      .on(.opened), .on(.changed("8")), .on(.fails(.expired), "report expired; wait 800.0"),
      .on(.waited, "begin; list resourceVersion=8")),
    watching(
      "too old again with nothing in between: the newest state",
      .on(.fails(.expired), "report expired; wait 800.0"),
      .on(.waited, "begin; list resourceVersion=5"),
      .on(.page("5"), "finish; watch resourceVersion=5"),
      .on(.fails(.expired), "report expired; wait 1600.0"),
      .on(.waited, "begin; list limit=500"),
      .on(.page("50"), "finish; watch resourceVersion=50"), .on(.changed("51")),
      .on(.fails(.expired), "report expired; wait 3200.0"),
      .on(.waited, "begin; list resourceVersion=51")),
    watching(
      "a 5xx on opening that asks for a wait: the same watch, ten times, then a list",
      .on(.fails(.server, retryAfter: .seconds(1)), "report server; wait 1000.0"),
      .on(.waited, "watch resourceVersion=5")),
    watching(
      "429 on opening: back off, watch again from the same version",
      .on(.fails(.tooManyRequests), "report tooManyRequests; wait 800.0"),
      .on(.waited, "watch resourceVersion=5")),
    watching(
      "429 as an event: back off, watch again from the last version",
      .on(.opened), .on(.changed("6")),
      .on(.fails(.tooManyRequests), "report tooManyRequests; wait 800.0"),
      .on(.waited, "watch resourceVersion=6")),
    watching(
      "429 with Retry-After waits at least that long, within reason",
      .on(
        .fails(.tooManyRequests, retryAfter: .seconds(7)),
        "report tooManyRequests; wait 7000.0"),
      .on(.waited, "watch resourceVersion=5"),
      .on(
        .fails(.tooManyRequests, retryAfter: .seconds(1_000_000)),
        "report tooManyRequests; wait 60000.0"),
      .on(.waited, "watch resourceVersion=5")),
    watching(
      "connection refused on opening: back off, watch again from the same version",
      .on(.fails(.connect), "report connect; wait 800.0"),
      .on(.waited, "watch resourceVersion=5"),
      .on(.fails(.connect), "report connect; wait 1600.0"),
      .on(.waited, "watch resourceVersion=5"), .on(.opened)),
    watching(
      "a connection that breaks later is an end of the stream",
      .on(.opened), .on(.changed("6")),
      .on(.fails(.connect), at: 1.2, "report connect; watch resourceVersion=6"),
      .on(.opened), .on(.fails(.timeout), at: 60, "report timeout; watch resourceVersion=6")),
    watching(
      "a connection that breaks at once with nothing received backs off and lists",
      .on(.opened), .on(.fails(.connect), at: 1.2, "report connect; wait 800.0"),
      .on(.waited, "begin; list resourceVersion=5")),
    watching(
      "after a list without a version, ADDED events do not move it until something else comes",
      .on(.fails(.server), "report server; wait 800.0"),
      .on(.waited, "begin; list resourceVersion=5"), .on(.page(""), "finish; watch"),
      .on(.opened), .on(.added("90")), .on(.streamEnded, at: 60, "watch"), .on(.opened),
      .on(.added("90")), .on(.changed("70")), .on(.added("71")),
      .on(.streamEnded, at: 99, "watch resourceVersion=71")),
  ])
  func rules(scenario: ReflectorScenario) { scenario.check() }

  @Test(arguments: ClientErrorCodes.failures.filter { ![.tooManyRequests, .connect].contains($0) })
  func otherFailuresOnOpeningBackOffAndList(code: ClientErrorCodes.Code) {
    Self.watching(
      "opening fails: \(code.rawValue)",
      .on(.fails(code), "report \(code.rawValue); wait 800.0"),
      .on(.waited, "begin; list resourceVersion=5")
    ).check()
  }

  @Test(arguments: [(0.0, 300), (0.5, 450), (0.999, 599)])
  func timeLimitIsDrawnFromFiveToTenMinutes(random: Double, seconds: Int) {
    var machine = ReflectorStateMachine { random }
    _ = machine.handle(.start, at: .zero)
    guard case .watch(let options)? = machine.handle(.page("5"), at: .zero).last else {
      Issue.record("no watch")
      return
    }
    #expect(options.timeoutSeconds == seconds)
    #expect(options.watch)
    #expect(options.allowWatchBookmarks)
    #expect(options.sendInitialEvents == nil)
  }
}
