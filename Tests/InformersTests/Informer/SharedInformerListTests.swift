import KubernetesClient
import Testing

@testable import Informers

@Suite struct SharedInformerListTests {
  private let a = TestPod("ns/a", "1", ip: "10.0.0.1")
  private let b = TestPod("ns/b", "2", ip: "10.0.0.2")
  private let c = TestPod("ns/c", "3", ip: "10.0.0.3")

  @Test func aListAndAWatchFillTheStore() async throws {
    let harness = InformerHarness([
      .body(Body.list([a, b], version: "5")),
      .body(Body.event("ADDED", c), Body.event("DELETED", a), Body.bookmark("9")),
    ])
    await harness.informer.run()
    #expect(harness.content == ["ns/b@2", "ns/c@3"])
    #expect(try harness.informer.indexer.indexValues("PodIP") == ["10.0.0.2", "10.0.0.3"])
    #expect(
      harness.server.queries == [
        "limit=500&resourceVersion=0", "allowWatchBookmarks=true&resourceVersion=5&watch=true",
        "allowWatchBookmarks=true&resourceVersion=9&watch=true",
      ])
    #expect(harness.server.requests.map(\.isWatch) == [false, true, true])
    #expect(harness.server.requests.allSatisfy { $0.path == "/api/v1/pods" })
  }

  @Test func pagesAreOneList() async {
    let harness = InformerHarness([
      .body(Body.list([a], version: "5", token: "t1", remaining: 2)),
      .body(Body.list([b], version: "5", token: "t2", remaining: 1)),
      .body(Body.list([c], version: "5")),
    ])
    await harness.informer.run()
    #expect(harness.content == ["ns/a@1", "ns/b@2", "ns/c@3"])
    #expect(
      harness.server.queries.prefix(3) == [
        "limit=500&resourceVersion=0", "continue=t1&limit=500", "continue=t2&limit=500",
      ])
    #expect(harness.informer.status.receivedObjects == 3)
  }

  @Test func theServersCountOfWhatIsToComeIsShownWhileTheListRuns() async {
    let log = Log()
    let box = InformerBox()
    let check = Piece.check { log.add("\(box.informer?.status.remainingItemCount ?? -1)") }
    let harness = InformerHarness([
      Answer(
        before: [check], pieces: [.bytes(Body.list([a], version: "5", token: "t", remaining: 7))]),
      Answer(before: [check], pieces: [.bytes(Body.list([b], version: "5"))]),
      .ok(check),
    ])
    box.informer = harness.informer
    await harness.informer.run()
    #expect(log.all == ["-1", "7", "-1"])
  }

  @Test func hasSyncedOnlyAfterTheWholeList() async {
    let log = Log()
    let box = InformerBox()
    let check = Piece.check { log.add("\(box.hasSynced)") }
    let body = Body.list([a, b], version: "5")
    let harness = InformerHarness([
      Answer(
        before: [check], pieces: [.bytes(Array(body.dropLast())), check, .bytes([125]), check]),
      .ok(check),
    ])
    box.informer = harness.informer
    await harness.informer.run()
    #expect(log.all == ["false", "false", "false", "true"])
    #expect(harness.informer.hasSynced)
  }

  @Test func anEmptyListSyncsAtOnce() async {
    let harness = InformerHarness([.body(Body.list([], version: "5"))])
    await harness.informer.run()
    #expect(harness.informer.hasSynced)
    #expect(harness.informer.status.objectCount == 0)
    #expect(harness.informer.status.resourceVersion == "5")
  }

  @Test func aRelistReplacesAndHasSyncedNeverGoesBack() async {
    let log = Log()
    let box = InformerBox()
    let harness = InformerHarness([
      .body(Body.list([a, b], version: "5")),
      .body(Body.error(code: 410, reason: "Expired")),
      .ok(.check { log.add("\(box.hasSynced)") }, .bytes(Body.list([b, c], version: "9"))),
    ])
    box.informer = harness.informer
    await harness.informer.run()
    #expect(harness.content == ["ns/b@2", "ns/c@3"])
    #expect(harness.informer.status.relists == 1)
    #expect(log.all == ["true"])
    #expect(harness.server.queries[2] == "resourceVersion=5")
  }

  @Test func aListThatBreaksOffIsListedAgainAndReplacesWhatItHad() async {
    let body = Body.list([a, b], version: "5")
    let harness = InformerHarness([
      .ok(.bytes(Array(body.prefix(body.count - 3))), .fail(ClientError(.connect, "reset"))),
      .body(Body.list([c], version: "6")),
    ])
    await harness.informer.run()
    #expect(harness.content == ["ns/c@3"])
    #expect(harness.time.sleeps == [.milliseconds(800)])
  }

  @Test(arguments: 0..<8)
  func aTruncatedListIsNoList(cut: Int) async {
    let body = Body.list([a, b], version: "5")
    let harness = InformerHarness([
      .body(Array(body.prefix(body.count * cut / 8))), .failure(.cancelled),
    ])
    await harness.informer.run()
    #expect(!harness.informer.hasSynced)
    #expect(harness.informer.status.lastError?.code == .decode)
  }

  @Test func aStatusInPlaceOfAListIsTheServersError() async {
    let status =
      #"{"kind":"Status","apiVersion":"v1","status":"Failure","code":410,"reason":"Expired"}"#
    let harness = InformerHarness([
      .body(Array(status.utf8)), .body(Body.list([a], version: "7")),
    ])
    await harness.informer.run()
    #expect(harness.server.queries.prefix(2) == ["limit=500&resourceVersion=0", "limit=500"])
    #expect(harness.content == ["ns/a@1"])
  }

  @Test func anUnknownContentTypeIsADecodeError() async {
    let harness = InformerHarness([.body(Array("<html>".utf8), contentType: "text/html")])
    await harness.informer.run()
    #expect(harness.informer.status.lastError?.code == .decode)
    #expect(!harness.informer.hasSynced)
  }

  @Test func anItemThatDoesNotDecodeCountsAsProcessedAndIsReported() async {
    let text = String(decoding: Body.list([a, b], version: "5"), as: UTF8.self)
    let broken = Array(text.replacing(#""podIP":"10.0.0.1""#, with: #""podIP":{"x":1}"#).utf8)
    let log = Log()
    let harness = InformerHarness([.body(broken)])
    let observation = harness.informer.observe { log.add($0.text) }
    await harness.informer.run()
    let status = harness.informer.status
    #expect(harness.content == ["ns/b@2"])
    #expect(status.hasSynced)
    #expect(status.decodeFailures == 1)
    #expect(status.receivedObjects == 2)
    #expect(status.lastError?.code == .decode)
    #expect(log.all == ["failed decode", "added ns/b@2", "listed 5 first"])
    observation.cancel()
  }

  @Test func anObjectThatNoLongerDecodesKeepsItsOlderStateThroughARelist() async {
    let text = String(decoding: Body.list([a, b], version: "9"), as: UTF8.self)
    let broken = Array(text.replacing(#""podIP":"10.0.0.1""#, with: #""podIP":{"x":1}"#).utf8)
    let harness = InformerHarness([
      .body(Body.list([a, b, c], version: "5")), .failure(.expired), .body(broken),
    ])
    await harness.informer.run()
    #expect(harness.content == ["ns/a@1", "ns/b@2"])
  }

  @Test func objectsThatAreNotAdmittedAreSkippedAndLeaveTheirOlderState() async {
    var specification = InformerSpecification<TestPod>(
      resource: .pods, kind: "Pod", namespace: "ns", labelSelector: "x=y",
      indexes: [TestPod.podIP])
    specification.admits = { !$0.isTerminating }
    var leaving = a
    leaving.resourceVersion = "7"
    leaving.isTerminating = true
    var unseen = c
    unseen.isTerminating = true
    let harness = InformerHarness(
      [
        .body(Body.list([a, b, unseen], version: "5")),
        .ok(.bytes(Body.event("MODIFIED", leaving)), .fail(ClientError(.expired, "410"))),
        .body(Body.list([leaving], version: "8")),
        .body(Body.event("DELETED", leaving)),
      ], specification: specification)
    let log = Log()
    let observation = harness.informer.observe { log.add($0.text) }
    await harness.informer.run()
    observation.cancel()
    #expect(
      log.all == [
        "added ns/a@1", "added ns/b@2", "listed 5 first", "failed expired", "deleted ns/b@2",
        "listed 8 again", "deleted ns/a@1",
      ])
    #expect(harness.server.requests[2].path == "/api/v1/namespaces/ns/pods")
    #expect(harness.server.queries[2] == "labelSelector=x=y&resourceVersion=7")
  }
}
