import KubernetesWire
import KubernetesClient
import NIOCore
import NIOHTTP1
import NIOHTTP2
import NIOPosix
import NIOSSL
import SimulatedCluster

/// A small HTTP client, over TLS where the server speaks it,
/// for one request at a time, over the HTTP version that a test asks for.
struct TestClient: Sendable {
  typealias Exchange = NIOAsyncChannel<HTTPClientResponsePart, HTTPClientRequestPart>

  let cluster: SimulatedCluster
  var usesHTTP2 = true
  /// Presents the administrator's certificate.
  var hasCertificate = false
  /// Presents this certificate instead.
  var certificate: SimulatedCluster.IssuedCertificate?
  /// The root that the server is verified with; the cluster's when nil.
  var authorityPEM: String?
  var tlsVersion: TLSVersion?
  var token: String?

  /// A client with the administrator's token.
  init(_ cluster: SimulatedCluster, http2: Bool = true, authority: String? = nil) {
    self.cluster = cluster
    authorityPEM = authority
    usesHTTP2 = http2
    token = cluster.token
  }

  /// A whole answer.
  struct Answer: Sendable {
    var status: Int
    var headers: HTTPHeaders
    var body: [UInt8]

    var text: String { String(decoding: body, as: UTF8.self) }
    var json: JSONValue? { try? JSONValue(parsing: body) }

    /// The first header of that name.
    func header(_ name: String) -> String? { headers.first(name: name) }
  }

  /// Sends a request and waits for the whole answer.
  func send(
    _ method: String = "GET", _ uri: String, _ headers: [String: String] = [:],
    body: [UInt8] = []
  ) async throws -> Answer {
    try await exchange(method, uri, headers, body: body) { head, reader in
      Answer(
        status: Int(head.status.code), headers: head.headers, body: try await reader.rest())
    }
  }

  /// Sends a request and hands the answer's head and its body as it arrives to `receive`.
  func exchange<Result: Sendable>(
    _ method: String = "GET", _ uri: String, _ headers: [String: String] = [:],
    body: [UInt8] = [],
    _ receive: @Sendable (HTTPResponseHead, BodyReader) async throws -> Result
  ) async throws -> Result {
    let (exchange, connection) = try await open()
    let result: Result
    do {
      result = try await exchange.executeThenClose { inbound, outbound in
        let reader = BodyReader(inbound)
        do {
          try await write(outbound, method, uri, headers, body)
        } catch {
          // The connection is closed; why, stands in what was read.
          _ = try await reader.head()
          throw error
        }
        return try await receive(try await reader.head(), reader)
      }
    } catch {
      try? await connection.close()
      throw error
    }
    try? await connection.close()
    return result
  }

  private func write(
    _ outbound: NIOAsyncChannelOutboundWriter<HTTPClientRequestPart>, _ method: String,
    _ uri: String, _ headers: [String: String], _ body: [UInt8]
  ) async throws {
    var head = HTTPRequestHead(
      version: usesHTTP2 ? .http2 : .http1_1, method: .init(rawValue: method), uri: uri)
    head.headers.add(name: "host", value: "127.0.0.1:\(cluster.port)")
    if let token { head.headers.add(name: "authorization", value: "Bearer \(token)") }
    for (name, value) in headers { head.headers.replaceOrAdd(name: name, value: value) }
    if !body.isEmpty { head.headers.add(name: "content-length", value: String(body.count)) }
    try await outbound.write(.head(head))
    if !body.isEmpty { try await outbound.write(.body(.byteBuffer(ByteBuffer(bytes: body)))) }
    try await outbound.write(.end(nil))
  }

  private func open() async throws -> (Exchange, any Channel) {
    let context = try NIOSSLContext(configuration: tlsConfiguration())
    let bootstrap = ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
    return usesHTTP2
      ? try await openStream(bootstrap, context) : try await openConnection(bootstrap, context)
  }

  private func tlsConfiguration() throws -> TLSConfiguration {
    var tls = TLSConfiguration.makeClientConfiguration()
    let authority = authorityPEM ?? cluster.certificateAuthorityPEM
    tls.trustRoots = .certificates(try NIOSSLCertificate.fromPEMBytes(Array(authority.utf8)))
    tls.applicationProtocols = [usesHTTP2 ? "h2" : "http/1.1"]
    tls.verifySignatureAlgorithms = [
      .ecdsaSecp256R1Sha256, .ecdsaSecp384R1Sha384, .ecdsaSecp521R1Sha512, .ed25519,
      .rsaPssRsaeSha256, .rsaPkcs1Sha256,
    ]
    tls.curves = [.x25519, .secp256r1, .secp384r1, .secp521r1]
    if let tlsVersion {
      tls.minimumTLSVersion = tlsVersion
      tls.maximumTLSVersion = tlsVersion
    }
    let (chain, key) =
      hasCertificate
      ? (cluster.clientCertificatePEM, cluster.clientKeyPEM)
      : (certificate?.chainPEM ?? "", certificate?.keyPEM ?? "")
    guard !chain.isEmpty else { return tls }
    tls.certificateChain = try NIOSSLCertificate.fromPEMBytes(Array(chain.utf8))
      .map { .certificate($0) }
    tls.privateKey = .privateKey(try NIOSSLPrivateKey(bytes: Array(key.utf8), format: .pem))
    return tls
  }

  private func openConnection(
    _ bootstrap: ClientBootstrap, _ context: NIOSSLContext
  ) async throws -> (Exchange, any Channel) {
    let exchange = try await bootstrap.connect(host: "127.0.0.1", port: cluster.port) { channel in
      channel.eventLoop.makeCompletedFuture {
        let pipeline = channel.pipeline.syncOperations
        if !cluster.options.isPlaintext {
          try pipeline.addHandler(NIOSSLClientHandler(context: context, serverHostname: nil))
        }
        try pipeline.addHTTPClientHandlers()
        return try Exchange(wrappingChannelSynchronously: channel)
      }
    }
    return (exchange, exchange.channel)
  }

  private func openStream(
    _ bootstrap: ClientBootstrap, _ context: NIOSSLContext
  ) async throws -> (Exchange, any Channel) {
    let (channel, multiplexer) = try await bootstrap.connect(
      host: "127.0.0.1", port: cluster.port
    ) { channel in
      channel.eventLoop.makeCompletedFuture {
        let pipeline = channel.pipeline.syncOperations
        try pipeline.addHandler(NIOSSLClientHandler(context: context, serverHostname: nil))
        return (
          channel,
          try pipeline.configureAsyncHTTP2Pipeline(mode: .client, configuration: .init()) {
            $0.eventLoop.makeSucceededFuture(())
          }
        )
      }
    }
    let exchange = try await multiplexer.openStream { stream in
      stream.eventLoop.makeCompletedFuture {
        try stream.pipeline.syncOperations.addHandler(
          HTTP2FramePayloadToHTTP1ClientCodec(httpProtocol: .https))
        return try Exchange(wrappingChannelSynchronously: stream)
      }
    }
    return (exchange, channel)
  }
}
