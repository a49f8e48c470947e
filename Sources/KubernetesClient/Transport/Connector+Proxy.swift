import KubernetesConfiguration
import NIOCore

extension Connector {
  /// Has the proxy, if there is one, open the way to the server.
  func passProxy(_ channel: any Channel, _ attempt: ConnectionAttempt) async throws {
    guard let proxy = road.proxy else { return }
    attempt.stage = .proxy
    if proxy.scheme == .https { try await secureProxy(proxy, channel, attempt) }
    switch proxy.scheme {
    case .http, .https:
      // Requests to plaintext servers go to the proxy itself.
      if road.usesAbsoluteForm { return }
      try await shakeHands(ConnectHandshake(road: road, credentials: proxy.credentials), channel)
    case .socks5, .socks5h:
      try await shakeHands(SOCKSHandshake(road: road, credentials: proxy.credentials), channel)
    }
    attempt.stamp { $0.proxiedAt = time.now() }
  }

  private func secureProxy(
    _ proxy: ProxyURL, _ channel: any Channel, _ attempt: ConnectionAttempt
  ) async throws {
    let tls = try TLSSettings(publicHost: proxy.host, alpn: ["http/1.1"], proxyRoots())
    let secured = try await channel.eventLoop.submit { [self] in
      try addTLS(tls, to: channel, attempt) { _ in }
    }.get()
    try await secured.get()
  }

  private func shakeHands(
    _ conversation: some ProxyConversation, _ channel: any Channel
  ) async throws {
    let done = channel.eventLoop.makePromise(of: Void.self)
    let handler = ProxyHandshakeHandler(conversation, done)
    channel.eventLoop.execute {
      do {
        // A handler that comes after the end of its channel would not be told of it.
        guard channel.isActive else { throw ProxyFailure.closed }
        try channel.pipeline.syncOperations.addHandler(handler)
        try channel.syncOptions?.setOption(.autoRead, value: true)
      } catch {
        done.fail(error)
      }
    }
    try await done.futureResult.get()
  }
}
