import KubernetesClient

/// The life of a cluster as an endless, repeatable sequence of changes.
///
/// Pods are created, scheduled, become ready, finish or are deleted, and the endpoints and slices
/// of their services follow each step; pods change their labels and services are edited. As many
/// pods go as come, so the cluster keeps its size.
public struct Churn: Sequence, IteratorProtocol, Sendable {
  let generator: ClusterGenerator
  private var random: SeededGenerator
  private let rate: Double
  private var emitted = 0
  private var nextPod: Int
  private var pending: [ChurnOperation] = []
  private var lives: [PodPlan] = []
  private var revisions: [Int: Int] = [:]

  /// Prepares the changes to that cluster; `rate` is in changes a second, and only says how the
  /// creation times of new pods advance.
  public init(_ generator: ClusterGenerator, seed: UInt64, rate: Double = 10) {
    self.generator = generator
    self.rate = Swift.max(rate, 0.001)
    random = SeededGenerator(seed: seed)
    nextPod = generator.pods
  }

  /// How many pods are on their way from creation to deletion at most.
  static let maximumLives = 64

  /// The next change; there always is one.
  public mutating func next() -> ChurnOperation? {
    while pending.isEmpty { advance() }
    emitted += 1
    return pending.removeFirst()
  }

  private mutating func advance() {
    switch random.below(20) {
    case 0 where generator.services > 0: editService()
    case 1, 2: relabel()
    case 3...9 where lives.count < Self.maximumLives, _ where lives.isEmpty: create()
    default: stepOn(random.below(lives.count))
    }
  }

  /// A new pod, unscheduled and without an address.
  private mutating func create() {
    var plan = generator.podPlan(nextPod)
    nextPod += 1
    plan.shape.state = .unschedulable
    plan.shape.isOnHostNetwork = false
    plan.restarts = 0
    plan.ip = ipv4(0x0A80_0000, plus: plan.index + 1)
    plan.createdAt = generator.epoch + Int64(Double(emitted) / rate)
    lives.append(plan)
    pending.append(.apply(generator.pod(plan)))
  }

  /// The next step in one pod's life.
  private mutating func stepOn(_ position: Int) {
    var plan = lives[position]
    let before = plan.shape.state
    switch before {
    case .unschedulable: plan.shape.state = .creating
    case .creating: plan.shape.state = .notReady
    case .notReady, .crashLooping: plan.shape.state = .running
    case .running: plan.shape.state = random.below(3) == 0 ? .succeeded : .terminating
    case .terminating, .succeeded, .failed:
      lives.remove(at: position)
      pending.append(.delete(.pods, namespace: plan.namespace, name: plan.name))
      if before == .terminating { follow(plan.service) }
      return
    }
    plan.deletedAt = generator.epoch + Int64(Double(emitted) / rate) + 30
    lives[position] = plan
    pending.append(.apply(generator.pod(plan)))
    if before.isServed || plan.shape.state.isServed { follow(plan.service) }
  }

  /// Brings the endpoints and slices of a service up to date.
  private mutating func follow(_ index: Int) {
    let service = generator.servicePlan(index)
    guard generator.services > 0, service.hasEndpoints else { return }
    let own = lives.filter { $0.service == index }
    let pods = (generator.podPlans(of: service) + own).sorted { $0.name < $1.name }
    pending.append(.apply(generator.endpoints(service, pods)))
    for slice in generator.endpointSlices(service, pods) { pending.append(.apply(slice)) }
  }

  /// A pod of the original cluster moves to another environment, or back.
  private mutating func relabel() {
    guard generator.pods > 0 else { return create() }
    var plan = generator.podPlan(random.below(generator.pods))
    plan.environment = random.pick(ClusterGenerator.environments)
    pending.append(.apply(generator.pod(plan)))
  }

  private mutating func editService() {
    let index = random.below(generator.services)
    let revision = revisions[index, default: 0] + 1
    revisions[index] = revision
    pending.append(
      .apply(generator.service(generator.servicePlan(index), revision: revision)))
  }
}
