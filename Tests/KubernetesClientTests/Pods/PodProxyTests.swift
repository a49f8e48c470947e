import KubernetesWire
import Testing

@testable import KubernetesClient

/// Requests that the API server passes on to a pod.
@Suite(.timeLimit(.minutes(1))) struct PodProxyTests {
  private static func client(_ url: String) throws -> KubernetesClient {
    var parts = ConnectionFixtures.Parts()
    parts.token = "t"
    return try ConnectionFixtures.client(url, parts)
  }

  /// What becomes of a recorded answer.
  private static func answer(
    _ wire: [UInt8], limit: Int = 1 << 20, timeout: Duration = .seconds(20)
  ) async throws -> Result<PodAnswer, ClientError> {
    let outcome = Box()
    _ = try await ScriptedServer.run([.awaitHead, .send(wire), .awaitEnd]) { url in
      let client = try client(url)
      do {
        await outcome.keep(
          .success(
            try await client.proxyGet(
              PodFixtures.pod, port: 9153, path: "/metrics", limit: limit, timeout: timeout)))
      } catch let error as ClientError {
        await outcome.keep(.failure(error))
      }
      await client.close()
    }
    return try #require(await outcome.value)
  }

  private actor Box {
    private(set) var value: Result<PodAnswer, ClientError>?
    func keep(_ value: Result<PodAnswer, ClientError>) { self.value = value }
  }

  @Test(arguments: [
    "ready-ok", "ready-unsynced", "health-ok", "health-unsynced", "metrics-synced", "wrong-path",
    "scheme-http", "get-right-only", "no-trailing-slash",
  ]) func whatThePodAnswersIsReturned(name: String) async throws {
    let recorded = try RecordedAnswer.named(name)
    #expect(
      try await Self.answer(recorded.wire).get()
        == PodAnswer(
          status: recorded.status, contentType: recorded.contentType, body: recorded.bytes))
  }

  @Test func aCompressedAnswerIsUnpacked() async throws {
    let answer = try await Self.answer(RecordedAnswer.named("metrics-gzip").wire).get()
    let text = String(decoding: answer.body, as: UTF8.self)
    #expect(text.hasPrefix("# HELP coredns_build_info"))
    #expect(answer.body.count > 25_000)
  }

  struct Case: Sendable {
    var name: String
    var code: ClientError.Code
    var message: String
  }

  private static let place = "port 9153 of the pod kube-system/coredns-5d78c9869d-7xk2m"
  private static let cases: [Case] = [
    Case(
      name: "port-refused", code: .connect,
      message: "\(place) refuses the connection of the API server"),
    Case(
      name: "pod-unreachable", code: .timeout,
      message: "the API server gets no answer of \(place)"),
    Case(name: "port-dns", code: .decode, message: "\(place) does not answer in HTTP"),
    Case(name: "no-port-given", code: .decode, message: "\(place) does not answer in HTTP"),
    Case(
      name: "scheme-https-on-http-port", code: .tls,
      message: "the TLS handshake of the API server with \(place) failed"),
    Case(
      name: "pod-without-address", code: .badRequest,
      message: "the API server does not connect to the address of the pod \(PodFixtures.pod)"),
    Case(
      name: "pod-not-found", code: .notFound, message: "there is no pod \(PodFixtures.pod)"),
    Case(
      name: "forbidden", code: .forbidden,
      message: "get on pods/proxy is missing for coredns-5d78c9869d-7xk2m:9153 in kube-system"),
    Case(
      name: "unauthorized", code: .forbidden,
      message: "get on pods/proxy is missing for coredns-5d78c9869d-7xk2m:9153 in kube-system"),
    Case(name: "bad-port", code: .server, message: "the API server does not reach \(place)"),
  ]

  @Test(arguments: cases) func whatTheAPIServerAnswersIsAFailure(_ failure: Case) async throws {
    let outcome = try await Self.answer(RecordedAnswer.named(failure.name).wire)
    guard case .failure(let error) = outcome else {
      Issue.record("an answer")
      return
    }
    #expect(error.code == failure.code)
    #expect(error.message == failure.message)
    #expect(error.cause?.isEmpty == false)
  }

  @Test func theMissingRightNamesThePodWithItsPort() async throws {
    let outcome = try await Self.answer(RecordedAnswer.named("forbidden").wire)
    guard case .failure(let error) = outcome else {
      Issue.record("an answer")
      return
    }
    #expect(error.hint?.contains("resources: [\"pods/proxy\"], verbs: [\"get\"]") == true)
    #expect(error.hint?.contains("\"coredns-5d78c9869d-7xk2m:9153\"") == true)
  }

  @Test func silenceAndFloodsAreFailures() async throws {
    let silent = try await Self.answer([], timeout: .milliseconds(200))
    let endless = "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nabc"
    let cut = try await Self.answer(Array(endless.utf8), timeout: .milliseconds(200))
    guard case .failure(let late) = cut, case .failure(let none) = silent else {
      Issue.record("an answer")
      return
    }
    #expect(late.code == .timeout && none.code == .timeout)
    #expect(none.message == "the API server gets no answer of \(Self.place)")
    #expect(none.hint?.contains("port forwarding") == true)
    let flood = try await Self.answer(RecordedAnswer.named("metrics-synced").wire, limit: 1000)
    guard case .failure(let large) = flood else {
      Issue.record("an answer")
      return
    }
    #expect(large.code == .decode)
    #expect(large.message.contains("is larger than 1000 bytes"))
  }

  @Test func thePathNamesSchemePodPortAndPath() {
    let plain = PodProxyRequest(pod: PodFixtures.pod, port: 8181, path: "ready", isTLS: false)
    let base = "/api/v1/namespaces/kube-system/pods"
    #expect(plain.request.path == "\(base)/coredns-5d78c9869d-7xk2m:8181/proxy/ready")
    let odd = PodProxyRequest(
      pod: PodReference(namespace: "a/b", name: "c d"), port: 1, path: "/x y/?z", isTLS: true)
    #expect(odd.request.path == "/api/v1/namespaces/a%2Fb/pods/https:c%20d:1/proxy/x%20y/%3Fz")
    let empty = PodProxyRequest(pod: PodFixtures.pod, port: 1, path: "", isTLS: false)
    #expect(empty.request.path.hasSuffix(":1/proxy/"))
  }
}
