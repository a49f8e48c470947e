import DNSMessages
import Informers
import KubernetesClient
import KubernetesWire
import Replicas

/// The addresses of the cluster's own DNS, from the service `kube-system/kube-dns`.
struct ClusterServers {
  let live: LiveSessions
  let run: SessionRun

  private static let key = ObjectKey(namespace: "kube-system", name: "kube-dns")

  /// The service's cluster IP.
  var service: [ServerAddress] {
    get async throws {
      let object = LiveObject(
        resource: .services, key: Self.key, transport: try live.firstClient())
      let json = try await object.fetch(
        limit: run.timeout, time: run.context.time)
      let addresses = (json?["spec"]?["clusterIPs"]?.arrayValue ?? [])
        .compactMap(\.stringValue).compactMap { ServerAddress($0) }
      guard !addresses.isEmpty else {
        throw CommandFailure(
          .nothingFound, "there is no service \(Self.key) with a cluster IP",
          hint: "--ask takes the server's address too")
      }
      return addresses
    }
  }

  /// The replicas: at their addresses inside the cluster, elsewhere by port-forward, since pods'
  /// addresses are seldom reached from outside.
  ///
  /// - Parameter port: The port that CoreDNS listens on.
  func replicas(port: Int) async throws -> [ComparedServer] {
    let isInside = run.demo == nil && run.context.environment["KUBERNETES_SERVICE_HOST"] != nil
    return isInside ? try await endpoints.map(ComparedServer.address) : try await forwarded(port)
  }

  /// The running pods, each by a forwarded port.
  private func forwarded(_ port: Int) async throws -> [ComparedServer] {
    let request = ReplicasRequest()
    let running = RunningReplicas(
      client: try live.firstClient(), run: run, namespace: request.namespace,
      selector: request.selector)
    let pods = try await running.pods().filter { $0.skipped == nil }
    guard !pods.isEmpty else {
      throw CommandFailure(
        .nothingFound, "no pod with the labels \(request.selector) runs in \(request.namespace)",
        hint: "--ask takes the server's address too")
    }
    return pods.map {
      .forwarded(pod: $0.name, port: UInt16(clamping: port), running.forwarded($0))
    }
  }

  /// The addresses of the service's endpoints.
  private var endpoints: [ServerAddress] {
    get async throws {
      let slices = try await LiveList(
        transport: try live.firstClient(), run: run
      ).items(
        .endpointSlices, namespace: Self.key.namespace,
        labels: "kubernetes.io/service-name=\(Self.key.name)")
      let addresses = slices.flatMap { slice -> [ServerAddress] in
        let ports = slice["ports"]?.arrayValue ?? []
        let port = ports.first { $0["protocol"]?.stringValue != "TCP" } ?? ports.first
        let number = port?["port"]?.integerValue.flatMap { Int(exactly: $0) } ?? 53
        return (slice["endpoints"]?.arrayValue ?? []).flatMap { endpoint in
          (endpoint["addresses"]?.arrayValue ?? []).compactMap(\.stringValue)
            .compactMap { InternetAddress($0) }.map { ServerAddress($0, port: number) }
        }
      }
      guard !addresses.isEmpty else {
        throw CommandFailure(
          .nothingFound, "the service \(Self.key) has no endpoints",
          hint: "--ask takes the server's address too")
      }
      return addresses
    }
  }
}
