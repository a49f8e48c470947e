import Informers
import KubernetesClient
import KubernetesWire
import SimulatedCluster
import Testing

/// Every fault, in every way to fetch and to speak: the store ends equal to the server's state,
/// HasSynced is right, and the fault is named.
@Suite(.timeLimit(.minutes(3))) struct FaultMatrixTests {
  typealias Action = SimulatedCluster.Fault.Action

  /// A fault and the classes of which one has to be told; none where nothing may be.
  struct Row: Sendable, CustomTestStringConvertible {
    var name: String
    var action: Action
    var codes: Set<ClientError.Code>
    /// Whether a watch may go on without a word, as client-go's does.
    var isSilentForWatches = false

    init(_ name: String, _ action: Action, _ codes: ClientError.Code...) {
      self.name = name
      self.action = action
      self.codes = Set(codes)
    }

    var testDescription: String { name }

    func silentForWatches() -> Row {
      var row = self
      row.isSilentForWatches = true
      return row
    }
  }

  private static func status(_ code: Int, _ reason: String = "", retry: Int? = nil) -> Action {
    .status(APIStatus(code: code, reason: reason, message: "drill", retryAfterSeconds: retry))
  }

  private static let html = Array("<html>not here</html>".utf8)

  /// What may happen to any answer.
  private static let anyAnswer = [
    Row("reset before the head", .reset, .connect).silentForWatches(),
    Row("reset at byte 50", .resetAfter(bytes: 50), .connect),
    Row("half-open", .halfOpenAfter(bytes: 50), .connect, .timeout).silentForWatches(),
    Row("slow drip", .drip(bytes: 2000, every: .microseconds(10))),
    Row("delay", .delay(.milliseconds(20))),
    Row("GOAWAY", .goAway),
    Row("401 then 200", status(401, "Unauthorized"), .unauthorized),
    Row("403", status(403, "Forbidden"), .forbidden),
    Row("404 then there", status(404, "NotFound"), .notFound),
    Row("410", status(410, "Expired"), .expired),
    Row("429", status(429, "TooManyRequests"), .tooManyRequests),
    Row("429 with Retry-After", status(429, "TooManyRequests", retry: 7), .tooManyRequests),
    Row("503", status(503, "ServiceUnavailable"), .server),
    Row("503 with Retry-After", status(503, "ServiceUnavailable", retry: 3600), .server),
    Row(
      "500 with a body without end",
      .endlessAnswer(status: 500, contentType: "text/plain", body: html), .server),
    Row("wrong content type", .contentType("text/html"), .decode),
    Row("a page of a proxy", .answer(status: 200, contentType: "text/html", body: html), .decode),
    Row("malformed from the first byte", .corrupt(at: 0), .decode, .connect),
    Row("truncated", .endAfter(bytes: 50), .decode, .connect),
  ]

  /// What may happen to a list.
  private static let lists = [
    Row("stalls", .stallAfter(bytes: 50), .timeout),
    Row(
      "another kind",
      .answer(
        status: 200, contentType: "application/json", body: Array(#"{"kind":"Node"}"#.utf8)),
      .decode),
  ]

  /// What may happen to a watch, of which client-go tells nothing where it just goes on.
  private static let watches = [
    Row("ends at once", .watch(.ends(after: 0)), .server).silentForWatches(),
    Row("410 as an event", .watch(.expired(after: 2)), .expired),
    Row("duplicate events", .watch(.duplicated)),
    Row("reordered events", .watch(.reordered)),
    Row("replayed events", .watch(.replayed)),
    Row("versions that go back", .watch(.olderVersion)),
    Row("events of another kind", .watch(.otherKind), .decode),
    Row("malformed events", .watch(.malformed), .decode),
  ]

  /// The initial state comes by a list, which goes wrong.
  @Test(arguments: anyAnswer + lists, Wiring.all.filter { !$0.streams })
  func aListThatGoesWrong(row: Row, wiring: Wiring) async throws {
    try await check(row, wiring, strikesWatch: false)
  }

  /// The initial state comes by a stream, which goes wrong.
  @Test(arguments: anyAnswer + watches, Wiring.all.filter(\.streams))
  func aStreamThatGoesWrong(row: Row, wiring: Wiring) async throws {
    try await check(row, wiring, strikesWatch: true)
  }

  /// The initial state comes by a list, and the watch after it goes wrong.
  @Test(arguments: anyAnswer + watches, Wiring.all.filter { !$0.streams })
  func aWatchThatGoesWrong(row: Row, wiring: Wiring) async throws {
    try await check(row, wiring, strikesWatch: true)
  }

  private func check(_ row: Row, _ wiring: Wiring, strikesWatch: Bool) async throws {
    let bench = try await FaultBench(wiring)
    bench.inject(row.action, watch: strikesWatch)
    try await bench.run {
      try await bench.waitUntilEqual()
      for number in 0..<10 {
        try bench.cluster.apply(FaultBench.pod(100 + number), .pods)
        try bench.cluster.apply(FaultBench.pod(number, label: "b"), .pods)
        bench.cluster.delete(.pods, namespace: "default", name: "pod-\(20 + number)")
      }
      try await bench.waitUntilEqual()
      #expect(bench.informer.hasSynced)
      let mayBeSilent = row.codes.isEmpty || (strikesWatch && row.isSilentForWatches)
      #expect(
        bench.codes.isEmpty ? mayBeSilent : !bench.codes.isDisjoint(with: row.codes),
        "\(bench.codes)")
    }
  }
}
