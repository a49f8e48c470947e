import KubernetesConfiguration
import SimulatedCluster
import Testing

@testable import KubernetesClient

/// Connections to servers that a test has made.
enum ConnectionFixtures {
  typealias Authority = SimulatedCluster.CertificateAuthority

  /// What a test says about a connection, besides where to.
  struct Parts {
    /// The trusted roots, PEM; nil for the system's.
    var roots: String?
    /// The name to verify.
    var serverName: String?
    /// A client certificate.
    var certificate: SimulatedCluster.IssuedCertificate?
    /// A bearer token.
    var token: String?
    /// Whom the client acts as.
    var impersonation: Impersonation?
    /// The proxy.
    var proxy: String?
    /// What the client's environment has.
    var environment: [String: String] = [:]
    /// Further settings of the client.
    var options = KubernetesClient.Options()
  }

  static func client(_ server: String, _ parts: Parts) throws -> KubernetesClient {
    let origin = Provenance.caller
    var values = ConnectionValues(source: .kubeconfig, server: Sourced(server, from: origin))
    values.certificateAuthority = parts.roots.map { Sourced(.data(Array($0.utf8)), from: origin) }
    values.tlsServerName = parts.serverName.map { Sourced($0, from: origin) }
    values.clientCertificate = parts.certificate.map {
      ClientCertificate(
        chain: Sourced(.data(Array($0.chainPEM.utf8)), from: origin),
        key: Sourced(.data(Array($0.keyPEM.utf8)), from: origin))
    }
    values.token = parts.token.map { Sourced(Secret($0), from: origin) }
    values.impersonation = parts.impersonation.map { Sourced($0, from: origin) }
    values.proxy = parts.proxy.map { Sourced($0, from: origin) }
    var options = parts.options
    options.environment = parts.environment
    return try KubernetesClient(
      PreparedConnection(ResolvedConnection(values, environment: parts.environment)),
      options: options)
  }

  /// What a request to a server comes to; nil where it is answered.
  static func failure(_ server: String, _ parts: Parts) async throws -> ClientError? {
    let client = try client(server, parts)
    defer { Task { await client.close() } }
    do {
      _ = try await client.json(APIRequest(path: "/api/v1/namespaces", accept: .json))
      return nil
    } catch let error as ClientError {
      return error
    }
  }

  /// Runs a cluster for a test.
  static func withCluster(
    _ change: (inout SimulatedCluster.Options) throws -> Void = { _ in },
    _ body: (SimulatedCluster) async throws -> Void
  ) async throws {
    var options = SimulatedCluster.Options()
    try change(&options)
    let cluster = try await SimulatedCluster.start(options)
    let outcome: Result<Void, any Error>
    do {
      outcome = .success(try await body(cluster))
    } catch {
      outcome = .failure(error)
    }
    try await cluster.shutdown()
    try outcome.get()
  }
}
