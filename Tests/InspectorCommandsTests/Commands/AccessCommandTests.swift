import KubernetesWire
import InspectorCommands
import Sessions
import SimulatedCluster
import Testing

/// `access` against a simulated cluster, and its manifest without one.
struct AccessCommandTests {
  private static let stock = """
    cluster.local {
        kubernetes cluster.local {
            pods verified
            kubeconfig kubeconfig simulated
        }
    }

    """

  private func withCluster(
    _ body: (SimulatedCluster, Workplace) async throws -> Void
  ) async throws {
    try await withSimulatedCluster(corefile: Self.stock, body)
  }

  @Test func everythingIsAllowedToAnAdministrator() async throws {
    try await withCluster { cluster, workplace in
      let outcome = await workplace.run(["access"])
      #expect(outcome.status == .success)
      #expect(
        outcome.output == """
          WATCH      RESOURCE        API GROUP         MAY LIST  MAY WATCH  REASON
          endpoints  endpointslices  discovery.k8s.io  yes       yes        -
          namespace  namespaces      -                 yes       yes        -
          pod        pods            -                 yes       yes        -
          service    services        -                 yes       yes        -

          """)
      #expect(Set(cluster.requests.map(\.method)) == ["POST"])
    }
  }

  @Test func aMissingRightIsNamedForWhoeverIsActedAs() async throws {
    try await withCluster { cluster, workplace in
      for options in [["--context", "limited"], ["--as", "limited"]] {
        let outcome = await workplace.run(["access", "-o", "json"] + options)
        #expect(outcome.status == .cannotConnect)
        let watches = try outcome.document["serverBlocks"]?.arrayValue?.first?["watches"]
        #expect(watches?.arrayValue?.map { $0["list"]?["allowed"] } == [false, true, true, true])
        #expect(Set(cluster.requests.map(\.user)) == ["limited"])
        cluster.clearRequests()
      }
      let table = await workplace.run(["access", "--context", "limited"])
      #expect(table.output.contains("missing rule: {apiGroups: [\"discovery.k8s.io\"]"))
      let names = await workplace.run(["access", "--context", "limited", "-o", "name"])
      #expect(names.output == "namespace\npod\nservice\n")
    }
  }

  @Test func whereNobodyCanBeAskedTheReasonIsTold() async throws {
    try await withCluster { _, workplace in
      let outcome = await workplace.run(["access", "--context", "limited", "--as", "jane"])
      #expect(outcome.status == .cannotConnect)
      #expect(outcome.output.contains("?         ?          forbidden"))
      #expect(outcome.messages.contains("impersonate jane, or leave out --as"))
    }
    let gone = try Workplace(["Corefile": Self.stock])
    let outcome = await gone.run(["access"])
    #expect(outcome.status == .cannotConnect)
    #expect(outcome.output.contains("configuration"))
    #expect(outcome.messages.contains("the kubeconfig does not exist"))
  }

  @Test func theRoleNeedsNoConnection() async throws {
    let workplace = try Workplace(["Corefile": Self.stock])
    let outcome = await workplace.run([
      "access", "--role", "--role-name", "dns", "--service-account", "infra:dns.main", "--only",
      "pod,endpoints",
    ])
    #expect(outcome.status == .success)
    #expect(outcome.messages.isEmpty)
    #expect(
      outcome.output == """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata:
          name: dns
        rules:
        - apiGroups:
          - ""
          resources:
          - pods
          verbs:
          - list
          - watch
        - apiGroups:
          - discovery.k8s.io
          resources:
          - endpointslices
          verbs:
          - list
          - watch
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata:
          name: dns
        roleRef:
          apiGroup: rbac.authorization.k8s.io
          kind: ClusterRole
          name: dns
        subjects:
        - kind: ServiceAccount
          name: dns.main
          namespace: infra

        """)
  }

  @Test(
    "Names that no API server takes are wrong usage",
    arguments: [
      ["--service-account", "x"], ["--service-account", "a:b:c"], ["--service-account", "A:b"],
      ["--service-account", "a:-b"], ["--service-account", "a.b:c"], ["--role-name", "a/b"],
      ["--role-name", ""], ["--role-name", ".."], ["-o", "junit"],
    ])
  func wrongUsage(_ arguments: [String]) async throws {
    let outcome = try await Workplace(["Corefile": Self.stock]).run(
      ["access", "--role"] + arguments)
    #expect(outcome.status == .usage)
    #expect(outcome.output.isEmpty)
  }
}
