import KubernetesWire
import CoreDNSPlugins
import Foundation
import Informers
import KubernetesClient
import KubernetesConfiguration
import SimulatedCluster
import Synchronization
import Testing

/// Credentials that change under watches which are open: no event may be lost.
@Suite(.timeLimit(.minutes(1))) struct ExpiringCredentialTests {
  /// A folder with a program that prints the token in a file.
  private final class Login: Sendable {
    let folder: String

    init() throws {
      folder = FileManager.default.temporaryDirectory.appending(path: "login-\(UUID())").path
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      let text = """
        #!/bin/sh
        echo run >> "$0.runs"
        printf '{"apiVersion":"client.authentication.k8s.io/v1","kind":"ExecCredential",'
        printf '"status":{"token":"%s"}}' "$(cat "${0%/*}/token")"
        """
      try Data(text.utf8).write(to: URL(filePath: "\(folder)/login"))
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o755], ofItemAtPath: "\(folder)/login")
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    func set(_ token: String) throws {
      try Data(token.utf8).write(to: URL(filePath: "\(folder)/token"))
    }

    var runs: Int {
      let text = try? String(contentsOfFile: "\(folder)/login.runs", encoding: .utf8)
      return (text ?? "").split(separator: "\n").count
    }
  }

  private func client(_ cluster: SimulatedCluster, _ login: Login) throws -> KubernetesClient {
    var exec = ExecConfiguration()
    exec.command = "\(login.folder)/login"
    exec.apiVersion = "client.authentication.k8s.io/v1"
    exec.interactiveMode = "Never"
    var values = ConnectionValues(
      source: .kubeconfig, server: Sourced(cluster.baseURL, from: .caller))
    values.certificateAuthority = Sourced(
      .data(Array(cluster.certificateAuthorityPEM.utf8)), from: .caller)
    values.exec = Sourced(exec, from: .caller)
    var options = KubernetesClient.Options()
    options.environment = ["PATH": "/usr/bin:/bin"]
    return try KubernetesClient(
      PreparedConnection(ResolvedConnection(values, environment: [:])), options: options)
  }

  private func service(_ number: Int) -> JSONValue {
    [
      "metadata": ["name": .string("s\(number)"), "namespace": "default"],
      "spec": ["clusterIP": .string("10.96.1.\(number)")],
    ]
  }

  @Test func aWatchGoesOnWithTheNextToken() async throws {
    let (cluster, login) = (try await SimulatedCluster.start(), try Login())
    try login.set(cluster.token)
    let client = try client(cluster, login)
    try cluster.apply(service(1), .services)
    let informer = SharedInformer(
      InformerSpecification<StockService>(
        resource: .services, kind: "Service", indexes: StockService.indexes),
      context: InformerContext(transport: client, time: ImpatientTime()))
    let running = Task { await informer.run() }
    while !informer.hasSynced { await Task.yield() }
    for number in 2..<8 {
      // The old token is refused from now on, and what happens meanwhile must not be missed.
      try login.set("token-\(number)")
      try cluster.setToken("token-\(number)", for: "kubernetes-admin")
      await cluster.closeConnections()
      try cluster.apply(service(number), .services)
      while try informer.indexer.byIndex("ServiceIP", "10.96.1.\(number)").isEmpty {
        await Task.yield()
      }
    }
    #expect(informer.status.objectCount == 7)
    #expect(login.runs == 7)
    running.cancel()
    await running.value
    await client.close()
    try await cluster.shutdown()
  }
}
