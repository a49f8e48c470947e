import KubernetesWire
import NIOCore
import NIOHTTP1

extension KubernetesClient {
  /// Opens one WebSocket with one TCP connection to the pod for each entry of `ports`, by way of the
  /// API server and the kubelet (`pods/portforward`).
  ///
  /// `timeout` is the limit of the opening, and of each later wait for bytes. Throws a
  /// ``ClientError``: `forbidden` names the missing verb on `pods/portforward`, `notFound` the pod,
  /// `connect` a kubelet that the API server does not reach. A port that is closed in the pod is
  /// told by ``ForwardedConnection/receive()``. 1 to 128 ports.
  public func forwardPorts(
    _ pod: PodReference, ports: [UInt16], timeout: Duration = .seconds(4)
  ) async throws -> PortForward {
    try await forwardPorts(
      pod, ports: ports, timeout: timeout, silence: timeout, randomness: .system)
  }

  /// The same with a limit of its own for each wait for bytes, and with a source of what a WebSocket
  /// chooses at random.
  func forwardPorts(
    _ pod: PodReference, ports: [UInt16], timeout: Duration, silence: Duration,
    randomness: WebSocketRandomness
  ) async throws -> PortForward {
    guard (1...PortForwardStateMachine.portLimit).contains(ports.count) else {
      throw ClientError(
        .badRequest, "\(ports.count) ports cannot be forwarded at once",
        hint: "give 1 to \(PortForwardStateMachine.portLimit)")
    }
    var wasRefused = false
    while true {
      let upgrade = PortForwardRequest(pod, ports: ports, key: randomness.key())
      do {
        let authorization = try await authorization()
        let session = PortForwardSession(
          pod, ports: ports, timeout: silence, randomness: randomness)
        switch try await open(upgrade, session, authorization, timeout) {
        case .upgraded: return PortForward(session)
        case .refused(let head, let body):
          if head.status == .unauthorized, await hasAnother(than: authorization, &wasRefused) {
            continue
          }
          throw refusal(upgrade, head, body)
        }
      } catch {
        let classified = failure(error, upgrade.request).classify(error)
        throw classified
      }
    }
  }

  /// Opens a connection of its own and asks for the WebSocket on it.
  private func open(
    _ upgrade: PortForwardRequest, _ session: PortForwardSession,
    _ authorization: CredentialProvider.Authorization, _ timeout: Duration
  ) async throws -> PortForwardUpgradeHandler.Outcome {
    var message = try message(for: upgrade.request, authorization)
    upgrade.addUpgrade(to: &message.headers)
    let head = message.head(.http1_1)
    let startedAt = options.time.now()
    let connector = transport.connector(timeout: timeout)
    let (channel, failures, outcome) = try await connector.open(tls.current?.overHTTP1()) {
      [time = options.time] channel, attempt, _ in
      let rest = max(.milliseconds(1), timeout - (time.now() - startedAt))
      let promise = channel.eventLoop.makePromise(of: PortForwardUpgradeHandler.Outcome.self)
      let handler = PortForwardUpgradeHandler(
        head, timeout: rest.timeAmount, session: session,
        agreement: { try upgrade.requireAgreement($0) }, promise: promise)
      do {
        try handler.install(on: channel, attempt.failures)
      } catch {
        promise.fail(error)
      }
      return (channel, attempt.failures, promise.futureResult)
    }
    do {
      return try await withTaskCancellationHandler {
        try await outcome.get()
      } onCancel: {
        channel.close(promise: nil)
      }
    } catch let error as ClientError {
      throw error
    } catch {
      // A refused certificate may have been replaced by a good one meanwhile.
      tls.doubt()
      try Task.checkCancellation()
      throw RequestFailure(failures.first ?? error, isFresh: true, hasRead: failures.hasRead)
    }
  }

  private func refusal(
    _ upgrade: PortForwardRequest, _ head: HTTPResponseHead, _ body: [UInt8]
  ) -> ClientError {
    let code = Int(head.status.code)
    let type = head.headers.first(name: "content-type") ?? ""
    let status = APIStatus.decode(
      body: body, contentType: String(type.prefix { $0 != ";" }).lowercased(), code: code)
    let plain = StatusFailure(identity: connection.identity, now: options.wallClock()).error(
      code: code, status: status, request: upgrade.request, retryAfter: nil)
    return upgrade.refusal(plain, code: code)
  }
}
