import KubernetesConfiguration
import NIOCore
import NIOPosix
import SimulatedCluster
import Testing

@testable import KubernetesClient

/// Requests that share connections, and connections that go.
@Suite(.timeLimit(.minutes(1))) struct SharedConnectionTests {
  private typealias Fixtures = ConnectionFixtures

  private func client(
    _ cluster: SimulatedCluster, requestTimeout: Duration? = nil
  ) throws -> KubernetesClient {
    var parts = Fixtures.Parts()
    parts.roots = cluster.certificateAuthorityPEM
    parts.token = cluster.token
    parts.options.requestTimeout = requestTimeout
    return try Fixtures.client(cluster.baseURL, parts)
  }

  private func head(_ client: KubernetesClient) async throws -> ResponseHead {
    var body = BodyCollector(limit: 1 << 20)
    try await client.perform(
      APIRequest(path: "/api/v1/namespaces", accept: .json), into: &body)
    return try #require(body.head)
  }

  @Test(arguments: [true, false])
  func requestsOneAfterTheOtherUseOneConnection(isHTTP2: Bool) async throws {
    try await Fixtures.withCluster {
      $0.offersHTTP2 = isHTTP2
    } _: { cluster in
      let client = try client(cluster)
      let (first, second) = (try await head(client), try await head(client))
      #expect(first.httpVersion == (isHTTP2 ? "HTTP/2" : "HTTP/1.1"))
      let phases = try #require(first.connection)
      #expect(second.connection == phases)
      #expect(phases.remoteAddress == "127.0.0.1:\(cluster.port)")
      #expect(phases.resolvedAt == nil, "an address is not resolved")
      let stages = [phases.startedAt, phases.connectedAt, phases.securedAt, phases.openedAt]
      #expect(stages.compactMap { $0 }.count == 4)
      #expect(stages.compactMap { $0 } == stages.compactMap { $0 }.sorted())
      #expect(phases.serverCertificate?.commonName == "kube-apiserver")
      await client.close()
    }
  }

  @Test func aNameIsResolvedFirst() async throws {
    try await Fixtures.withCluster { cluster in
      var parts = Fixtures.Parts()
      parts.roots = cluster.certificateAuthorityPEM
      parts.token = cluster.token
      let client = try Fixtures.client("https://localhost:\(cluster.port)", parts)
      let phases = try #require(try await head(client).connection)
      #expect(phases.resolvedAt != nil)
      await client.close()
    }
  }

  @Test func aNameThatDoesNotResolveIsTold() async throws {
    let error = try await Fixtures.failure("https://nowhere.invalid:6443", .init())
    #expect(error?.code == .dns)
    #expect(error?.message == "the host \"nowhere.invalid\" does not resolve")
  }

  /// Tells when its answer has begun, and counts the bytes.
  private struct Watcher: ResponseConsumer {
    let begun: AsyncStream<Void>.Continuation

    mutating func receive(_ head: ResponseHead) { begun.yield() }
    mutating func receive(_ bytes: UnsafeRawBufferPointer, wireBytes: Int) {}
  }

  @Test(arguments: [true, false])
  func manyWatchesRunAtOnce(isHTTP2: Bool) async throws {
    try await Fixtures.withCluster {
      $0.offersHTTP2 = isHTTP2
    } _: { cluster in
      let client = try client(cluster)
      let count = 25
      let (begun, continuation) = AsyncStream<Void>.makeStream()
      let watches = (0..<count).map { _ in
        Task {
          var watcher = Watcher(begun: continuation)
          var options = ListOptions()
          options.watch = true
          try await client.perform(APIRequest(.namespaces, options: options), into: &watcher)
        }
      }
      var seen = 0
      for await _ in begun {
        seen += 1
        if seen == count { break }
      }
      // Others are answered meanwhile.
      _ = try await head(client)
      for watch in watches { watch.cancel() }
      for watch in watches {
        let error = await #expect(throws: ClientError.self) { try await watch.value }
        #expect(error?.code == .cancelled)
      }
      await client.close()
    }
  }

  @Test(arguments: [true, false])
  func aConnectionThatWasClosedMeanwhileIsReplaced(isHTTP2: Bool) async throws {
    try await Fixtures.withCluster {
      $0.offersHTTP2 = isHTTP2
    } _: { cluster in
      let client = try client(cluster)
      for _ in 0..<5 {
        _ = try await head(client)
        await cluster.closeConnections()
      }
      await client.close()
    }
  }

  @Test func aServerThatSaysGoAwayIsAskedOnANewConnection() async throws {
    try await Fixtures.withCluster { cluster in
      let client = try client(cluster)
      cluster.inject(.init(.goAway, times: 1))
      let first = try await head(client).connection
      // The farewell may come after the next request has been taken too.
      var next = first
      while next?.openedAt == first?.openedAt { next = try await head(client).connection }
      #expect(cluster.requests.allSatisfy { $0.path == "/api/v1/namespaces" })
      await client.close()
    }
  }

  @Test func aRequestMayHaveALimitAndAWatchHasNone() async throws {
    try await Fixtures.withCluster { cluster in
      let client = try client(cluster, requestTimeout: .milliseconds(200))
      cluster.inject(.init(.stallAfter(bytes: 1), times: nil) { $0.query("watch") == nil })
      let error = await #expect(throws: ClientError.self) { try await head(client) }
      #expect(error?.code == .timeout)
      #expect(error?.message == "no answer to GET /api/v1/namespaces in time")
      await client.close()
    }
  }

  /// Says the same to whoever connects.
  private final class Greeter: ChannelInboundHandler, Sendable {
    typealias InboundIn = ByteBuffer

    private let words: String

    init(_ words: String) { self.words = words }

    func channelActive(context: ChannelHandlerContext) {
      context.writeAndFlush(NIOAny(ByteBuffer(string: words)), promise: nil)
    }
  }

  @Test(arguments: ["SSH-2.0-OpenSSH_9.9\r\n", "HTTP/1.1 999999 x\r\n\r\n"])
  func whatIsNoHTTPIsNamedSo(words: String) async throws {
    let server = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(Greeter(words))
        }
      }
      .bind(host: "127.0.0.1", port: 0).get()
    let port = try #require(server.localAddress?.port)
    let error = try await Fixtures.failure("http://127.0.0.1:\(port)", .init())
    #expect(error?.code == .decode)
    #expect(error?.message.hasSuffix("was answered with something that is not HTTP") == true)
    try await server.close()
  }

  @Test func aTokenThatIsRotatedIsUsedAtOnce() async throws {
    let files = InMemoryConfigurationFiles()
    try await Fixtures.withCluster { cluster in
      files.set("/t", cluster.token)
      var values = ConnectionValues(
        source: .kubeconfig, server: Sourced(cluster.baseURL, from: .caller))
      values.certificateAuthority = Sourced(
        .data(Array(cluster.certificateAuthorityPEM.utf8)), from: .caller)
      values.tokenFile = Sourced("/t", from: .caller)
      let client = try KubernetesClient(
        PreparedConnection(ResolvedConnection(values, environment: [:]), files: files))
      _ = try await head(client)
      try cluster.setToken("rotated", for: "kubernetes-admin")
      files.set("/t", "rotated")
      // Refused with the old token, it is read again and the request is sent once more.
      _ = try await head(client)
      await client.close()
    }
  }

  @Test func certificatesThatAreRotatedAreReadAgain() async throws {
    let files = InMemoryConfigurationFiles()
    let next = try Fixtures.Authority(named: "next-ca")
    try await Fixtures.withCluster { cluster in
      let first = cluster.certificateAuthority
      func write(_ authority: Fixtures.Authority) throws {
        let pair = try authority.clientCertificate(user: "a", groups: ["system:masters"])
        files.set("/ca", first.certificatePEM + next.certificatePEM)
        files.set("/crt", pair.chainPEM)
        files.set("/key", pair.keyPEM)
      }
      try write(first)
      var values = ConnectionValues(
        source: .kubeconfig, server: Sourced(cluster.baseURL, from: .caller))
      values.certificateAuthority = Sourced(.file("/ca"), from: .caller)
      values.clientCertificate = ClientCertificate(
        chain: Sourced(.file("/crt"), from: .caller), key: Sourced(.file("/key"), from: .caller))
      let client = try KubernetesClient(
        PreparedConnection(ResolvedConnection(values, environment: [:]), files: files))
      _ = try await head(client)
      try cluster.rotateCertificates(authority: next)
      try cluster.trustClients(of: [next])
      let error = await #expect(throws: ClientError.self) { try await head(client) }
      #expect(error?.code == .unauthorized)
      // The refusal has the files looked at before the next request.
      try write(next)
      _ = try await head(client)
      await client.close()
    }
  }
}
