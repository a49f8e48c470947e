import KubernetesClient
import NIOCore

extension ProxyConnection {
  /// Answers one request: a tunnel for CONNECT, else the server's answer to it.
  ///
  /// A request that is passed on asks the server to close afterwards, so that a client uses a new
  /// connection for the next one, which may be for another server.
  func serveHTTP(_ reader: inout ByteReader, _ outbound: Outbound) async throws {
    guard let request = ProxyRequestHead(try await reader.head()) else {
      return try await answer(400, outbound)
    }
    core.log.append(request.record)
    switch core.faults.strikeNext() {
    case .refuse(let status): return try await answer(status, outbound)
    case .socksReply: return try await answer(502, outbound)
    case .answer(let bytes): return try await outbound.write(ByteBuffer(bytes: bytes))
    case .hang: return try await hang(&reader)
    case .closeAtOnce: return
    case nil: break
    }
    guard core.admits(request.credentials) else { return try await answer(407, outbound) }
    let server: Bytes
    do {
      server = try await core.connect(
        request.record.host, request.record.port, on: client.channel.eventLoop)
    } catch {
      return try await answer(502, outbound)
    }
    if request.record.method == .connect {
      try await outbound.write(ByteBuffer(string: "HTTP/1.1 200 Connection established\r\n\r\n"))
    } else {
      reader.putBack(Array(request.forwarded.utf8))
    }
    try await tunnel(&reader, outbound, to: server)
  }

  private func answer(_ status: Int, _ outbound: Outbound) async throws {
    let reasons = [
      400: "Bad Request", 403: "Forbidden", 407: "Proxy Authentication Required",
      502: "Bad Gateway", 503: "Service Unavailable", 504: "Gateway Timeout",
    ]
    var head = "HTTP/1.1 \(status) \(reasons[status] ?? "Status \(status)")\r\n"
    if status == 407 { head += "Proxy-Authenticate: Basic realm=\"simulated\"\r\n" }
    head += "Content-Length: 0\r\nConnection: close\r\n\r\n"
    try await outbound.write(ByteBuffer(string: head))
  }
}
