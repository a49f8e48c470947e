import Foundation
import KubernetesConfiguration
import SimulatedCluster
import Testing

@testable import KubernetesClient

/// Requests that travel through proxies.
@Suite(.timeLimit(.minutes(1))) struct ProxyRoadTests {
  private typealias Fixtures = ConnectionFixtures

  private static let host = "kube.example"

  /// What a request comes to through a proxy, to a server that only the proxy can find.
  private func failure(
    _ kind: SimulatedProxy.Kind, credentials: SimulatedProxy.Credentials? = nil,
    giving given: String? = nil, fault: SimulatedProxy.Fault? = nil, isPlaintext: Bool = false,
    check: (SimulatedProxy) -> Void = { _ in }
  ) async throws -> ClientError? {
    let certificate = try Fixtures.Authority().serverCertificate(names: [Self.host])
    var result: ClientError?
    try await Fixtures.withCluster {
      $0.serverCertificate = certificate
      $0.isPlaintext = isPlaintext
    } _: { cluster in
      let proxy = try await SimulatedProxy.start(
        .init(
          kind: kind, credentials: credentials,
          routes: [Self.host: "127.0.0.1:\(cluster.port)"]))
      if let fault { proxy.inject(fault, times: nil) }
      var parts = Fixtures.Parts()
      parts.roots = isPlaintext ? nil : certificate.authorityPEM
      parts.token = isPlaintext ? nil : cluster.token
      parts.proxy = given.map { proxy.url.replacing("://", with: "://\($0)@") } ?? proxy.url
      let bundle = try Bundle(proxy.certificateAuthorityPEM ?? "")
      parts.environment["SSL_CERT_FILE"] = bundle.path
      result = try await Fixtures.failure(
        "\(isPlaintext ? "http" : "https")://\(Self.host):\(cluster.port)", parts)
      check(proxy)
      try await proxy.shutdown()
    }
    return result
  }

  /// A file of trusted roots.
  private final class Bundle {
    let path = FileManager.default.temporaryDirectory.appending(path: "roots-\(UUID()).pem").path

    init(_ pem: String) throws { try Data(pem.utf8).write(to: URL(filePath: path)) }

    deinit { try? FileManager.default.removeItem(atPath: path) }
  }

  @Test(arguments: SimulatedProxy.Kind.allCases)
  func theProxyIsGivenTheName(kind: SimulatedProxy.Kind) async throws {
    let error = try await failure(kind) { proxy in
      #expect(proxy.requests.map(\.host) == [Self.host])
      #expect(proxy.requests.allSatisfy { !$0.isAddress && $0.method != .forward })
    }
    #expect(error == nil)
  }

  @Test(arguments: SimulatedProxy.Kind.allCases)
  func whoAsksIsTold(kind: SimulatedProxy.Kind) async throws {
    let error = try await failure(
      kind, credentials: .init(user: "me", password: "p:w"), giving: "me:p%3Aw"
    ) { proxy in #expect(proxy.requests.map(\.user) == ["me"]) }
    #expect(error == nil)
  }

  @Test(arguments: [SimulatedProxy.Kind.http, .https])
  func requestsToPlaintextServersNameTheWholeURL(kind: SimulatedProxy.Kind) async throws {
    let error = try await failure(kind, isPlaintext: true) { proxy in
      #expect(proxy.requests.map(\.method) == [.forward])
    }
    #expect(error?.code == .unauthorized)
  }

  @Test(
    arguments: [
      (.http, .refuse(status: 403), "it answered 403"),
      (.https, .refuse(status: 502), "it answered 502"),
      (.http, .rubbish, "it answered what is no proxy's answer"),
      (.socks5, .rubbish, "it answered what is no proxy's answer"),
      (.http, .closeAtOnce, "it closed the connection"),
      (.socks5, .socksReply(4), "it cannot reach the host"),
      (.socks5, .socksReply(99), "it answered with the unknown code 99"),
    ] as [(SimulatedProxy.Kind, SimulatedProxy.Fault, String)])
  func aProxyThatDoesNotServeIsBlamed(
    kind: SimulatedProxy.Kind, fault: SimulatedProxy.Fault, cause: String
  ) async throws {
    let error = try await failure(kind, fault: fault)
    #expect(error?.code == .connect)
    #expect(error?.message.hasPrefix("the proxy \(kind.rawValue)://127.0.0.1:") == true)
    #expect(error?.cause?.contains(cause) == true, "\(error as Any)")
  }

  @Test(arguments: SimulatedProxy.Kind.allCases)
  func wrongCredentialsAreTold(kind: SimulatedProxy.Kind) async throws {
    for given in [nil, "me:wr0ng"] {
      let error = try await failure(
        kind, credentials: .init(user: "me", password: "right"), giving: given)
      #expect(error?.code == .connect)
      #expect(error?.hint?.contains("user name and password") == true, "\(error as Any)")
      #expect(!"\(error as Any)".contains("wr0ng"))
    }
  }

  @Test func aProxyThatIsNotThereIsBlamed() async throws {
    var parts = Fixtures.Parts()
    parts.proxy = "http://127.0.0.1:1"
    let error = try await Fixtures.failure("https://\(Self.host)", parts)
    #expect(error?.message == "cannot connect to the proxy http://127.0.0.1:1")
    #expect(error?.cause == "127.0.0.1:1: Connection refused")
  }

  @Test func anUntrustedProxyIsNotGivenTheCredentials() async throws {
    try await Fixtures.withCluster { cluster in
      let proxy = try await SimulatedProxy.start(.init(kind: .https))
      var parts = Fixtures.Parts()
      parts.proxy = proxy.url.replacing("://", with: "://me:s3cret@")
      let error = try await Fixtures.failure(cluster.baseURL, parts)
      #expect(error?.code == .tls && error?.message.contains("proxy https://127.0.0.1") == true)
      #expect(proxy.requests.isEmpty)
      try await proxy.shutdown()
    }
  }

  @Test func aProxyThatHangsIsBlamedInTime() async throws {
    try await Fixtures.withCluster { cluster in
      let proxy = try await SimulatedProxy.start(.init(kind: .http))
      proxy.inject(.hang, times: nil)
      var parts = Fixtures.Parts()
      parts.proxy = proxy.url
      parts.options.connectTimeout = .milliseconds(200)
      let error = try await Fixtures.failure("https://\(Self.host)", parts)
      #expect(error?.code == .timeout)
      #expect(error?.message.contains("proxy http://127.0.0.1:\(proxy.port)") == true)
      try await proxy.shutdown()
    }
  }
}
