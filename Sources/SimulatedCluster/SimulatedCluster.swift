import KubernetesClient
import KubernetesConfiguration

/// A Kubernetes API server in memory, on a loopback port.
///
/// It speaks HTTPS with certificates made at start or given to it, HTTP/2 and HTTP/1.1, JSON and
/// protobuf, and answers discovery, lists, watches, reads, writes and access reviews as
/// kube-apiserver 1.36 does; RBAC objects decide who may do what. There is no scheduler, no kubelet
/// and no controller but that of aggregated cluster roles: objects change when somebody writes them.
public final class SimulatedCluster: Sendable {
  /// The server's address: `https://127.0.0.1:PORT`, with `http` where it speaks plain text.
  public let baseURL: String
  /// The port it listens on.
  public let port: Int
  /// The first user's client certificate, as PEM.
  public let clientCertificatePEM: String
  /// The key of that certificate, as PEM.
  public let clientKeyPEM: String
  /// What was asked of the cluster at its start.
  public let options: Options

  let core: ServerCore
  let tls: ServerTLS
  let server: HTTPServer

  private init(
    options: Options, client: IssuedCertificate, core: ServerCore, tls: ServerTLS,
    server: HTTPServer
  ) {
    self.options = options
    port = server.port
    let host = options.host.contains(":") ? "[\(options.host)]" : options.host
    baseURL = "\(options.isPlaintext ? "http" : "https")://\(host):\(port)"
    clientCertificatePEM = client.chainPEM
    clientKeyPEM = client.keyPEM
    self.core = core
    self.tls = tls
    self.server = server
  }

  /// Makes certificates, binds the port and serves an empty cluster: with the namespaces and the
  /// RBAC objects that every cluster of kubeadm has.
  public static func start(_ options: Options = Options()) async throws -> SimulatedCluster {
    let certificates = try ServerCertificates(options)
    let tls = try ServerTLS(certificates, options: options)
    let core = ServerCore(options: options)
    try core.installBootstrapObjects()
    let server = try await HTTPServer.start(core: core, tls: tls)
    return SimulatedCluster(
      options: options, client: certificates.client, core: core, tls: tls, server: server)
  }

  /// Ends every connection and closes the port; the cluster cannot be used afterwards.
  public func shutdown() async throws {
    try await server.shutdown()
  }

  /// The root that verifies the server's certificate, as PEM; it may change, see
  /// ``rotateCertificates(authority:)``.
  public var certificateAuthorityPEM: String { tls.server.authorityPEM }

  /// Each user's bearer token as it is now.
  public var tokens: [String: String] { core.authenticator.tokens }

  /// The first user's bearer token.
  public var token: String { options.users.first.flatMap { tokens[$0.name] } ?? "" }

  /// The version of the last write.
  public var currentResourceVersion: UInt64 { core.storage.resourceVersion }

  /// How many objects of a resource there are.
  public func count(_ resource: GroupVersionResource) -> Int { core.storage.count(resource) }

  /// The requests so far, oldest first; the newest ``Options/requestLogSize`` of them.
  public var requests: [RequestRecord] { core.log.records }

  /// Forgets the requests so far.
  public func clearRequests() { core.log.clear() }

  /// Has something go wrong with the requests to come; the first fault that matches strikes.
  public func inject(_ fault: Fault) { core.faults.add(fault) }

  /// Takes all faults back.
  public func clearFaults() { core.faults.clear() }

  /// Sends a bookmark now to every watch that allows them.
  public func sendBookmarks() { core.requestBookmarks() }

  /// Forgets all history, as etcd's compaction does.
  public func compactHistory() { core.storage.compact() }

  /// How many watches are open.
  public var watchCount: Int { core.storage.subscriptionCount }
}
