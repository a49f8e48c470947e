/// What is decided about one service before any object is written: it follows from the seed and
/// the service's number alone, so that pods, endpoints and slices can agree on it.
struct ServicePlan: Sendable {
  enum Kind: Sendable {
    case clusterIP, headless, nodePort, loadBalancerIP, loadBalancerHostname, externalName
  }

  var index: Int
  var name: String
  var namespace: String
  var app: String
  var environment: String
  var tier: String
  var kind: Kind
  var isDualStack: Bool
  var hasExternalIP: Bool
  var hasHints: Bool
  var uid: String
  var createdAt: Int64
  var clusterIP: String
  var replicaSet: String
  var isDNS = false

  var clusterIPv6: String { "fd00:10:96::\(String(index + 16, radix: 16))" }
  var hasEndpoints: Bool { kind != .externalName }
  var isStateful: Bool { kind == .headless }
}

extension ClusterGenerator {
  /// The decisions about a service; the number after the last one stands for the cluster's DNS.
  func servicePlan(_ index: Int) -> ServicePlan {
    var random = SeededGenerator(seed: seed, purpose: 1, index: index)
    let isDNS = index == dnsServiceIndex
    let kind = isDNS ? .clusterIP : serviceKind(index, &random)
    let mayHaveIPs = kind != .externalName && kind != .headless
    var plan = ServicePlan(
      index: index,
      name: "svc-\(padded(index, width: 5))",
      namespace: namespaceName(of: index),
      app: "app-\(padded(index, width: 5))",
      environment: Self.environments[random.below(Self.environments.count)],
      tier: random.pick(["web", "api", "db", "cache", "batch"]),
      kind: kind,
      isDualStack: index == 6 || random.below(100) < 5,
      hasExternalIP: mayHaveIPs && (index == 7 || random.below(100) < 3),
      hasHints: random.below(3) == 0,
      uid: random.uuid(),
      createdAt: epoch - Int64(3_600 + random.below(300 * 86_400)),
      clusterIP: ipv4(0x0A61_0000, plus: index + 1),
      replicaSet: hex(random.next() >> 32, width: 8))
    if isDNS {
      plan.name = "kube-dns"
      plan.namespace = "kube-system"
      plan.app = "coredns"
      plan.environment = "infra"
      plan.clusterIP = "10.96.0.10"
      plan.isDNS = true
      plan.isDualStack = false
    }
    return plan
  }

  /// The first services show every kind, so that a small cluster has them all.
  private func serviceKind(_ index: Int, _ random: inout SeededGenerator) -> ServicePlan.Kind {
    let first: [ServicePlan.Kind] = [
      .clusterIP, .headless, .nodePort, .loadBalancerIP, .externalName, .loadBalancerHostname,
      .clusterIP, .clusterIP,
    ]
    if index < first.count { return first[index] }
    switch random.below(1000) {
    case ..<700: return .clusterIP
    case ..<840: return .headless
    case ..<900: return .nodePort
    case ..<945: return .loadBalancerIP
    case ..<973: return .loadBalancerHostname
    default: return .externalName
    }
  }

  static let environments = ["prod", "prod", "staging", "qa", "dev"]
}
