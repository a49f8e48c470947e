import Testing

@testable import SimulatedCluster

@Suite struct AccessRequestTests {
  static let cases: [(method: String, uri: String, request: String)] = [
    ("GET", "/api/v1/pods", "list pods"), ("GET", "/api/v1/pods?watch=true", "watch pods"),
    ("GET", "/api/v1/pods?watch=0", "list pods"),
    ("GET", "/api/v1/namespaces/a/pods/web", "get pods a/web"),
    ("HEAD", "/api/v1/namespaces/a/pods/web", "get pods a/web"),
    ("GET", "/api/v1/namespaces/a/pods/web/log", "get pods/log a/web"),
    ("GET", "/api/v1/namespaces", "list namespaces"),
    ("GET", "/api/v1/namespaces/a", "get namespaces a/a"),
    ("PUT", "/api/v1/namespaces/a/status", "update namespaces/status a/a"),
    ("PUT", "/api/v1/namespaces/a/finalize", "update namespaces/finalize a/a"),
    (
      "GET", "/api/v1/namespaces/a/configmaps?watch=1&fieldSelector=metadata.name%3Dc",
      "watch configmaps a/c"
    ),
    (
      "GET", "/api/v1/namespaces/a/configmaps?fieldSelector=metadata.name%21%3Dc",
      "list configmaps a"
    ),
    ("POST", "/apis/apps/v1/namespaces/a/deployments", "create deployments.apps a"),
    ("PATCH", "/apis/apps/v1/namespaces/a/deployments/d", "patch deployments.apps a/d"),
    ("DELETE", "/apis/apps/v1/namespaces/a/deployments/d", "delete deployments.apps a/d"),
    ("DELETE", "/apis/apps/v1/namespaces/a/deployments", "deletecollection deployments.apps a"),
    ("GET", "/apis/nope.example.org/v9/things", "list things.nope.example.org"),
    ("GET", "/api", "get /api"), ("GET", "/api/v1", "get /api/v1"),
    ("GET", "/apis/apps/v1", "get /apis/apps/v1"), ("POST", "/metrics", "post /metrics"),
    ("GET", "/", "get /"),
  ]

  @Test(arguments: cases) func readsWhatIsAskedFor(method: String, uri: String, request: String) {
    let (path, query) = ServerRequest.target(uri)
    let asked = ServerRequest(
      method: method, path: path, query: query, headers: RequestHeaders([]), body: [],
      httpVersion: "HTTP/2")
    #expect(AccessRequest(asked) == AccessFixtures.request(request))
  }
}
