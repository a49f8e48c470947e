import KubernetesClient
import Testing

@testable import Informers

@Suite struct ReflectorLifeTests {
  @Test func stopIsLegalEverywhereAndStartBeginsAgain() {
    ReflectorScenario(
      "stop and start", .paged,
      .on(.stop), .on(.start, "begin; list limit=500 resourceVersion=0"), .on(.stop),
      .on(.page("5")), .on(.start, "begin; list limit=500 resourceVersion=0"),
      .on(.page("5"), "finish; synced; watch resourceVersion=5"), .on(.fails(.cancelled)),
      .on(.start, "begin; list resourceVersion=5"),
      .on(.fails(.server), "report server; wait 800.0"),
      .on(.stop), .on(.waited)
    ).check()
  }

  @Test func eventsThatAreNotLegalChangeNothing() {
    ReflectorScenario(
      "illegal events", .paged,
      .on(.waited), .on(.page("1")), .on(.streamEnded), .on(.changed("1")),
      .on(.start, "begin; list limit=500 resourceVersion=0"), .on(.start), .on(.waited),
      .on(.streamEnded), .on(.changed("3")), .on(.initialEventsEnd("3")),
      .on(.page("5"), "finish; synced; watch resourceVersion=5"), .on(.page("6")), .on(.waited),
      .on(.start), .on(.fails(.server), "report server; wait 800.0"), .on(.changed("9")),
      .on(.fails(.server)), .on(.page("7")), .on(.waited, "begin; list resourceVersion=5")
    ).check()
  }

  @Test func activityFollowsTheRequest() {
    var machine = ReflectorStateMachine(initialList: .streaming) { 0 }
    var seen = [machine.activity]
    for event: ReflectorStateMachine.Event in [
      .start, .opened, .streamEnded, .opened, .page("5"), .opened, .fails(.server), .waited, .stop,
    ] {
      _ = machine.handle(event, at: .zero)
      seen.append(machine.activity)
    }
    #expect(
      seen == [
        .idle, .connecting, .streaming, .connecting, .listing, .connecting, .watching,
        .backingOff, .connecting, .idle,
      ])
  }

  @Test func backOffDoublesToThirtySeconds() {
    var backOff = BackOff()
    let delays = (0..<8).map { _ in backOff.delay(at: .zero, random: 0, atLeast: nil) }
    #expect(
      delays == [800, 1600, 3200, 6400, 12_800, 25_600, 30_000, 30_000].map { .milliseconds($0) })
  }

  @Test func backOffIsStretchedByUpToTwo() {
    var backOff = BackOff()
    #expect(backOff.delay(at: .zero, random: 0.5, atLeast: nil) == .milliseconds(1200))
    #expect(backOff.delay(at: .zero, random: 1, atLeast: nil) == .milliseconds(3200))
  }

  @Test func backOffStartsAgainAfterTwoMinutesWithoutFailure() {
    var backOff = BackOff()
    _ = backOff.delay(at: .seconds(0), random: 0, atLeast: nil)
    _ = backOff.delay(at: .seconds(1), random: 0, atLeast: nil)
    #expect(backOff.delay(at: .seconds(121), random: 0, atLeast: nil) == .milliseconds(3200))
    #expect(backOff.delay(at: .seconds(242), random: 0, atLeast: nil) == .milliseconds(800))
  }
}
