import KubernetesWire
import KubernetesClient
import Testing

/// Questions to the API server that are no lists or watches.
struct AccessReviewTests {
  /// Answers every request with the same body, or fails.
  private struct Answering: APITransport {
    var body: String
    var failure: ClientError?

    func perform<Consumer: ResponseConsumer>(
      _ request: APIRequest, into consumer: inout Consumer
    ) async throws {
      if let failure { throw failure }
      try consumer.receive(ResponseHead(contentType: "application/json"))
      var text = body
      try text.withUTF8 { bytes in
        try consumer.receive(UnsafeRawBufferPointer(bytes), wireBytes: bytes.count)
      }
    }
  }

  private let scope = WatchScope(resource: .pods, labelSelector: "a=b")

  @Test func theReviewNamesVerbAndResource() throws {
    let review = AccessReview(verb: "watch", resource: .endpointSlices, namespace: "a")
    #expect(review.request.method == "POST")
    let body = try JSONValue(parsing: review.request.body ?? [])
    #expect(body["kind"] == "SelfSubjectAccessReview")
    #expect(
      body["spec"]?["resourceAttributes"] == [
        "namespace": "a", "verb": "watch", "group": "discovery.k8s.io", "version": "v1",
        "resource": "endpointslices",
      ])
    let everywhere = AccessReview(verb: "list", resource: .pods).request.body ?? []
    #expect(!String(decoding: everywhere, as: UTF8.self).contains("namespace"))
  }

  @Test func theReviewNamesSubresourceAndObject() throws {
    let review = AccessReview(
      verb: "get", resource: .pods, subresource: "proxy", namespace: "a", name: "b:9153")
    let body = try JSONValue(parsing: review.request.body ?? [])
    #expect(
      body["spec"]?["resourceAttributes"] == [
        "namespace": "a", "verb": "get", "group": "", "version": "v1", "resource": "pods",
        "subresource": "proxy", "name": "b:9153",
      ])
  }

  @Test func theAnswerIsReadWithItsReasons() async throws {
    let review = AccessReview(verb: "list", resource: .pods)
    let refused = Answering(
      body: #"{"status":{"allowed":false,"reason":"no","evaluationError":"webhook"}}"#)
    #expect(try await refused.ask(review) == .init(isAllowed: false, reason: "no; webhook"))
    #expect(
      try await Answering(body: #"{"status":{"allowed":true}}"#).ask(review)
        == .init(isAllowed: true))
    let error = await #expect(throws: ClientError.self) {
      try await Answering(body: #"{"status":{}}"#).ask(review)
    }
    #expect(error?.code == .decode)
  }

  @Test func aServerThatKeepsSilentAboutItselfIsReady() async throws {
    try await Answering(body: "ok").requireReadiness()
    for code in [ClientError.Code.unauthorized, .forbidden, .notFound] {
      try await Answering(body: "", failure: ClientError(code, "x")).requireReadiness()
    }
    for code in [ClientError.Code.connect, .tls, .server, .timeout] {
      let error = await #expect(throws: ClientError.self) {
        try await Answering(body: "", failure: ClientError(code, "x")).requireReadiness()
      }
      #expect(error?.code == code)
    }
    let page = await #expect(throws: ClientError.self) {
      try await Answering(body: "<html>").requireReadiness()
    }
    #expect(page?.code == .server)
  }

  @Test func versionsAreReadOffListsAndEvents() async throws {
    let list = Answering(body: #"{"metadata":{"resourceVersion":"17"},"items":[]}"#)
    #expect(try await list.newestVersion(of: scope) == "17")
    let events = Answering(
      body: """
        {"type":"ADDED","object":{"metadata":{"resourceVersion":"18"}}}
        {"type":"DELETED","object":{"metadata":{"resourceVersion":"21"}}}
        {"type":"ADDED","object":{"metadata":{"resourceVersion":"x"}}}
        {"type":"ADD
        """)
    #expect(try await events.versions(of: scope, since: "17") == [18, 21])
    let error = await #expect(throws: ClientError.self) {
      try await Answering(body: #"{"type":"ERROR","object":{"message":"too old"}}"#)
        .versions(of: scope, since: "1")
    }
    #expect(error?.code == .expired)
    #expect(error?.cause == "too old")
  }
}
