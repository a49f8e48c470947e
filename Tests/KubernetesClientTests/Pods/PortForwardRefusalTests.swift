import Testing

@testable import KubernetesClient

/// What an API server or kubelet answers instead of a WebSocket.
@Suite(.timeLimit(.minutes(1))) struct PortForwardRefusalTests {
  struct Case: Sendable {
    var name: String
    var code: ClientError.Code
    var message: String
  }

  private static let place = "coredns-5d78c9869d-7xk2m in kube-system"
  private static let pod = "kube-system/coredns-5d78c9869d-7xk2m"
  private static let cases: [Case] = [
    Case(
      name: "v4-forbidden", code: .forbidden,
      message: "get on pods/portforward is missing for \(place)"),
    Case(
      name: "v4-create-only", code: .forbidden,
      message: "get on pods/portforward is missing for \(place)"),
    Case(
      name: "v4-get-only", code: .forbidden,
      message: "create on pods/portforward is missing (needed from Kubernetes 1.35) for \(place)"),
    Case(
      name: "unknown-subprotocol", code: .server,
      message: "the container runtime of the pod \(pod) refused the WebSocket"),
    Case(name: "v4-pod-not-found", code: .notFound, message: "there is no pod \(pod)"),
    Case(
      name: "v4-pod-without-address", code: .notFound,
      message: "the kubelet does not know the pod \(pod)"),
    Case(
      name: "v4-pod-without-node", code: .badRequest,
      message: "the pod \(pod) is on no node yet"),
    Case(
      name: "v4-kubelet-down", code: .connect,
      message: "the API server does not reach the kubelet of the pod \(pod)"),
    Case(
      name: "v4-no-upgrade", code: .badRequest,
      message: "the request to upgrade to a WebSocket did not arrive"),
  ]

  private static func error(_ answer: [UInt8]) async throws -> ClientError? {
    let found = Box()
    _ = try await ScriptedServer.run([.awaitHead, .send(answer)]) { url in
      var parts = ConnectionFixtures.Parts()
      parts.token = "t"
      let client = try ConnectionFixtures.client(url, parts)
      await found.keep(
        await #expect(throws: ClientError.self) {
          try await client.forwardPorts(
            PodFixtures.pod, ports: [53], timeout: .seconds(20), silence: .seconds(20),
            randomness: PodFixtures.randomness)
        })
    }
    return await found.error
  }

  private actor Box {
    private(set) var error: ClientError?
    func keep(_ error: ClientError?) { self.error = error }
  }

  @Test(arguments: cases) func aRefusalSaysWhatItMeans(_ refusal: Case) async throws {
    let error = try await Self.error(RecordedSession.named(refusal.name).answer)
    #expect(error?.code == refusal.code)
    #expect(error?.message == refusal.message)
    #expect(error?.hint != nil)
  }

  @Test(arguments: ["v4-ports-zero", "v4-ports-none", "v4-ports-big", "v4-ports-text"])
  func aKubeletsPlainTextIsTheCause(name: String) async throws {
    let session = try RecordedSession.named(name)
    let error = try await Self.error(session.answer)
    #expect(error?.code == .badRequest)
    let cause = try #require(error?.cause)
    #expect(!cause.isEmpty)
    #expect(
      session.events.contains { $0.kind == "body" && $0.text?.contains(cause.prefix(20)) == true })
  }

  @Test func anOrdinaryAnswerIsNoWebSocket() async throws {
    let page = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"
    let error = try await Self.error(Array(page.utf8))
    #expect(error?.code == .decode)
    #expect(try await Self.error(Array("SSH-2.0-x\r\n".utf8))?.code == .decode)
  }
}
