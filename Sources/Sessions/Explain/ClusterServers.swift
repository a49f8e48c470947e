import DNSMessages
import Informers
import KubernetesClient
import KubernetesWire

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

  /// The addresses of the service's endpoints.
  var replicas: [ServerAddress] {
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
