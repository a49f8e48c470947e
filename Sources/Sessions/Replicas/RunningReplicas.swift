import DNSMessages
import Informers
import KubernetesClient
import KubernetesWire
import Replicas

/// The pods of CoreDNS in the cluster, and the ways to them.
struct RunningReplicas {
  let client: KubernetesClient
  let run: SessionRun
  let namespace: String
  /// The labels that pick the pods.
  let selector: String

  /// How long one exchange with a replica may take: the API server's own 30 s are too long for that.
  private static let longestExchange = Duration.seconds(5)

  private var limit: Duration { min(run.timeout, Self.longestExchange) }

  /// The pods that the selector picks, by name; throws where there are none.
  func pods() async throws -> [ReplicaPod] { try await templates().map(\.pod) }

  /// The pods that the selector picks with what they have mounted, by name; throws where there are
  /// none.
  func templates() async throws -> [(pod: ReplicaPod, template: PodTemplate)] {
    let items = try await LiveList(transport: client, run: run).items(
      .pods, namespace: namespace, labels: selector)
    let pods = items.compactMap { item in
      ReplicaPod(item).map { (pod: $0, template: PodTemplate(pod: item)) }
    }.sorted { $0.pod.name < $1.pod.name }
    guard !pods.isEmpty else {
      throw CommandFailure(
        .nothingFound,
        "no pod in \(namespace) has the labels \(selector)",
        hint: "--namespace and --selector say where CoreDNS runs")
    }
    return pods
  }

  /// The way to a pod through the API server.
  func forwarded(_ pod: ReplicaPod) -> APIServerReach {
    forwarded(PodReference(namespace: pod.namespace, name: pod.name))
  }

  /// The way to a pod through the API server.
  func forwarded(_ pod: PodReference) -> APIServerReach {
    APIServerReach(client: client, pod: pod, limit: limit, time: run.context.time)
  }

  /// The way to a pod at its address; nil where it has none.
  func direct(_ pod: ReplicaPod) -> DirectReach? {
    pod.address.flatMap { InternetAddress($0) }.map {
      DirectReach(address: $0, limit: limit, time: run.context.time)
    }
  }
}
