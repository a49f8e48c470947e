import KubernetesWire
import KubernetesClient
import Testing

@testable import SimulatedCluster

@Suite struct ReviewTests {
  private static let coredns = "system:serviceaccount:kube-system:coredns"

  private func ask(
    _ cluster: SimulatedCluster, _ user: String, _ kind: String, _ spec: JSONValue
  ) async throws -> TestClient.Answer {
    var client = TestClient(cluster)
    client.token = cluster.tokens[user]
    let review: JSONValue = [
      "apiVersion": "authorization.k8s.io/v1", "kind": .string(kind), "spec": spec,
    ]
    return try await client.send(
      "POST", "/apis/authorization.k8s.io/v1/\(kind.lowercased())s", body: review.serialisedBytes())
  }

  @Test func reviewsTellWhatEnforcementDoes() async throws {
    let binding = #"RBAC: allowed by ClusterRoleBinding "#
    let cases: [(user: String, group: String, resource: String, reason: String?)] = [
      (
        "kubernetes-admin", "discovery.k8s.io", "endpointslices",
        binding + #""kubeadm:cluster-admins" of ClusterRole "cluster-admin" to Group "#
          + #""kubeadm:cluster-admins""#
      ),
      (
        Self.coredns, "discovery.k8s.io", "endpointslices",
        binding + #""system:coredns" of ClusterRole "system:coredns" to ServiceAccount "#
          + #""coredns/kube-system""#
      ),
      (
        "limited", "", "endpoints",
        binding + #""limited" of ClusterRole "limited" to User "limited""#
      ),
      ("limited", "discovery.k8s.io", "endpointslices", nil), ("nobody", "", "pods", nil),
    ]
    try await ServerFixtures.withCluster { cluster in
      for (user, group, resource, reason) in cases {
        let attributes: JSONValue = [
          "verb": "list", "group": .string(group), "resource": .string(resource),
        ]
        let answer = try await ask(
          cluster, user, "SelfSubjectAccessReview", ["resourceAttributes": attributes])
        #expect(answer.status == 201)
        var status = members([("allowed", .bool(reason != nil))])
        if let reason { status.append("reason", .string(reason)) }
        #expect(answer.json?["status"] == .object(status))
        var client = TestClient(cluster)
        client.token = cluster.tokens[user]
        let id = GroupVersionResource(group: group, version: "v1", resource: resource)
        let list = try await client.send("GET", id.path())
        #expect(list.status == (reason != nil ? 200 : 403))
      }
    }
  }

  @Test func oneThingIsAskedAbout() async throws {
    let pods: JSONValue = ["verb": "list", "resource": "pods"]
    let path: JSONValue = ["verb": "get", "path": "/version"]
    let cases: [(spec: JSONValue, status: Int, allowed: Bool?)] = [
      (["nonResourceAttributes": path], 201, true),
      (["nonResourceAttributes": ["verb": "get", "path": "/metrics"]], 201, false),
      (["resourceAttributes": pods], 201, false), ([:], 422, nil),
      (["resourceAttributes": pods, "nonResourceAttributes": path], 422, nil),
    ]
    try await ServerFixtures.withCluster { cluster in
      for (spec, status, allowed) in cases {
        let answer = try await ask(cluster, "nobody", "SelfSubjectAccessReview", spec)
        #expect(answer.status == status)
        #expect(answer.json?["status"]?["allowed"]?.boolValue == allowed)
      }
    }
  }

  @Test func rulesAreThoseOfTheNamespaceToo() async throws {
    let rule: JSONValue = [
      "verbs": ["get"], "apiGroups": [""], "resources": ["configmaps"],
      "resourceNames": ["coredns"],
    ]
    try await ServerFixtures.withCluster { cluster in
      try cluster.apply(
        ["metadata": ["name": "r", "namespace": "kube-system"], "rules": .array([rule])], .roles)
      try cluster.apply(
        [
          "metadata": ["name": "r", "namespace": "kube-system"],
          "roleRef": ["kind": "Role", "name": "r"],
          "subjects": [["kind": "User", "name": "limited"]],
        ], .roleBindings)
      for (namespace, isListed) in [("kube-system", true), ("default", false)] {
        let answer = try await ask(
          cluster, "limited", "SelfSubjectRulesReview", ["namespace": .string(namespace)])
        let status = try #require(answer.json?["status"])
        let rules = status["resourceRules"]?.arrayValue ?? []
        #expect(rules.contains(rule) == isListed)
        #expect(
          rules.contains([
            "verbs": ["list", "watch"], "apiGroups": [""],
            "resources": ["endpoints", "services", "pods", "namespaces"],
          ]))
        #expect(status["nonResourceRules"]?.arrayValue?.count == 2)
        #expect(status["incomplete"] == false)
      }
      let nowhere = try await ask(cluster, "limited", "SelfSubjectRulesReview", [:])
      #expect(nowhere.status == 400)
    }
  }

  @Test func reviewsMayComeAsProtobuf() async throws {
    let type = "application/vnd.kubernetes.protobuf"
    var attributes = ProtobufWriter()
    attributes.text(2, "list")
    attributes.text(3, "discovery.k8s.io")
    attributes.text(5, "endpointslices")
    var access = ProtobufWriter()
    access.payload(1, attributes.bytes)
    var rules = ProtobufWriter()
    rules.text(1, "kube-system")
    let cases: [(kind: String, spec: [UInt8], json: JSONValue)] = [
      (
        "SelfSubjectAccessReview", access.bytes,
        [
          "resourceAttributes": [
            "verb": "list", "group": "discovery.k8s.io", "resource": "endpointslices",
          ]
        ]
      ),
      ("SelfSubjectRulesReview", rules.bytes, ["namespace": "kube-system"]),
    ]
    try await ServerFixtures.withCluster { cluster in
      var client = TestClient(cluster)
      client.token = cluster.tokens["limited"]
      for (kind, spec, json) in cases {
        var review = ProtobufWriter()
        review.payload(2, spec)
        let answer = try await client.send(
          "POST", "/apis/authorization.k8s.io/v1/\(kind.lowercased())s", ["content-type": type],
          body: ProtobufTranscoder.wrap(
            kind: kind, apiVersion: "authorization.k8s.io/v1", raw: review.bytes))
        #expect(answer.status == 201)
        #expect(answer.json?["spec"] == json)
        if kind == "SelfSubjectAccessReview" {
          #expect(answer.json?["status"] == ["allowed": false])
        }
      }
    }
  }
}
