import SimulatedCluster
import Testing

@Suite struct SOCKSProxyTests {
  private let options = SimulatedProxy.Options(kind: .socks5)

  private static func request(_ address: [UInt8], port: Int, command: UInt8 = 1) -> [UInt8] {
    [5, command, 0] + address + [UInt8(port >> 8), UInt8(port & 0xFF)]
  }

  private static func name(_ text: String) -> [UInt8] { [3, UInt8(text.utf8.count)] + text.utf8 }

  /// Greets without authentication and returns the reply's code.
  private func code(_ proxy: SimulatedProxy, _ request: [UInt8]) async throws -> UInt8 {
    try await RawClient.with(proxy.port) { client in
      try await client.send([5, 1, 0])
      #expect(try await client.bytes(2) == [5, 0])
      try await client.send(request)
      return try await client.bytes(10)[1]
    }
  }

  @Test func namesAndAddressesLeadToTheServer() async throws {
    try await ServerFixtures.withCluster(ProxyFixtures.plainCluster) { cluster in
      var options = options
      options.routes = ["kube.example": "127.0.0.1"]
      try await ProxyFixtures.withProxy(options) { proxy in
        for address in [[1, 127, 0, 0, 1], Self.name("kube.example"), Self.name("localhost")] {
          let answer = try await RawClient.with(proxy.port) { client in
            try await client.send([5, 1, 0])
            _ = try await client.bytes(2)
            try await client.send(Self.request(address, port: cluster.port))
            #expect(try await client.bytes(10) == [5, 0, 0, 1, 0, 0, 0, 0, 0, 0])
            try await client.send(ProxyFixtures.get("/healthz"))
            return try await client.rest()
          }
          #expect(answer.hasSuffix("\r\n\r\nok"))
        }
        #expect(proxy.requests.map(\.host) == ["127.0.0.1", "kube.example", "localhost"])
        #expect(proxy.requests.map(\.isAddress) == [true, false, false])
        #expect(Set(proxy.requests.map(\.port)) == [cluster.port])
      }
    }
  }

  @Test func whatIsNotThereHasItsReplyCode() async throws {
    let closed = try await SimulatedCluster.start(ServerFixtures.options())
    try await closed.shutdown()
    let loopback6: [UInt8] = [4] + Array(repeating: 0, count: 15) + [1]
    try await ProxyFixtures.withProxy(options) { proxy in
      let codes = [
        try await code(proxy, Self.request([1, 127, 0, 0, 1], port: closed.port)),
        try await code(proxy, Self.request(loopback6, port: closed.port)),
        try await code(proxy, Self.request([1, 192, 0, 2, 1], port: 443)),
        try await code(proxy, Self.request(Self.name("no.example"), port: 443)),
        try await code(proxy, Self.request([1, 127, 0, 0, 1], port: 1, command: 2)),
        try await code(proxy, [5, 1, 0, 9]),
      ]
      #expect(codes == [5, 5, 4, 4, 7, 8])
      #expect(proxy.requests.map(\.host).prefix(2) == ["127.0.0.1", "::1"])
    }
  }

  @Test func usersAreAskedForTheirPassword() async throws {
    var options = options
    options.credentials = .init(user: "me", password: "secret")
    try await ProxyFixtures.withProxy(options) { proxy in
      func login(_ methods: [UInt8], _ password: String) async throws -> [UInt8] {
        try await RawClient.with(proxy.port) { client in
          try await client.send([5, UInt8(methods.count)] + methods)
          let chosen = try await client.bytes(2)
          guard chosen[1] == 2 else { return chosen }
          try await client.send([1, 2] + "me".utf8 + [UInt8(password.utf8.count)] + password.utf8)
          let outcome = try await client.bytes(2)
          guard outcome[1] == 0 else { return outcome }
          try await client.send(Self.request(Self.name("no.example"), port: 1))
          return try await client.bytes(10)
        }
      }
      let outcomes = [
        try await login([0], ""), try await login([0, 2], "wrong"),
        try await login([2], "secret"),
      ]
      #expect(outcomes.map { Array($0.prefix(2)) } == [[5, 0xFF], [1, 1], [5, 4]])
      #expect(proxy.requests.map(\.user) == ["me"])
    }
  }

  @Test func faultsStrike() async throws {
    try await ServerFixtures.withCluster { cluster in
      let request = Self.request([1, 127, 0, 0, 1], port: cluster.port)
      try await ProxyFixtures.withProxy(options) { proxy in
        proxy.inject(.socksReply(6), times: 1)
        proxy.inject(.refuse(status: 403), times: 1)
        let codes = [
          try await code(proxy, request), try await code(proxy, request),
          try await code(proxy, request),
        ]
        #expect(codes == [6, 2, 0])
        proxy.inject(.rubbish, times: 1)
        let rubbish = try await RawClient.with(proxy.port) { client in
          try await client.send([5, 1, 0])
          return try await client.rest()
        }
        #expect(rubbish == "\u{1}\u{2}rubbish\n\n")
        #expect(proxy.requests.count == 3)
      }
    }
  }
}
