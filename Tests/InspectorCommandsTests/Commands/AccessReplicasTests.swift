import InspectorCommands
import KubernetesClient
import KubernetesWire
import Sessions
import SimulatedCluster
import Testing

/// `access --replicas`: what looking at the replicas of CoreDNS needs.
struct AccessReplicasTests {
  private static let corefile = """
    .:53 {
        kubernetes cluster.local {
            kubeconfig kubeconfig simulated
        }
        prometheus :9253
    }

    """

  private static let pod: JSONValue = [
    "apiVersion": "v1", "kind": "Pod",
    "metadata": [
      "name": "coredns-a", "namespace": "kube-system", "labels": ["k8s-app": "kube-dns"],
    ],
    "spec": [
      "nodeName": "n", "containers": [["name": "coredns", "image": "coredns:1.13.1"]],
    ],
    "status": ["podIP": "10.244.0.9", "phase": "Running"],
  ]

  @Test func eachRightIsAskedForOnePod() async throws {
    try await withSimulatedCluster(corefile: Self.corefile) { cluster, workplace in
      try cluster.apply(Self.pod, .pods)
      let outcome = await workplace.run(["access", "--replicas", "-o", "json"])
      #expect(outcome.status == .success)
      let report = try JSONValue(parsing: outcome.output)
      #expect(report["allowed"] == true)
      let rights = (report["rights"]?.arrayValue ?? []).map { right in
        ["verb", "resource", "name"].compactMap { right[$0]?.stringValue }.joined(separator: " ")
      }
      #expect(
        rights == [
          "list pods", "get configmaps coredns", "get pods/proxy coredns-a:9253",
          "get pods coredns-a", "get pods/portforward coredns-a",
          "create pods/portforward coredns-a",
        ])
    }
  }

  @Test func whatMayNotBeDoneIsARuleThatIsMissing() async throws {
    try await withSimulatedCluster(corefile: Self.corefile) { _, workplace in
      let outcome = await workplace.run(["access", "--replicas", "--as", "jane"])
      #expect(outcome.status == .cannotConnect)
      #expect(
        outcome.output.contains(
          "missing rule in kube-system: {apiGroups: [\"\"], resources: [\"pods/proxy\"], verbs:"
            + " [\"get\"]}"))
    }
  }

  @Test func theRoleNeedsNoConnectionAndIsBoundToNobody() async throws {
    let workplace = try Workplace([:])
    let outcome = await workplace.run(["access", "--replicas", "--role", "-o", "json"])
    #expect(outcome.status == .success)
    let role = try JSONValue(parsing: outcome.output)
    #expect(role["kind"] == "Role")
    #expect(role["metadata"]?["namespace"] == "kube-system")
    let rules = (role["rules"]?.arrayValue ?? []).map { rule in
      ((rule["resources"]?.arrayValue ?? []) + (rule["verbs"]?.arrayValue ?? []))
        .compactMap(\.stringValue).joined(separator: " ")
    }
    #expect(
      rules == [
        "configmaps get", "pods get list", "pods/portforward create get", "pods/proxy get",
      ])
  }

  @Test func otherPodsMayBeTheReplicas() async throws {
    try await withSimulatedCluster(corefile: Self.corefile) { cluster, workplace in
      try cluster.apply(
        [
          "apiVersion": "v1", "kind": "Pod",
          "metadata": ["name": "dns-a", "namespace": "dns", "labels": ["app": "dns"]],
          "spec": ["nodeName": "n", "containers": [["name": "c", "image": "coredns:1.13.1"]]],
          "status": ["podIP": "10.244.0.9", "phase": "Running"],
        ], .pods)
      let outcome = await workplace.run(
        ["access", "--replicas", "-n", "dns", "--selector", "app=dns", "-o", "json"])
      #expect(outcome.status == .success)
      let report = try JSONValue(parsing: outcome.output)
      #expect(report["namespace"] == "dns")
      let names = (report["rights"]?.arrayValue ?? []).compactMap { $0["name"]?.stringValue }
      #expect(names.contains("dns-a:9253"))
    }
    let workplace = try Workplace([:])
    let role = await workplace.run(
      ["access", "--replicas", "--role", "--namespace", "dns", "-o", "json"])
    #expect(try JSONValue(parsing: role.output)["metadata"]?["namespace"] == "dns")
    for options in [["-n", "dns"], ["--selector", "a=b"], ["--replicas", "-n", ""]] {
      #expect(await workplace.run(["access"] + options).status == .usage)
    }
  }
}
