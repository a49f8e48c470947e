/// What is decided about one pod before it is written; see ``ServicePlan``.
struct PodPlan: Sendable {
  enum State: Int, CaseIterable, Sendable {
    case running, notReady, crashLooping, unschedulable, creating, succeeded, failed, terminating

    /// Whether the pod has an address.
    var hasIP: Bool { self != .unschedulable && self != .creating }
    /// Whether endpoints may name the pod at all.
    var isServed: Bool { hasIP && self != .succeeded && self != .failed }
    var isReady: Bool { self == .running }
  }

  /// Pods of one shape have the same fields, and so the same template.
  struct Shape: Hashable, Sendable {
    var state: State
    var isStateful: Bool
    var isDualStack: Bool
    var isOnHostNetwork: Bool

    static let all: [Shape] = State.allCases.flatMap { state in
      (0..<8).map { bits in
        Shape(
          state: state, isStateful: bits & 1 != 0, isDualStack: bits & 2 != 0,
          isOnHostNetwork: bits & 4 != 0)
      }
    }

    /// The place in ``all``.
    var ordinal: Int {
      state.rawValue * 8 + (isStateful ? 1 : 0) + (isDualStack ? 2 : 0) + (isOnHostNetwork ? 4 : 0)
    }
  }

  var index: Int
  var service: Int
  var app: String
  var namespace: String
  var environment: String
  var tier: String
  var replicaSet: String
  var name: String
  var shape: Shape
  var uid: String
  var ownerUID: String
  var containerID: String
  var node: Int
  var ip: String
  var createdAt: Int64
  var deletedAt: Int64
  var restarts: Int

  var ipv6: String { "fd00:10:128::\(String(index + 16, radix: 16))" }
  var nodeName: String { "node-\(padded(node, width: 4))" }
  var hostIP: String { ipv4(0xC0A8_0000, plus: node + 10) }
  var zone: String { "eu-\(["a", "b", "c"][node % 3])" }
}

extension ClusterGenerator {
  /// The decisions about a pod.
  ///
  /// Numbers beyond the cluster's pods are those that churn creates.
  func podPlan(_ index: Int) -> PodPlan {
    podPlan(index, service: servicePlan(serviceIndex(ofPod: index)))
  }

  /// The decisions about a pod of a service whose plan is known.
  func podPlan(_ index: Int, service: ServicePlan) -> PodPlan {
    var random = SeededGenerator(seed: seed, purpose: 2, index: index)
    let state = service.isDNS ? .running : podState(index, &random)
    let node = random.below(nodeCount)
    let age = 60 + random.below(Int(max(1, epoch - service.createdAt - 60)))
    let owner = service.isStateful ? service.app : "\(service.app)-\(service.replicaSet)"
    let ordinal = service.isDNS ? index - (pods - dnsPodCount) : index / serviceModulus
    let isOnHostNetwork = state == .running && !service.isStateful && random.below(200) == 0
    let shape = PodPlan.Shape(
      state: state, isStateful: service.isStateful, isDualStack: service.isDualStack,
      isOnHostNetwork: isOnHostNetwork)
    // Multiplying by a number without common divisors visits every suffix once.
    let suffix = nameSuffix(
      (ordinal * 7_368_787 + service.index * 611_953) % 14_348_907, length: 5)
    var plan = PodPlan(
      index: index, service: service.index, app: service.app, namespace: service.namespace,
      environment: service.environment, tier: service.tier, replicaSet: service.replicaSet,
      name: service.isStateful ? "\(owner)-\(ordinal)" : "\(owner)-\(suffix)",
      shape: shape, uid: random.uuid(), ownerUID: service.uid,
      containerID: hex(random.next(), width: 16) + hex(random.next(), width: 16)
        + hex(random.next(), width: 16) + hex(random.next(), width: 16),
      node: node, ip: ipv4(0x0A80_0000, plus: index + 1), createdAt: epoch - Int64(age),
      deletedAt: epoch + 20,
      restarts: restarts(state, &random))
    if isOnHostNetwork { plan.ip = plan.hostIP }
    // A finished pod gives its address back; the next pod's is as good as any reused one.
    if state == .succeeded && index % 2 == 0 { plan.ip = ipv4(0x0A80_0000, plus: index + 2) }
    return plan
  }

  /// The first pods show every state, so that a small cluster has them all.
  private func podState(_ index: Int, _ random: inout SeededGenerator) -> PodPlan.State {
    let drawn = random.below(1000)
    switch index {
    case 9: return .succeeded
    case 11: return .notReady
    case 13: return .terminating
    case 17: return .unschedulable
    case 19: return .creating
    case 21: return .crashLooping
    case 23: return .failed
    default: break
    }
    switch drawn {
    case ..<15: return .succeeded
    case ..<20: return .failed
    case ..<25: return .unschedulable
    case ..<28: return .creating
    case ..<33: return .terminating
    case ..<45: return .notReady
    case ..<55: return .crashLooping
    default: return .running
    }
  }

  private func restarts(_ state: PodPlan.State, _ random: inout SeededGenerator) -> Int {
    switch state {
    case .crashLooping: return 3 + random.below(300)
    case .unschedulable, .creating: return 0
    default: return random.below(8) == 0 ? 1 + random.below(6) : 0
    }
  }
}
