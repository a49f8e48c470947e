import KubernetesClient
import Testing

@testable import Informers

@Suite struct ReflectorStreamTests {
  private static let query = "resourceVersionMatch=NotOlderThan sendInitialEvents=true"
  private static let begin = "begin; watch \(query)"

  @Test(arguments: [
    ReflectorScenario(
      "the initial state ends with the annotated bookmark and the stream goes on as the watch",
      .streaming,
      .on(.start, begin), .on(.opened), .on(.added("90")), .on(.added("3")),
      .on(.initialEventsEnd("100"), "finish; synced"), .on(.changed("101")),
      .on(.streamEnded, at: 2, "watch resourceVersion=101")),
    ReflectorScenario(
      "an ordinary bookmark does not end the initial state", .streaming,
      .on(.start, begin), .on(.opened), .on(.bookmark("99")),
      .on(.initialEventsEnd("100"), "finish; synced")),
    ReflectorScenario(
      "a stream that ends without the bookmark is opened again", .streaming,
      .on(.start, begin), .on(.opened), .on(.added("90")),
      .on(.streamEnded, at: 0.5, "report server; wait 800.0"), .on(.waited, begin), .on(.opened),
      .on(.streamEnded, at: 200, "report server; wait 800.0"), .on(.waited, begin), .on(.opened),
      .on(.initialEventsEnd("100"), "finish; synced")),
    ReflectorScenario(
      "a connection that breaks in the middle of the initial state is opened again", .streaming,
      .on(.start, begin), .on(.opened), .on(.added("90")),
      .on(.fails(.connect), "report connect; wait 800.0"), .on(.waited, begin), .on(.opened),
      .on(.fails(.timeout), at: 60, "report timeout; wait 1600.0"), .on(.waited, begin)),
    ReflectorScenario(
      "a stream that ends at once falls back to a list", .streaming,
      .on(.start, begin), .on(.opened),
      .on(.streamEnded, "report server; begin; list limit=500 resourceVersion=0")),
    ReflectorScenario(
      "the next cycle tries the stream again, from the last version", .streaming,
      .on(.start, begin),
      .on(.fails(.forbidden), "report forbidden; begin; list limit=500 resourceVersion=0"),
      .on(.page("100"), "finish; synced; watch resourceVersion=100"), .on(.opened),
      .on(.changed("101")),
      .on(.fails(.expired), "report expired; wait 800.0"),
      .on(.waited, "begin; watch resourceVersion=101 \(query)")),
    ReflectorScenario(
      "when list and stream both fail it backs off, then tries the stream", .streaming,
      .on(.start, begin),
      .on(.fails(.dns), "report dns; begin; list limit=500 resourceVersion=0"),
      .on(.fails(.dns), "report dns; wait 800.0"), .on(.waited, begin)),
    ReflectorScenario(
      "429 and connection refused back off and stream again", .streaming,
      .on(.start, begin),
      .on(.fails(.tooManyRequests), "report tooManyRequests; wait 800.0"), .on(.waited, begin),
      .on(.fails(.connect), "report connect; wait 1600.0"), .on(.waited, begin)),
    ReflectorScenario(
      "a version that is not available is given up once, then a list", .streaming,
      .on(.start, begin), .on(.initialEventsEnd("100"), "finish; synced"),
      .on(.fails(.server), "report server; wait 800.0"),
      .on(.waited, "begin; watch resourceVersion=100 \(query)"),
      .on(.fails(.resourceVersionTooLarge), "report resourceVersionTooLarge; \(begin)"),
      .on(.fails(.expired), "report expired; begin; list limit=500")),
    ReflectorScenario(
      "after the initial state an end within a second with nothing new backs off", .streaming,
      .on(.start, begin), .on(.opened), .on(.added("90")),
      .on(.initialEventsEnd("100"), at: 50, "finish; synced"),
      .on(.streamEnded, at: 50.5, "report server; wait 800.0"),
      .on(.waited, "begin; watch resourceVersion=100 \(query)")),
  ])
  func rules(scenario: ReflectorScenario) { scenario.check() }

  @Test(arguments: [
    ClientErrorCodes.Code.forbidden, .notFound, .badRequest, .unauthorized, .server, .tls, .decode,
    .timeout,
  ])
  func aRefusedStreamFallsBackToAListForThisCycle(code: ClientErrorCodes.Code) {
    ReflectorScenario(
      "stream refused: \(code.rawValue)", .streaming,
      .on(.start, Self.begin),
      .on(
        .fails(code), "report \(code.rawValue); begin; list limit=500 resourceVersion=0"),
      .on(.page("4"), "finish; synced; watch resourceVersion=4")
    ).check()
  }
}
