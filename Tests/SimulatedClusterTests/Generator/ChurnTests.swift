import KubernetesWire
import KubernetesClient
import Synchronization
import Testing

@testable import SimulatedCluster

struct ChurnTests {
  private let cluster: ClusterGenerator

  init() throws {
    cluster = try ClusterGenerator(pods: 200, services: 20, namespaces: 3, seed: 9)
  }

  @Test func makesTheSameChangesForTheSameSeed() {
    let first = Array(Churn(cluster, seed: 3).prefix(500))
    #expect(first == Array(Churn(cluster, seed: 3).prefix(500)))
    #expect(first != Array(Churn(cluster, seed: 4).prefix(500)))
  }

  @Test func podsPassThroughTheirLives() throws {
    var phases: [String: [String]] = [:]
    for operation in Churn(cluster, seed: 1).prefix(3_000) {
      switch operation {
      case .apply(let object) where object.resource == .pods:
        let pod = try ProtobufTranscoder.shared.json(
          fromProtobuf: #require(object.message), kind: "Pod")
        #expect(object.resourceVersion == 0)
        phases[object.key, default: []].append(PodSummary(pod).status)
      case .delete(.pods, let namespace, let name):
        phases["\(namespace ?? "")/\(name)", default: []].append("deleted")
      default: break
      }
    }
    let lives = phases.values.filter { $0.last == "deleted" }
    #expect(lives.count > 50)
    let expected: Set<[String]> = [
      ["Pending", "ContainerCreating", "Running", "Running", "Terminating", "deleted"],
      ["Pending", "ContainerCreating", "Running", "Running", "Completed", "deleted"],
    ]
    #expect(Set(lives) == expected)
  }

  @Test func theClusterKeepsItsSize() {
    var keys = Set(cluster.objects().map { "\($0.resource.resource) \($0.key)" })
    let size = keys.count
    for operation in Churn(cluster, seed: 1).prefix(6_000) {
      switch operation {
      case .apply(let object): keys.insert("\(object.resource.resource) \(object.key)")
      case .delete(let resource, let namespace, let name):
        let key = namespace.map { "\($0)/\(name)" } ?? name
        #expect(keys.remove("\(resource.resource) \(key)") != nil, "\(key)")
      }
    }
    #expect(keys.count - size <= Churn.maximumLives)
  }

  @Test func endpointsFollowThePodsThatBecomeReady() throws {
    let original = Set((0..<cluster.pods).map { cluster.podPlan($0).name })
    var ready: Set<String> = []
    var checked = 0
    for operation in Churn(cluster, seed: 1).prefix(2_000) {
      guard case .apply(let object) = operation else { continue }
      if object.resource == .pods {
        let pod = try ProtobufTranscoder.shared.json(
          fromProtobuf: #require(object.message), kind: "Pod")
        let isReady = PodSummary(pod).status == "Running" && PodSummary(pod).ready > 0
        if isReady { ready.insert(object.name) } else { ready.remove(object.name) }
      } else if object.resource == .endpoints {
        for subset in object.json?["subsets"]?.arrayValue ?? [] {
          for address in subset["addresses"]?.arrayValue ?? [] {
            let name = try #require(address["targetRef"]?["name"]?.stringValue)
            guard !original.contains(name) else { continue }
            #expect(ready.contains(name), "\(name)")
            checked += 1
          }
        }
      }
    }
    #expect(checked > 20)
  }

  @Test func changesArePacedByTheClock() async throws {
    let target = RecordingTarget()
    let time = SteppingTime()
    var churn = Churn(cluster, seed: 1, rate: 100)
    try await churn.run(against: target, eventsPerSecond: 100, count: 250, time: time)
    #expect(target.count == 250)
    #expect(time.now() == .seconds(2.49))
  }

  @Test func aClusterWithoutPodsAndServicesStillLives() throws {
    let empty = try ClusterGenerator(pods: 0, services: 0, namespaces: 0, seed: 1)
    #expect(Array(Churn(empty, seed: 1).prefix(200)).count == 200)
  }
}

/// Counts what it is told.
private final class RecordingTarget: ChurnTarget {
  private let changes = Mutex(0)
  var count: Int { changes.withLock { $0 } }

  func apply(_ object: GeneratedObject) { changes.withLock { $0 += 1 } }
  func delete(_ resource: GroupVersionResource, namespace: String?, name: String) {
    changes.withLock { $0 += 1 }
  }
}

/// A clock that only moves when somebody waits for it.
private final class SteppingTime: TimeSource {
  private let passed = Mutex(Duration.zero)

  func now() -> Duration { passed.withLock { $0 } }
  func sleep(for duration: Duration) async throws { passed.withLock { $0 += duration } }
}
