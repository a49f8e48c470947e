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

  /// The replicas: at their addresses inside the cluster, and by port-forward where those cannot be
  /// reached from here; elsewhere by port-forward, since pods' addresses are seldom reached from
  /// outside.
  ///
  /// - Parameter port: The port that CoreDNS listens on.
  func replicas(port: Int) async throws -> [ComparedServer] {
    let isInside = run.demo == nil && run.context.environment["KUBERNETES_SERVICE_HOST"] != nil
    return isInside ? try await endpoints : try await forwarded(port)
  }

  /// The running pods, each by a forwarded port.
  private func forwarded(_ port: Int) async throws -> [ComparedServer] {
    let running = try running
    let pods = try await running.pods().filter { $0.skipped == nil }
    guard !pods.isEmpty else {
      throw CommandFailure(
        .nothingFound, "no pod with the labels \(running.selector) runs in \(running.namespace)",
        hint: "--ask takes the server's address too")
    }
    return pods.map {
      .forwarded(pod: $0.name, port: UInt16(clamping: port), running.forwarded($0))
    }
  }

  private var running: RunningReplicas {
    get throws {
      let request = ReplicasRequest()
      return RunningReplicas(
        client: try live.firstClient(), run: run, namespace: request.namespace,
        selector: request.selector)
    }
  }

  /// The service's endpoints, each with the way to its pod.
  private var endpoints: [ComparedServer] {
    get async throws {
      let running = try running
      let slices = try await LiveList(transport: running.client, run: run).items(
        .endpointSlices, namespace: Self.key.namespace,
        labels: "kubernetes.io/service-name=\(Self.key.name)")
      let servers = slices.flatMap { Self.servers(of: $0, running) }
      guard !servers.isEmpty else {
        throw CommandFailure(
          .nothingFound, "the service \(Self.key) has no endpoints",
          hint: "--ask takes the server's address too")
      }
      return servers
    }
  }

  private static func servers(
    of slice: JSONValue, _ running: RunningReplicas
  ) -> [ComparedServer] {
    let ports = slice["ports"]?.arrayValue ?? []
    let port = ports.first { $0["protocol"]?.stringValue != "TCP" } ?? ports.first
    let number = port?["port"]?.integerValue.flatMap { UInt16(exactly: $0) } ?? 53
    return (slice["endpoints"]?.arrayValue ?? []).flatMap { endpoint -> [ComparedServer] in
      let target = endpoint["targetRef"]
      let pod = target?["kind"] == "Pod" ? target?["name"]?.stringValue : nil
      let texts = (endpoint["addresses"]?.arrayValue ?? []).compactMap(\.stringValue)
      let addresses = texts.compactMap { InternetAddress($0) }
      return addresses.map { address -> ComparedServer in
        let server = ServerAddress(address, port: Int(number))
        guard let pod else { return .address(server) }
        let reference = PodReference(namespace: key.namespace, name: pod)
        return .endpoint(
          server, otherwise: .forwarded(pod: pod, port: number, running.forwarded(reference)))
      }
    }
  }
}
