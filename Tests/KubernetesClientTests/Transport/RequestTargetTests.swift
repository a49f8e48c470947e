import KubernetesConfiguration
import Testing

@testable import KubernetesClient

@Suite("RequestTarget")
struct RequestTargetTests {
  static let list = APIRequest(
    path: "/api/v1/pods", query: [.init("labelSelector", "a in (b,c)")], accept: .protobuf)

  @Test(
    "adds the base URL's prefix and encodes the query",
    arguments: [
      ("https://10.0.0.1:6443", "https://10.0.0.1:6443/api/v1/pods"),
      ("https://host/", "https://host/api/v1/pods"),
      ("http://[::1]:8080/k8s/prefix/", "http://[::1]:8080/k8s/prefix/api/v1/pods"),
    ])
  func url(base: String, expected: String) throws {
    let target = RequestTarget(try connection(base))
    #expect(target.url(for: Self.list) == expected + "?labelSelector=a%20in%20%28b%2Cc%29")
  }

  @Test("a TLS server name replaces the host in the handshake, not the address or the Host header")
  func serverName() throws {
    let target = RequestTarget(
      try connection("https://[fd00::1]:6443/x", serverName: "kubernetes.default"))
    #expect(target.dnsOverride == ["kubernetes.default": "fd00::1"])
    #expect(target.authority == "[fd00::1]:6443")
    #expect(
      target.url(for: APIRequest(path: "/version", accept: .json))
        == "https://kubernetes.default:6443/x/version")
  }

  private func connection(
    _ server: String, serverName: String? = nil
  ) throws -> ResolvedConnection {
    var values = ConnectionValues(source: .kubeconfig, server: Sourced(server, from: .caller))
    values.tlsServerName = serverName.map { Sourced($0, from: .caller) }
    return try ResolvedConnection(values, environment: [:])
  }
}
