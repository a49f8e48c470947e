import KubernetesWire
import KubernetesClient
import Testing

@testable import SimulatedCluster

@Suite struct ImpersonationTests {
  private static let whoAmI = "/apis/authentication.k8s.io/v1/selfsubjectreviews"
  private static let coredns = "system:serviceaccount:kube-system:coredns"

  static let cases: [(headers: [String: String], userInfo: JSONValue)] = [
    (
      ["impersonate-user": "jane"],
      ["username": "jane", "groups": ["system:authenticated"]]
    ),
    (
      ["impersonate-user": "jane", "impersonate-group": "devs", "impersonate-uid": "7"],
      ["username": "jane", "uid": "7", "groups": ["devs", "system:authenticated"]]
    ),
    (
      ["impersonate-user": "jane", "impersonate-extra-example.org%2fscopes": "dns"],
      [
        "username": "jane", "groups": ["system:authenticated"],
        "extra": ["example.org/scopes": ["dns"]],
      ]
    ),
    (
      ["impersonate-user": coredns],
      [
        "username": .string(coredns),
        "groups": [
          "system:serviceaccounts", "system:serviceaccounts:kube-system", "system:authenticated",
        ],
      ]
    ),
    (
      ["impersonate-user": coredns, "impersonate-group": "devs"],
      ["username": .string(coredns), "groups": ["devs", "system:authenticated"]]
    ),
    (
      ["impersonate-user": "system:anonymous"],
      ["username": "system:anonymous", "groups": ["system:unauthenticated"]]
    ),
  ]

  private func review(_ client: TestClient, _ headers: [String: String]) async throws
    -> TestClient.Answer
  {
    try await client.send("POST", Self.whoAmI, headers, body: Array("{}".utf8))
  }

  @Test func theHeadersSayWhoOneIs() async throws {
    try await ServerFixtures.withCluster { cluster in
      // Anonymous clients may not ask, as a rule.
      try cluster.apply(
        [
          "metadata": ["name": "curious"],
          "roleRef": ["kind": "ClusterRole", "name": "system:basic-user"],
          "subjects": [["kind": "Group", "name": "system:unauthenticated"]],
        ], .clusterRoleBindings)
      for (headers, userInfo) in Self.cases {
        let answer = try await review(TestClient(cluster), headers)
        #expect(answer.status == 201)
        #expect(answer.json?["status"]?["userInfo"] == userInfo)
      }
    }
  }

  /// What a user may act as who has been given all kinds of it, under a few names.
  @Test func eachPartIsARightOfItsOwn() async throws {
    func rule(_ group: JSONValue, _ resource: JSONValue, _ name: JSONValue) -> JSONValue {
      [
        "apiGroups": .array([group]), "resources": .array([resource]),
        "resourceNames": .array([name]), "verbs": ["impersonate"],
      ]
    }
    let cases: [(headers: [String: String], refusal: String?)] = [
      ([:], nil), (["impersonate-group": "devs"], nil), (["impersonate-uid": "7"], nil),
      (["impersonate-extra-scope": "dns"], nil),
      (["impersonate-user": Self.coredns], nil),
      (
        ["impersonate-user": "joe"],
        #"users "joe" is forbidden: User "nobody" cannot impersonate resource "users" in API "#
          + #"group "" at the cluster scope"#
      ),
      (
        ["impersonate-user": "system:serviceaccount:a:bot"],
        #"serviceaccounts "bot" is forbidden: User "nobody" cannot impersonate resource "#
          + #""serviceaccounts" in API group "" in the namespace "a""#
      ),
      (
        ["impersonate-group": "system:masters"],
        #"groups "system:masters" is forbidden: User "nobody" cannot impersonate resource "#
          + #""groups" in API group "" at the cluster scope"#
      ),
      (
        ["impersonate-uid": "8"],
        #"uids.authentication.k8s.io "8" is forbidden: User "nobody" cannot impersonate resource "#
          + #""uids" in API group "authentication.k8s.io" at the cluster scope"#
      ),
      (
        ["impersonate-extra-scope": "x"],
        #"userextras.authentication.k8s.io "x" is forbidden: User "nobody" cannot impersonate "#
          + #"resource "userextras/scope" in API group "authentication.k8s.io" at the cluster scope"#
      ),
    ]
    try await ServerFixtures.withCluster { cluster in
      try cluster.apply(
        [
          "metadata": ["name": "actor"],
          "rules": [
            rule("", "users", "jane"), rule("", "groups", "devs"),
            rule("", "serviceaccounts", "coredns"), rule("authentication.k8s.io", "uids", "7"),
            rule("authentication.k8s.io", "userextras/scope", "dns"),
          ],
        ], .clusterRoles)
      try cluster.apply(
        [
          "metadata": ["name": "actor"], "roleRef": ["kind": "ClusterRole", "name": "actor"],
          "subjects": [["kind": "User", "name": "nobody"]],
        ], .clusterRoleBindings)
      var client = TestClient(cluster)
      client.token = cluster.tokens["nobody"]
      for (headers, refusal) in cases {
        let answer = try await review(
          client, ["impersonate-user": "jane"].merging(headers) { $1 })
        #expect(answer.status == (refusal == nil ? 201 : 403), "\(headers)")
        if let refusal { #expect(answer.json?["message"]?.stringValue == refusal) }
      }
    }
  }

  @Test func detailsOfNobodyAreAnError() async throws {
    try await ServerFixtures.withCluster { cluster in
      let answer = try await review(TestClient(cluster), ["impersonate-group": "devs"])
      #expect(answer.status == 500)
    }
  }

  @Test func whoeverIsActedAsIsJudged() async throws {
    try await ServerFixtures.withCluster { cluster in
      for (user, status) in [("limited", 200), ("nobody", 403)] {
        let answer = try await TestClient(cluster).send(
          "GET", "/api/v1/pods", ["impersonate-user": user])
        #expect(answer.status == status)
      }
      #expect(cluster.requests.map(\.user) == ["limited", "nobody"])
    }
  }
}
