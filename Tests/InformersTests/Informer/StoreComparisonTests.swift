import KubernetesClient
import KubernetesWire
import Testing

@testable import Informers

@Suite struct StoreComparisonTests {
  private func compare(
    stored: [TestPod], _ answers: Answer...,
    admits: @escaping @Sendable (TestPod) -> Bool = { _ in true },
    meanwhile: @escaping @Sendable (SharedInformer<TestPod>) -> Void = { _ in }
  ) async throws -> (StoreComparison, InformerHarness) {
    let harness = InformerHarness(
      [.body(Body.list(stored, version: "10"))],
      specification: InformerSpecification(
        resource: .pods, kind: "Pod", labelSelector: "a=b", fieldSelector: "spec.nodeName=n",
        indexes: [TestPod.podIP], admits: admits))
    await harness.informer.run()
    let box = InformerBox()
    box.informer = harness.informer
    for var answer in answers {
      answer.pieces.append(.check { if let informer = box.informer { meanwhile(informer) } })
      harness.server.add(answer)
    }
    return (try await harness.informer.compareWithServer(patience: .seconds(2)), harness)
  }

  @Test func theSameIsTheSame() async throws {
    let pods = (0..<20).map { TestPod("ns/p\($0)", "\($0)", ip: "10.0.0.\($0)") }
    let (result, harness) = try await compare(
      stored: pods, .body(Body.list(pods, version: "12")))
    #expect(result.differences.isEmpty)
    #expect(result.listed == 20)
    #expect(result.resourceVersion == "12")
    #expect(harness.time.sleeps.isEmpty)
  }

  @Test func theListIsTheNewestStateInPagesWithTheWatchsSelectors() async throws {
    let (result, harness) = try await compare(
      stored: [TestPod("ns/a", "1"), TestPod("ns/b", "2")],
      .body(Body.list([TestPod("ns/a", "1")], version: "12", token: "next")),
      .body(Body.list([TestPod("ns/b", "2")], version: "12")))
    #expect(result.differences.isEmpty)
    #expect(result.listed == 2)
    let selectors = "labelSelector=a=b&fieldSelector=spec.nodeName=n"
    #expect(
      harness.server.queries.suffix(2).map { $0.split(separator: "&").sorted() } == [
        "\(selectors)&limit=500".split(separator: "&").sorted(),
        "\(selectors)&limit=500&continue=next".split(separator: "&").sorted(),
      ])
  }

  @Test func whatDiffersIsNamedByKey() async throws {
    let (result, harness) = try await compare(
      stored: [
        TestPod("ns/gone", "3", ip: "10.0.0.3"), TestPod("ns/old", "4", ip: "10.0.0.4"),
        TestPod("ns/lying", "5", ip: "10.0.0.5"), TestPod("ns/newer", "9", ip: "10.0.0.9"),
      ],
      .body(
        Body.list(
          [
            TestPod("ns/old", "6", ip: "10.0.0.6"), TestPod("ns/lying", "5", ip: "10.0.0.55"),
            TestPod("ns/newer", "8", ip: "10.0.0.8"), TestPod("ns/absent", "7", ip: "10.0.0.7"),
          ], version: "12")))
    #expect(
      result.differences.map { difference in
        "\(difference.key) \(difference.storedVersion ?? "-") \(difference.liveVersion ?? "-")"
      } == ["ns/absent - 7", "ns/gone 3 -", "ns/lying 5 5", "ns/old 4 6"])
    #expect(result.differences[2].stored == JSONObject([("podIP", "10.0.0.5")]))
    #expect(result.differences[2].live == JSONObject([("podIP", "10.0.0.55")]))
    #expect(harness.time.sleeps == [.seconds(2)])
  }

  @Test func whatTheWatchBringsMeanwhileIsNoDifference() async throws {
    let (result, _) = try await compare(
      stored: [TestPod("ns/gone", "3"), TestPod("ns/old", "4"), TestPod("ns/stuck", "4")],
      .body(
        Body.list(
          [TestPod("ns/old", "6"), TestPod("ns/deleted", "7"), TestPod("ns/stuck", "8")],
          version: "12")),
      meanwhile: { informer in
        var batch = StoreBatch<TestPod>()
        batch.delete(ObjectKey(namespace: "ns", name: "gone"))
        batch.upsert(TestPod("ns/old", "6"))
        batch.upsert(TestPod("ns/deleted", "7"))
        batch.delete(ObjectKey(namespace: "ns", name: "deleted"))
        informer.apply(&batch)
      })
    #expect(result.differences.map(\.key.name) == ["stuck"])
    #expect(result.changedMeanwhile == 3)
  }

  @Test func objectsAfterTheListAreNoSurplus() async throws {
    let (result, _) = try await compare(
      stored: [TestPod("ns/later", "13")], .body(Body.list([], version: "12")))
    #expect(result.differences.isEmpty)
  }

  @Test func whatThePluginPassesOverIsNoDifference() async throws {
    var terminating = TestPod("ns/ending", "5")
    terminating.isTerminating = true
    var neverSeen = TestPod("ns/ended", "6")
    neverSeen.isTerminating = true
    let (result, _) = try await compare(
      stored: [TestPod("ns/ending", "2")],
      .body(Body.list([terminating, neverSeen], version: "12")), admits: { !$0.isTerminating })
    #expect(result.differences.isEmpty)
    #expect(result.passedOver == 2)
  }

  @Test func aListThatFailsIsAnError() async throws {
    await #expect(throws: ClientError.self) {
      try await compare(stored: [TestPod("ns/a", "1")], .failure(.forbidden))
    }
  }

  @Test(
    arguments: [
      (nil, "x=y", "", "other", "namespace"), ("ns", "x=y", "", "ns", nil),
      ("ns", "x=z", "", "ns", "labels"), ("ns", "x in (y),!z", "", "ns", nil),
      ("ns", "", "status.phase!=Failed,status.phase!=Succeeded", "ns", "field status.phase=Failed"),
      ("ns", "", "status.phase=Failed,metadata.name=web", "ns", nil),
      ("ns", "", "spec.nodeName=n1", "ns", "field spec.nodeName="),
    ] as [(String?, String, String, String, String?)])
  func whyAnObjectIsNotStored(
    watched: String?, labels: String, fields: String, namespace: String, expected: String?
  ) throws {
    let harness = InformerHarness(
      [],
      specification: InformerSpecification(
        resource: .pods, kind: "Pod", namespace: watched ?? "ns", labelSelector: labels,
        fieldSelector: fields))
    let omission = try harness.informer.omission(of: [
      "metadata": ["name": "web", "namespace": .string(namespace), "labels": ["x": "y"]],
      "status": ["phase": "Failed"],
    ])
    let text: String? =
      switch omission {
      case nil: nil
      case .namespace: "namespace"
      case .labels: "labels"
      case .field(let field, let value, _): "field \(field)=\(value)"
      case .notAdmitted: "notAdmitted"
      }
    #expect(text == expected)
  }

  @Test func whatThePluginRefusesIsNotAdmitted() throws {
    let harness = InformerHarness(
      [],
      specification: InformerSpecification(
        resource: .pods, kind: "Pod", admits: { !$0.isTerminating }))
    let live: JSONValue = [
      "metadata": ["name": "web", "deletionTimestamp": "2026-01-01T00:00:00Z"]
    ]
    #expect(try harness.informer.omission(of: live) == .notAdmitted)
    #expect(try harness.informer.omission(of: ["metadata": ["name": "web"]]) == nil)
  }
}
