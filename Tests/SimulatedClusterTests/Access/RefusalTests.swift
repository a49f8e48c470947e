import KubernetesWire
import KubernetesClient
import Testing

@testable import SimulatedCluster

/// What a server says to those who may not.
@Suite struct RefusalTests {
  static let cases: [(method: String, uri: String, message: String)] = [
    (
      "GET", "/api/v1/pods",
      #"pods is forbidden: User "nobody" cannot list resource "pods" in API group "" at the "#
        + "cluster scope"
    ),
    (
      "GET", "/api/v1/namespaces/a/pods?watch=1",
      #"pods is forbidden: User "nobody" cannot watch resource "pods" in API group "" in the "#
        + #"namespace "a""#
    ),
    (
      "DELETE", "/apis/discovery.k8s.io/v1/namespaces/a/endpointslices/s",
      #"endpointslices.discovery.k8s.io "s" is forbidden: User "nobody" cannot delete resource "#
        + #""endpointslices" in API group "discovery.k8s.io" in the namespace "a""#
    ),
    (
      "PATCH", "/api/v1/namespaces/a/services/s/status",
      #"services "s" is forbidden: User "nobody" cannot patch resource "services/status" in API "#
        + #"group "" in the namespace "a""#
    ),
    (
      "GET", "/api/v1/namespaces/a",
      #"namespaces "a" is forbidden: User "nobody" cannot get resource "namespaces" in API group "#
        + #""" in the namespace "a""#
    ),
    (
      "GET", "/apis/nope.example.org/v1/things",
      #"things.nope.example.org is forbidden: User "nobody" cannot list resource "things" in API "#
        + #"group "nope.example.org" at the cluster scope"#
    ),
    ("GET", "/metrics", #"forbidden: User "nobody" cannot get path "/metrics""#),
    ("POST", "/version", #"forbidden: User "nobody" cannot post path "/version""#),
  ]

  @Test func sayWhatTheRealOneSays() async throws {
    try await ServerFixtures.withCluster { cluster in
      var client = TestClient(cluster)
      client.token = cluster.tokens["nobody"]
      for (method, uri, message) in Self.cases {
        let answer = try await client.send(method, uri)
        #expect(answer.status == 403, "\(uri)")
        #expect(answer.json?["reason"] == "Forbidden")
        #expect(answer.json?["message"]?.stringValue == message)
      }
    }
  }

  @Test func aRoleOfTheNamespaceAndNothingElseOpensIt() async throws {
    let binding: JSONValue = [
      "apiVersion": "rbac.authorization.k8s.io/v1", "kind": "RoleBinding",
      "metadata": ["name": "viewers"], "roleRef": ["kind": "ClusterRole", "name": "view"],
      "subjects": [["kind": "User", "name": "nobody"]],
    ]
    try await ServerFixtures.withCluster { cluster in
      let administrator = TestClient(cluster)
      var client = administrator
      client.token = cluster.tokens["nobody"]
      let path = GroupVersionResource.roleBindings.path(namespace: "default")
      let refused = try await client.send("POST", path, body: binding.serialisedBytes())
      #expect(refused.status == 403)
      let created = try await administrator.send("POST", path, body: binding.serialisedBytes())
      #expect(created.status == 201)
      let group = JSONValue.string("rbac.authorization.k8s.io")
      #expect(created.json?["roleRef"]?["apiGroup"] == group)
      #expect(created.json?["subjects"]?.arrayValue?.first?["apiGroup"] == group)
      for (uri, status) in [
        ("/api/v1/namespaces/default/pods", 200), ("/api/v1/namespaces/kube-system/pods", 403),
        ("/api/v1/pods", 403), ("/api/v1/namespaces/default", 200),
      ] {
        let answer = try await client.send("GET", uri)
        #expect(answer.status == status, "\(uri)")
      }
      let deleted = try await administrator.send("DELETE", "\(path)/viewers")
      #expect(deleted.status == 200)
      let closed = try await client.send("GET", "/api/v1/namespaces/default/pods")
      #expect(closed.status == 403)
    }
  }

  @Test func objectsOfRBACAreServedAsProtobufToo() async throws {
    let type = "application/vnd.kubernetes.protobuf"
    let role: JSONValue = [
      "metadata": ["name": "reader"],
      "rules": [["verbs": ["get"], "apiGroups": [""], "resources": ["pods"]]],
    ]
    try await ServerFixtures.withCluster { cluster in
      let client = TestClient(cluster)
      let path = GroupVersionResource.clusterRoles.path()
      let raw = try ProtobufTranscoder.shared.protobuf(fromJSON: role, kind: "ClusterRole")
      let created = try await client.send(
        "POST", path, ["content-type": type, "accept": type],
        body: ProtobufTranscoder.wrap(
          kind: "ClusterRole", apiVersion: "rbac.authorization.k8s.io/v1", raw: raw))
      #expect(created.status == 201)
      #expect(created.header("content-type") == type)
      let read = try await client.send("GET", "\(path)/reader")
      #expect(read.json?["rules"] == role["rules"])
    }
  }
}
