import KubernetesWire
import Foundation
import KubernetesConfiguration
import SimulatedCluster
import Synchronization
import Testing

@testable import KubernetesClient

/// Exec credentials on a connection to a server that judges them.
@Suite(.timeLimit(.minutes(1))) struct ExecConnectionTests {
  private let programs: ExecPrograms
  private let wallClock = WallClock()

  init() throws { programs = try ExecPrograms() }

  private final class WallClock: Sendable {
    private let seconds = Mutex<Int64>(1_000_000)
    var now: Int64 {
      get { seconds.withLock { $0 } }
      set { seconds.withLock { $0 = newValue } }
    }
  }

  private func client(
    _ cluster: SimulatedCluster, _ registry: ExecCredentialRegistry = ExecCredentialRegistry()
  ) throws -> KubernetesClient {
    var exec = ExecConfiguration()
    exec.command = "\(programs.folder)/login"
    exec.apiVersion = "client.authentication.k8s.io/v1"
    exec.interactiveMode = "Never"
    let origin = Provenance.caller
    var values = ConnectionValues(
      source: .kubeconfig, server: Sourced(cluster.baseURL, from: origin))
    values.certificateAuthority = Sourced(
      .data(Array(cluster.certificateAuthorityPEM.utf8)), from: origin)
    values.exec = Sourced(exec, from: origin)
    var options = KubernetesClient.Options()
    options.environment = ["PATH": "/usr/bin:/bin", "FOLDER": programs.folder]
    options.execCredentials = registry
    options.wallClock = { [wallClock] in wallClock.now }
    return try KubernetesClient(
      PreparedConnection(ResolvedConnection(values, environment: [:])), options: options)
  }

  /// A program that counts its runs and prints the token in the file `token`.
  private func writeLogin(expires: Int64? = nil) throws {
    let expiry = expires.map { ",\"expirationTimestamp\":\"\(RFC3339.string($0))\"" } ?? ""
    try programs.write(
      "login",
      """
      echo run >> "$FOLDER/runs"
      printf '{"apiVersion":"client.authentication.k8s.io/v1","kind":"ExecCredential",'
      printf '"status":{"token":"%s"\(expiry)}}' "$(cat "$FOLDER/token")"
      """)
  }

  private func setToken(_ token: String) throws {
    try Data(token.utf8).write(to: URL(filePath: "\(programs.folder)/token"))
  }

  private func listNamespaces(_ client: KubernetesClient) async throws {
    _ = try await client.json(APIRequest(path: "/api/v1/namespaces", accept: .json))
  }

  @Test func aCommandRunsOnceForAllClientsAndRequests() async throws {
    let cluster = try await SimulatedCluster.start()
    try writeLogin()
    try setToken(cluster.token)
    let registry = ExecCredentialRegistry()
    let clients = [try client(cluster, registry), try client(cluster, registry)]
    try await withThrowingTaskGroup(of: Void.self) { group in
      for client in clients + clients + clients {
        group.addTask { try await listNamespaces(client) }
      }
      try await group.waitForAll()
    }
    #expect(programs.runs == 1)
    for client in clients { await client.close() }
    try await cluster.shutdown()
  }

  @Test func aRefusedTokenIsFetchedOnceMore() async throws {
    let cluster = try await SimulatedCluster.start()
    try writeLogin()
    try setToken(cluster.token)
    let client = try client(cluster)
    try await listNamespaces(client)
    try cluster.setToken("another-token", for: "kubernetes-admin")
    // The command still gives the old one: it is asked once for this request, and that is told.
    let error = await #expect(throws: ClientError.self) { try await listNamespaces(client) }
    #expect(error?.code == .unauthorized && programs.runs == 2)
    try setToken("another-token")
    try await listNamespaces(client)
    #expect(programs.runs == 3)
    await client.close()
    try await cluster.shutdown()
  }

  @Test func anExpiredTokenIsFetchedAgain() async throws {
    let cluster = try await SimulatedCluster.start()
    try writeLogin(expires: wallClock.now + 2)
    try setToken(cluster.token)
    let client = try client(cluster)
    try await listNamespaces(client)
    try await listNamespaces(client)
    #expect(programs.runs == 1)
    #expect(await client.credentialExpiry == wallClock.now + 2)
    wallClock.now += 3
    try await listNamespaces(client)
    #expect(programs.runs == 2)
    await client.close()
    try await cluster.shutdown()
  }

  @Test func aCertificateFromACommandIsUsedInTheHandshake() async throws {
    var options = SimulatedCluster.Options()
    options.clientCertificates = .required
    let cluster = try await SimulatedCluster.start(options)
    let reply: JSONValue = [
      "apiVersion": "client.authentication.k8s.io/v1", "kind": "ExecCredential",
      "status": [
        "clientCertificateData": .string(cluster.clientCertificatePEM),
        "clientKeyData": .string(cluster.clientKeyPEM),
      ],
    ]
    try programs.write(
      "login", "cat <<'END'\n\(String(decoding: reply.serialisedBytes(), as: UTF8.self))\nEND")
    let client = try client(cluster)
    let answer = try await client.ask(SelfReview())
    #expect(answer.username == "kubernetes-admin")
    await client.close()
    try await cluster.shutdown()
  }
}
