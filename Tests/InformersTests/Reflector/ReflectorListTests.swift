import KubernetesClient
import Testing

@testable import Informers

@Suite struct ReflectorListTests {
  private static let first = "list limit=500 resourceVersion=0"
  private static let begin = "begin; " + first

  @Test(arguments: [
    ReflectorScenario(
      "the first list may come from any cache, then the watch goes on from its version", .paged,
      .on(.start, begin), .on(.opened),
      .on(.page("5"), "finish; synced; watch resourceVersion=5")),
    ReflectorScenario(
      "later pages carry the token and no version; the first page's version counts", .paged,
      .on(.start, begin),
      .on(.page("5", next: "t1"), "list continue=t1 limit=500"), .on(.opened),
      .on(.page("", next: "t2"), "list continue=t2 limit=500"),
      .on(.page("9"), "finish; synced; watch resourceVersion=5")),
    ReflectorScenario(
      "a token that expires leads to one full list without limit", .paged,
      .on(.start, begin), .on(.page("5", next: "t1"), "list continue=t1 limit=500"),
      .on(.fails(.expired), "report expired; begin; list resourceVersion=0"),
      .on(.page("7"), "finish; synced; watch resourceVersion=7")),
    ReflectorScenario(
      "when the full list expires too, the newest state is asked for, then it backs off", .paged,
      .on(.start, begin), .on(.page("5", next: "t1"), "list continue=t1 limit=500"),
      .on(.fails(.expired), "report expired; begin; list resourceVersion=0"),
      .on(.fails(.expired), "report expired; begin; list limit=500"),
      .on(.fails(.expired), "report expired; wait 800.0"),
      .on(.waited, "begin; list limit=500"),
      .on(.page("8"), "finish; synced; watch resourceVersion=8")),
    ReflectorScenario(
      "a version too large is given up for the newest at once", .paged,
      .on(.start, begin),
      .on(
        .fails(.resourceVersionTooLarge),
        "report resourceVersionTooLarge; begin; list limit=500"),
      .on(.page("3"), "finish; synced; watch resourceVersion=3")),
    ReflectorScenario(
      "a relist asks for the last version seen, without a limit", .paged,
      .on(.start, begin), .on(.page("5"), "finish; synced; watch resourceVersion=5"),
      .on(.opened), .on(.changed("6")), .on(.bookmark("9")),
      .on(.fails(.expired), "report expired; wait 800.0"),
      .on(.waited, "begin; list resourceVersion=9"),
      .on(.page("12"), "finish; watch resourceVersion=12")),
    ReflectorScenario(
      "a relist after an unavailable version goes back to the last version once it worked", .paged,
      .on(.start, begin), .on(.page("5"), "finish; synced; watch resourceVersion=5"),
      .on(.opened), .on(.changed("6")),
      .on(.fails(.expired), "report expired; wait 800.0"),
      .on(.waited, "begin; list resourceVersion=6"),
      .on(.fails(.expired), "report expired; begin; list limit=500"),
      .on(.page("20"), "finish; watch resourceVersion=20"), .on(.opened), .on(.changed("21")),
      .on(.fails(.expired), "report expired; wait 1600.0"),
      .on(.waited, "begin; list resourceVersion=21")),
    ReflectorScenario(
      "where version 0 was served in pages, relists are paged as well", .paged,
      .on(.start, begin), .on(.page("5", next: "t1"), "list continue=t1 limit=500"),
      .on(.page("5"), "finish; synced; watch resourceVersion=5"), .on(.changed("6")),
      .on(.fails(.expired), "report expired; wait 800.0"),
      .on(.waited, "begin; list limit=500 resourceVersion=6")),
    ReflectorScenario(
      "a page that the server asks to wait for is asked for again, and the list goes on", .paged,
      .on(.start, begin), .on(.page("5", next: "t1"), "list continue=t1 limit=500"),
      .on(
        .fails(.tooManyRequests, retryAfter: .seconds(3)), "report tooManyRequests; wait 3000.0"),
      .on(.waited, "list continue=t1 limit=500"),
      .on(.fails(.server, retryAfter: .seconds(1)), "report server; wait 1600.0"),
      .on(.waited, "list continue=t1 limit=500"),
      .on(.page("5"), "finish; synced; watch resourceVersion=5")),
    ReflectorScenario(
      "a page token that repeats is a failure, not an endless list", .paged,
      .on(.start, begin), .on(.page("5", next: "t1"), "list continue=t1 limit=500"),
      .on(.page("5", next: "t1"), "report server; wait 800.0"), .on(.waited, begin)),
    ReflectorScenario(
      "a page that fails otherwise backs off and lists from the beginning", .paged,
      .on(.start, begin), .on(.page("5", next: "t1"), "list continue=t1 limit=500"),
      .on(.fails(.server), "report server; wait 800.0"), .on(.waited, begin)),
  ])
  func rules(scenario: ReflectorScenario) { scenario.check() }

  @Test(arguments: ClientErrorCodes.failures)
  func anyFailureOfAListBacksOffAndListsAgain(code: ClientErrorCodes.Code) {
    ReflectorScenario(
      "list fails: \(code.rawValue)", .paged,
      .on(.start, Self.begin), .on(.fails(code), "report \(code.rawValue); wait 800.0"),
      .on(.waited, Self.begin)
    ).check()
  }

  @Test func aServerThatAlwaysAsksToWaitIsListedAnewAfterTenTries() {
    var machine = ReflectorStateMachine { 0 }
    var actions = machine.handle(.start, at: .zero)
    _ = machine.handle(.page("5", next: "t1"), at: .zero)
    for tries in 1...11 {
      let waits = machine.handle(
        .fails(.tooManyRequests, retryAfter: .seconds(Int.max)), at: .zero)
      #expect(waits.map(ReflectorScenario.text) == ["report tooManyRequests", "wait 60000.0"])
      #expect(machine.failedTries == tries && machine.nextTryAt == .seconds(60))
      actions = machine.handle(.waited, at: .zero)
      #expect(machine.nextTryAt == nil)
      let expected = tries <= 10 ? ["list continue=t1 limit=500"] : ["begin", Self.first]
      #expect(actions.map(ReflectorScenario.text) == expected)
    }
    _ = machine.handle(.page("5"), at: .zero)
    #expect(machine.failedTries == 0)
  }

  @Test func selectorsAreInEveryRequest() {
    var machine = ReflectorStateMachine(labelSelector: "a=b", fieldSelector: "c!=d") { 0 }
    var texts = machine.handle(.start, at: .zero).map(ReflectorScenario.text)
    texts += machine.handle(.page("5", next: "t"), at: .zero).map(ReflectorScenario.text)
    texts += machine.handle(.page("5"), at: .zero).map(ReflectorScenario.text)
    let selection = "fieldSelector=c!=d labelSelector=a=b"
    #expect(
      texts == [
        "begin", "list \(selection) limit=500 resourceVersion=0",
        "list continue=t \(selection) limit=500", "finish; synced",
        "watch \(selection) resourceVersion=5",
      ])
  }
}
