import KubernetesClient
import KubernetesWire
import Synchronization

@testable import SimulatedCluster

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The cluster in which running replicas were recorded: its pods, its users, what listens.
enum PodFixtures {
  static let synced = "coredns-5d78c9869d-7xk2m"
  static let second = "coredns-5d78c9869d-q4v8z"
  static let unsynced = "coredns-5d78c9869d-w9h6t"
  static let withoutAddress = "coredns-5d78c9869d-m2c8n"
  static let withoutNode = "coredns-5d78c9869d-z5b7p"

  /// A clock on which everything has passed already; it remembers for how long one slept.
  final class HastyTime: TimeSource {
    private let durations = Mutex<[Duration]>([])

    var slept: [Duration] { durations.withLock { $0 } }

    func now() -> Duration { .zero }

    func sleep(for duration: Duration) async throws {
      durations.withLock { $0.append(duration) }
    }
  }

  static func bytes(_ file: String) throws -> [UInt8] {
    var folder = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    folder.removeLast(2)
    return Array(
      try Data(
        contentsOf: URL(fileURLWithPath: folder.joined(separator: "/") + "/Fixtures/" + file)))
  }

  static func lines(_ file: String) throws -> [String] {
    String(decoding: try bytes(file), as: UTF8.self).split(separator: "\n").map(String.init)
  }

  /// Runs a test against a cluster with the recorded pods.
  static func withCluster(
    time: any TimeSource = SystemTime(), tcp: [UInt16: PodPorts.ConnectionHandler] = [:],
    _ body: (SimulatedCluster) async throws -> Void
  ) async throws {
    var options = SimulatedCluster.Options()
    options.users += ["viewer", "getter", "proxyonly"].map { SimulatedCluster.User($0) }
    options.time = time
    try await ServerFixtures.withCluster(options) { cluster in
      try cluster.load(
        ManifestReader.read(text: Array(manifest.utf8), file: "recorded.yaml"))
      cluster.setPorts(of: "kube-system", synced, ports("OK", 200, tcp))
      cluster.setPorts(of: "kube-system", second, ports("OK", 200, tcp))
      cluster.setPorts(of: "kube-system", unsynced, ports("kubernetes", 503, tcp))
      try await body(cluster)
    }
  }

  private static func ports(
    _ ready: String, _ status: Int, _ tcp: [UInt16: PodPorts.ConnectionHandler]
  ) -> PodPorts {
    PodPorts(
      http: [
        8080: { $0 == "/health" ? .text("OK") : .notFound },
        8181: { $0 == "/ready" ? .text(ready, status: status) : .notFound },
        9153: { path in
          guard path == "/metrics" else { return .notFound }
          return PodHTTPAnswer(
            contentType: "text/plain; version=0.0.4", body: Array("up 1\n".utf8),
            isCompressible: true)
        },
      ],
      tcp: tcp.isEmpty ? [53: { connection in for await _ in connection.received {} }] : tcp)
  }

  private static let manifest = """
    apiVersion: v1
    kind: List
    items:
    - &pod
      apiVersion: v1
      kind: Pod
      metadata: {name: \(synced), namespace: kube-system}
      spec:
        nodeName: worker-1
        containers:
        - {name: coredns, image: coredns, ports: [{name: dns, containerPort: 53, protocol: UDP}]}
      status: {phase: Running, podIP: 10.244.0.11}
    - <<: *pod
      metadata: {name: \(second), namespace: kube-system}
      status: {phase: Running, podIP: 10.244.0.12}
    - <<: *pod
      metadata: {name: \(unsynced), namespace: kube-system}
      status: {phase: Running, podIP: 10.244.0.13}
    - <<: *pod
      metadata: {name: \(withoutAddress), namespace: kube-system}
      status: {phase: Pending}
    - apiVersion: v1
      kind: Pod
      metadata: {name: \(withoutNode), namespace: kube-system}
      spec: {containers: [{name: coredns, image: coredns}]}
      status: {phase: Pending}
    - apiVersion: rbac.authorization.k8s.io/v1
      kind: Role
      metadata: {name: getter, namespace: kube-system}
      rules:
      - {apiGroups: [""], resources: [pods/proxy, pods/portforward], verbs: [get]}
    - apiVersion: rbac.authorization.k8s.io/v1
      kind: RoleBinding
      metadata: {name: getter, namespace: kube-system}
      roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: getter}
      subjects: [{apiGroup: rbac.authorization.k8s.io, kind: User, name: getter}]
    - apiVersion: rbac.authorization.k8s.io/v1
      kind: Role
      metadata: {name: creator, namespace: kube-system}
      rules:
      - {apiGroups: [""], resources: [pods/portforward], verbs: [create]}
    - apiVersion: rbac.authorization.k8s.io/v1
      kind: RoleBinding
      metadata: {name: creator, namespace: kube-system}
      roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: creator}
      subjects: [{apiGroup: rbac.authorization.k8s.io, kind: User, name: proxyonly}]
    """
}
