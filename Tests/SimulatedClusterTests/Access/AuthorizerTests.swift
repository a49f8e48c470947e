import KubernetesClient
import Testing

@testable import SimulatedCluster

@Suite struct AuthorizerTests {
  /// One binding of each form.
  static let manifest = """
    apiVersion: rbac.authorization.k8s.io/v1
    kind: Role
    metadata: {name: reader, namespace: a}
    rules: [{apiGroups: [""], resources: [pods], verbs: [get, list]}]
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: RoleBinding
    metadata: {name: readers, namespace: a}
    roleRef: {kind: Role, name: reader}
    subjects:
    - {kind: User, name: jane}
    - {kind: Group, name: devs}
    - {kind: ServiceAccount, name: bot}
    - {kind: ServiceAccount, name: bot, namespace: b}
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: RoleBinding
    metadata: {name: viewers, namespace: b}
    roleRef: {kind: ClusterRole, name: view}
    subjects: [{kind: User, name: jane}]
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRoleBinding
    metadata: {name: broken}
    roleRef: {kind: ClusterRole, name: none}
    subjects: [{kind: User, name: joe}, {kind: ServiceAccount, name: homeless}]
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: RoleBinding
    metadata: {name: broken, namespace: a}
    roleRef: {kind: Role, name: none}
    subjects: [{kind: User, name: joe}]
    """

  struct Case: CustomTestStringConvertible, Sendable {
    var user: String
    var groups: [String] = []
    var request: String
    /// What allows it; nil where it is refused.
    var source: String?

    var testDescription: String { "\(user): \(request)" }
  }

  static let cases: [Case] = [
    Case(
      user: "jane", request: "list pods a",
      source: #"RoleBinding "readers/a" of Role "reader" to User "jane""#),
    Case(user: "jane", request: "list pods"), Case(user: "jane", request: "list services a"),
    Case(
      user: "jane", request: "list services b",
      source: #"RoleBinding "viewers/b" of ClusterRole "view" to User "jane""#),
    Case(user: "jane", request: "list secrets b"), Case(user: "joe", request: "list pods b"),
    Case(
      user: "jim", groups: ["devs"], request: "get pods a/x",
      source: #"RoleBinding "readers/a" of Role "reader" to Group "devs""#),
    Case(
      user: "system:serviceaccount:a:bot", request: "get pods a/x",
      source: #"RoleBinding "readers/a" of Role "reader" to ServiceAccount "bot/a""#),
    Case(
      user: "system:serviceaccount:b:bot", request: "get pods a/x",
      source: #"RoleBinding "readers/a" of Role "reader" to ServiceAccount "bot/b""#),
    Case(user: "system:serviceaccount:c:bot", request: "get pods a/x"),
    Case(
      user: "system:serviceaccount:kube-system:coredns",
      request: "watch endpointslices.discovery.k8s.io",
      source: #"ClusterRoleBinding "system:coredns" of ClusterRole "system:coredns" "#
        + #"to ServiceAccount "coredns/kube-system""#),
    Case(
      user: "nobody", request: "get /version",
      source: #"ClusterRoleBinding "system:discovery" of ClusterRole "system:discovery" "#
        + #"to Group "system:authenticated""#),
    Case(user: "nobody", request: "get /metrics"),
  ]

  @Test(arguments: cases) func bindingsGiveTheirRolesToTheirSubjects(_ item: Case) throws {
    let decision = try AccessFixtures.core(Self.manifest).authorizer.decide(
      AccessFixtures.identity(item.user, groups: item.groups),
      AccessFixtures.request(item.request))
    #expect(decision.isAllowed == (item.source != nil))
    if let source = item.source { #expect(decision.reason == "RBAC: allowed by \(source)") }
  }

  @Test func theMastersNeedNoBinding() throws {
    let core = ServerCore(options: ServerFixtures.options())
    for (groups, isAllowed) in [(["system:masters"], true), (["kubeadm:cluster-admins"], false)] {
      let decision = core.authorizer.decide(
        Identity(name: "admin", groups: groups), AccessFixtures.request("delete pods a/x"))
      #expect(decision == Authorizer.Decision(isAllowed: isAllowed))
    }
  }

  @Test func aMissingRoleIsTheReasonOfARefusal() throws {
    let authorizer = try AccessFixtures.core(Self.manifest).authorizer
    let joe = AccessFixtures.identity("joe")
    func reason(_ request: String) -> String {
      authorizer.decide(joe, AccessFixtures.request(request)).reason
    }
    let missing = #"clusterrole.rbac.authorization.k8s.io "none" not found"#
    #expect(reason("list pods") == "RBAC: \(missing)")
    #expect(
      reason("list pods a")
        == #"RBAC: [\#(missing), role.rbac.authorization.k8s.io "none" not found]"#)
    #expect(reason("get /version").hasPrefix("RBAC: allowed by"))
  }

  @Test func aChangeCountsAtOnce() throws {
    let core = try AccessFixtures.core()
    let request = AccessFixtures.request("list pods a")
    func isAllowed() -> Bool {
      core.authorizer.decide(AccessFixtures.identity("jane"), request).isAllowed
    }
    #expect(!isAllowed())
    try AccessFixtures.store(Self.manifest, in: core)
    #expect(isAllowed())
    let role = try #require(core.catalogue.resource(.roles))
    core.remove(ResourceTarget(resource: role, namespace: "a", name: "reader"))
    #expect(!isAllowed())
  }
}
