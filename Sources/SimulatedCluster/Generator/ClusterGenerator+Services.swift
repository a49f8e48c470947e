import KubernetesWire
import KubernetesClient

extension ClusterGenerator {
  /// The API server's own service, which no pods stand behind.
  var apiServerPlan: ServicePlan {
    var random = SeededGenerator(seed: seed, purpose: 1, index: -1)
    return ServicePlan(
      index: -1, name: "kubernetes", namespace: "default", app: "", environment: "", tier: "",
      kind: .clusterIP, isDualStack: false, hasExternalIP: false, hasHints: false,
      uid: random.uuid(), createdAt: epoch - 400 * 86_400, clusterIP: "10.96.0.1", replicaSet: "")
  }

  /// A service; later revisions differ as an operator's edits would make them.
  func service(_ plan: ServicePlan, revision: Int = 0) -> GeneratedObject {
    var draft = ObjectDraft(
      resource: .services, kind: "Service", namespace: plan.namespace, name: plan.name,
      uid: plan.uid, createdAt: plan.createdAt)
    draft.labels = serviceLabels(plan)
    if revision > 0 { draft.annotations = [("example.org/revision", String(revision))] }
    let ports: JSONValue = [
      ".": [:], "k:{\"port\":80,\"protocol\":\"TCP\"}": .fieldSet(".", "name", "port", "protocol"),
    ]
    draft.managed = (
      plan.app.isEmpty ? "kube-apiserver" : "kubectl-client-side-apply",
      [
        "f:metadata": ["f:labels": .fieldSet(".", "app", "environment")],
        "f:spec": [
          "f:internalTrafficPolicy": [:], "f:ports": ports, "f:selector": [:],
          "f:sessionAffinity": [:], "f:type": [:],
        ],
      ]
    )
    return draft.object([
      ("spec", .object(serviceSpec(plan, revision: revision))),
      ("status", ["loadBalancer": loadBalancer(plan)]),
    ])
  }

  func serviceLabels(_ plan: ServicePlan) -> [(String, String)] {
    guard !plan.app.isEmpty else {
      return [("component", "apiserver"), ("provider", "kubernetes")]
    }
    return [("app", plan.app), ("environment", plan.environment), ("tier", plan.tier)]
  }

  private func serviceSpec(_ plan: ServicePlan, revision: Int) -> JSONObject {
    guard plan.kind != .externalName else {
      return members([
        ("type", "ExternalName"), ("sessionAffinity", "None"),
        ("externalName", .string("\(plan.app).backend.example.org")),
      ])
    }
    let hasNodePorts = plan.kind != .clusterIP && plan.kind != .headless
    var spec = members([("ports", .array(servicePorts(plan, hasNodePorts: hasNodePorts)))])
    if !plan.app.isEmpty { spec["selector"] = ["app": .string(plan.app)] }
    let addresses = serviceAddresses(plan)
    spec["clusterIP"] = addresses.first
    spec["clusterIPs"] = .array(addresses)
    spec["type"] = .string(typeName(plan.kind))
    var external: [JSONValue] = []
    if plan.hasExternalIP { external.append(.string(ipv4(0xC613_0000, plus: plan.index))) }
    // An even revision takes back what an odd one added.
    if revision % 2 == 1 && plan.kind != .headless {
      external.append(.string(ipv4(0xCB00_7100, plus: plan.index % 256)))
    }
    if !external.isEmpty { spec["externalIPs"] = .array(external) }
    spec["sessionAffinity"] = "None"
    if hasNodePorts { spec["externalTrafficPolicy"] = "Cluster" }
    spec["ipFamilies"] = plan.isDualStack ? ["IPv4", "IPv6"] : ["IPv4"]
    spec["ipFamilyPolicy"] = plan.isDualStack ? "PreferDualStack" : "SingleStack"
    if plan.kind == .loadBalancerIP || plan.kind == .loadBalancerHostname {
      spec["allocateLoadBalancerNodePorts"] = true
    }
    spec["internalTrafficPolicy"] = "Cluster"
    return spec
  }

  private func serviceAddresses(_ plan: ServicePlan) -> [JSONValue] {
    if plan.kind == .headless { return ["None"] }
    let first = JSONValue.string(plan.clusterIP)
    return plan.isDualStack ? [first, .string(plan.clusterIPv6)] : [first]
  }

  private func typeName(_ kind: ServicePlan.Kind) -> String {
    switch kind {
    case .clusterIP, .headless: "ClusterIP"
    case .nodePort: "NodePort"
    case .loadBalancerIP, .loadBalancerHostname: "LoadBalancer"
    case .externalName: "ExternalName"
    }
  }

  private func servicePorts(_ plan: ServicePlan, hasNodePorts: Bool) -> [JSONValue] {
    func port(_ name: String, _ number: Int64, _ target: Int64, _ proto: String) -> JSONValue {
      var port = members([
        ("name", .string(name)), ("protocol", .string(proto)), ("port", .integer(number)),
        ("targetPort", .integer(target)),
      ])
      let offset = (plan.index * 2 + (name == "metrics" ? 1 : 0)) % 2_768
      if hasNodePorts { port["nodePort"] = .integer(30_000 + Int64(offset)) }
      return .object(port)
    }
    if plan.app.isEmpty { return [port("https", 443, 6443, "TCP")] }
    if plan.isDNS {
      return [
        port("dns", 53, 53, "UDP"), port("dns-tcp", 53, 53, "TCP"),
        port("metrics", 9153, 9153, "TCP"),
      ]
    }
    let main = port("http", plan.kind == .headless ? 8080 : 80, 8080, "TCP")
    return plan.index % 3 == 0 ? [main, port("metrics", 9090, 9090, "TCP")] : [main]
  }

  private func loadBalancer(_ plan: ServicePlan) -> JSONValue {
    let hostname: JSONValue = ["hostname": .string("lb-\(plan.index).example.org")]
    switch plan.kind {
    case .loadBalancerIP:
      let address: JSONValue = [
        "ip": .string(ipv4(0xC612_0000, plus: plan.index)), "ipMode": "VIP",
      ]
      return ["ingress": plan.index % 2 == 0 ? [address, hostname] : [address]]
    case .loadBalancerHostname: return ["ingress": [hostname]]
    default: return [:]
    }
  }
}
