import KubernetesClient
import KubernetesConfiguration
import Testing

@testable import SimulatedCluster

@Suite struct HTTPProxyTests {
  private let credentials = SimulatedProxy.Credentials(user: "me", password: "pa:ss")
  private let basic = "Proxy-Authorization: Basic \(Base64.encode("me:pa:ss".utf8))\r\n"

  /// The status line of an answer to CONNECT.
  private func statusLine(
    _ proxy: SimulatedProxy, _ target: String = "localhost:1", _ headers: String = ""
  ) async throws -> String {
    try await RawClient.with(proxy.port, authority: proxy.certificateAuthorityPEM) { client in
      try await client.send(ProxyFixtures.connect(target, headers))
      return String(try await client.head().prefix { $0 != "\r\n" })
    }
  }

  @Test(arguments: [SimulatedProxy.Kind.http, .https])
  func tlsGoesThroughATunnelToANameThatOnlyTheProxyKnows(
    kind: SimulatedProxy.Kind
  ) async throws {
    var options = ServerFixtures.options()
    let authority = try SimulatedCluster.CertificateAuthority()
    options.certificateAuthority = authority
    options.serverCertificate = try authority.serverCertificate(names: ["kube.example"])
    try await ServerFixtures.withCluster(options) { cluster in
      let routes = ["kube.example:6443": "127.0.0.1:\(cluster.port)"]
      try await ProxyFixtures.withProxy(.init(kind: kind, routes: routes)) { proxy in
        let answer = try await RawClient.with(
          proxy.port, authority: proxy.certificateAuthorityPEM
        ) { client in
          try await client.send(ProxyFixtures.connect("kube.example:6443"))
          #expect(try await client.head().hasPrefix("HTTP/1.1 200 "))
          try await client.startTLS(authority.rootPEM, hostname: "kube.example")
          try await client.send(ProxyFixtures.get("/healthz"))
          return try await client.rest()
        }
        #expect(answer.hasSuffix("\r\n\r\nok"))
        #expect(
          proxy.requests == [
            .init(
              method: .connect, host: "kube.example", port: 6443, isAddress: false,
              target: "kube.example:6443", userAgent: "tests")
          ])
        #expect(proxy.url == "\(kind.rawValue)://127.0.0.1:\(proxy.port)")
      }
    }
  }

  @Test func onlyKnownUsersAreServed() async throws {
    try await ServerFixtures.withCluster { cluster in
      let target = "127.0.0.1:\(cluster.port)"
      try await ProxyFixtures.withProxy(.init(credentials: credentials)) { proxy in
        let wrong = "Proxy-Authorization: Basic \(Base64.encode("you:x".utf8))\r\n"
        let lines = [
          try await statusLine(proxy, target), try await statusLine(proxy, target, wrong),
          try await statusLine(proxy, target, basic),
        ]
        #expect(lines.map { $0.split(separator: " ")[1] } == ["407", "407", "200"])
        #expect(proxy.requests.map(\.user) == [nil, "you", "me"])
        #expect(proxy.requests.map(\.isAddress) == [true, true, true])
        #expect(proxy.urlWithCredentials == "http://me:pa:ss@127.0.0.1:\(proxy.port)")
      }
    }
  }

  @Test func aServerThatIsNotThereOrNotOnThisMachineIsABadGateway() async throws {
    let closed = try await SimulatedCluster.start(ServerFixtures.options())
    try await closed.shutdown()
    try await ProxyFixtures.withProxy(.init()) { proxy in
      var lines = [
        try await statusLine(proxy, "127.0.0.1:\(closed.port)"),
        try await statusLine(proxy, "192.0.2.1:443"), try await statusLine(proxy, "no.example:443"),
        try await statusLine(proxy, "no-port"),
      ]
      proxy.route("no.example", to: "192.0.2.1:443")
      lines.append(try await statusLine(proxy, "no.example:443"))
      #expect(lines.map { $0.split(separator: " ")[1] } == ["502", "502", "502", "400", "502"])
    }
  }

  @Test func aWholeURLIsPassedOnAsAPath() async throws {
    try await ServerFixtures.withCluster(ProxyFixtures.plainCluster) { cluster in
      for number in 0..<500 { try cluster.apply(ServerFixtures.pod("pod-\(number)"), .pods) }
      let options = SimulatedProxy.Options(
        credentials: credentials, routes: ["kube.example": "127.0.0.1:\(cluster.port)"])
      try await ProxyFixtures.withProxy(options) { proxy in
        let bearer = "Authorization: Bearer \(cluster.token)\r\n"
        let answer = try await RawClient.with(proxy.port) { client in
          try await client.send(
            "GET http://kube.example/api/v1/pods?limit=400 HTTP/1.1\r\nHost: kube.example\r\n"
              + "Proxy-Connection: keep-alive\r\n\(basic)\(bearer)\r\n")
          return try await client.rest()
        }
        let direct = try await RawClient.with(cluster.port) { client in
          try await client.send(
            "GET /api/v1/pods?limit=400 HTTP/1.1\r\nConnection: close\r\n\(bearer)\r\n")
          _ = try await client.head()
          return try await client.rest()
        }
        let parts = answer.split(separator: "\r\n\r\n", maxSplits: 1)
        #expect(parts[0].contains("connection: close"))
        #expect(parts[1] == direct)
        #expect(direct.utf8.count > 100_000)
        #expect(cluster.requests.first?.path == "/api/v1/pods")
        #expect(proxy.requests.map(\.method) == [.forward])
        #expect(proxy.requests.map(\.port) == [80])
        #expect(
          proxy.requests.map(\.target) == ["http://kube.example/api/v1/pods?limit=400"])
      }
    }
  }

  @Test func faultsStrikeAsOftenAsAsked() async throws {
    try await ServerFixtures.withCluster { cluster in
      let target = "127.0.0.1:\(cluster.port)"
      try await ProxyFixtures.withProxy(.init()) { proxy in
        for status in [403, 407, 502] { proxy.inject(.refuse(status: status), times: 1) }
        proxy.inject(.answer(Array("HTTP/9 hello\r\n\r\n".utf8)), times: 1)
        var lines: [String] = []
        for _ in 0..<5 { lines.append(try await statusLine(proxy, target)) }
        #expect(
          lines.map { $0.split(separator: " ")[1] } == ["403", "407", "502", "hello", "200"])
        proxy.inject(.closeAtOnce)
        await #expect(throws: (any Error).self) { try await statusLine(proxy, target) }
        proxy.clearFaults()
        let after = try await statusLine(proxy, target)
        #expect(after.contains("200"))
        #expect(proxy.requests.count == 6)
      }
    }
  }

  @Test func aHangingProxyAnswersNothingUntilItIsShutDown() async throws {
    let proxy = try await SimulatedProxy.start()
    proxy.inject(.hang)
    let rest = try await RawClient.with(proxy.port) { client in
      try await client.send(ProxyFixtures.connect("localhost:1"))
      while proxy.requests.isEmpty { await Task.yield() }
      await proxy.closeConnections()
      return try await client.rest()
    }
    #expect(rest.isEmpty)
    try await proxy.shutdown()
  }

  @Test func closedConnectionsEndTheirTunnels() async throws {
    try await ServerFixtures.withCluster(ProxyFixtures.plainCluster) { cluster in
      try await ProxyFixtures.withProxy(.init()) { proxy in
        let rest = try await RawClient.with(proxy.port) { client in
          try await client.send(ProxyFixtures.connect("localhost:\(cluster.port)"))
          _ = try await client.head()
          await proxy.closeConnections()
          return try await client.rest()
        }
        #expect(rest.isEmpty)
      }
    }
  }
}
