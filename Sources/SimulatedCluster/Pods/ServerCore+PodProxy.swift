import KubernetesClient

extension ServerCore {
  /// How long the real server waits for an address that nobody answers at.
  private static let dialTimeout = Duration.seconds(30)

  /// Passes an HTTP request on to a pod, with the statuses of the real server's proxy.
  func proxy(
    _ request: ServerRequest, _ target: PodSubresource, path: String?
  ) async throws -> ServerResponse {
    let proxied = ProxiedTarget(target.name)
    let pod = try runningPod(target.namespace, proxied.name)
    guard let path else { return .redirect(to: request.path + "/") }
    guard Self.isAllowed(pod.address) else { throw APIFailure.badRequest("address not allowed") }
    let text = proxied.port.isEmpty ? pod.firstPort.map { "\($0)" } ?? "80" : proxied.port
    guard let number = Int(text) else {
      // The real server of 1.36 panics at the name of a port.
      return ServerResponse(contentType: "", body: .panic)
    }
    guard let port = UInt16(exactly: number) else {
      throw APIFailure.unreachable("dial tcp: address \(number): invalid port")
    }
    return try await answer(request, of: pod, port, isTLS: proxied.scheme == "https", path)
  }

  /// What a port of a pod answers, or how it cannot be reached.
  func answer(
    _ request: ServerRequest, of pod: RunningPod, _ port: UInt16, isTLS: Bool, _ path: String
  ) async throws -> ServerResponse {
    let address = pod.address.contains(":") ? "[\(pod.address)]" : pod.address
    guard pod.ports.hasRoute else {
      try await options.time.sleep(for: Self.dialTimeout)
      throw APIFailure.unreachable("dial tcp \(address):\(port): i/o timeout")
    }
    switch pod.ports.onAddress(port) {
    case nil:
      throw APIFailure.unreachable("dial tcp \(address):\(port): connect: connection refused")
    case .tcp: throw APIFailure.unreachable("EOF")
    case .http where isTLS:
      throw APIFailure.unreachable("tls: first record does not look like a TLS handshake")
    case .http(let handler):
      let answer = await handler(path)
      var response = ServerResponse(
        status: answer.status, contentType: answer.contentType, body: .bytes(answer.body))
      if answer.isCompressible { response.compress(for: request, from: 0) }
      return response
    }
  }

  /// The real server takes no address at which it might find itself.
  private static func isAllowed(_ address: String) -> Bool {
    !address.isEmpty && address != "::1"
      && !["127.", "169.254.", "fe80:", "FE80:"].contains { address.hasPrefix($0) }
  }
}

extension APIFailure {
  /// Why the server did not reach a pod.
  fileprivate static func unreachable(_ cause: String) -> APIFailure {
    APIFailure(503, "ServiceUnavailable", "error trying to reach service: \(cause)")
  }
}
