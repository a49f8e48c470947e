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
      ("https://10.0.0.1:6443", nil, "/api/v1/pods"), ("https://host/", nil, "/api/v1/pods"),
      ("http://[::1]:8080/k8s/prefix/", nil, "/k8s/prefix/api/v1/pods"),
      ("http://host/k8s", "http://proxy", "http://host/k8s/api/v1/pods"),
      ("https://host/k8s", "http://proxy", "/k8s/api/v1/pods"),
      ("http://host/k8s", "socks5://proxy", "/k8s/api/v1/pods"),
    ] as [(String, String?, String)])
  func target(base: String, proxy: String?, expected: String) throws {
    let target = try target(base, proxy: proxy)
    #expect(target.target(of: Self.list) == expected + "?labelSelector=a%20in%20%28b%2Cc%29")
  }

  @Test(
    "a name is one segment of the path, whatever it contains",
    arguments: [
      ("web", "web"), ("web#x", "web%23x"), ("web?x=y", "web%3Fx%3Dy"), ("a%2Fb", "a%252Fb"),
      ("a/../b", "a%2F..%2Fb"), ("grün", "gr%C3%BCn"),
    ])
  func segments(name: String, expected: String) throws {
    let path = GroupVersionResource.pods.path(namespace: "default", name: name)
    #expect(path == "/api/v1/namespaces/default/pods/" + expected)
  }

  @Test("the Host header is the URL's, without the zone of an address")
  func authority() throws {
    #expect(try target("https://[fd00::1]:6443/x").authority == "[fd00::1]:6443")
    #expect(try target("https://[fe80::1%25eth0]:6443").authority == "[fe80::1]:6443")
  }

  @Test("a port that nobody can connect to is a configuration error")
  func port() {
    let failure = #expect(throws: ClientError.self) { try target("https://host:70000") }
    #expect(failure?.code == .configuration)
  }

  private func target(_ server: String, proxy: String? = nil) throws -> RequestTarget {
    var values = ConnectionValues(source: .kubeconfig, server: Sourced(server, from: .caller))
    values.proxy = proxy.map { Sourced($0, from: .caller) }
    let connection = try ResolvedConnection(values, environment: [:])
    return RequestTarget(connection, try Road(connection))
  }
}
