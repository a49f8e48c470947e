import KubernetesWire
import Foundation
import InspectorCommands
import KubernetesClient
import Sessions
import SimulatedCluster
import Testing

/// The kubeconfigs that people's tools write, each with a stand-in for the command that it names.
@Suite(.timeLimit(.minutes(2))) struct KubeconfigTests {
  /// A tool and what its kubeconfig runs.
  struct Tool: CustomTestStringConvertible, Sendable {
    /// The fixture's name.
    var name: String
    /// The program.
    var program: String
    /// The arguments that it is called with.
    var arguments: String
    /// What has to hold in its environment, for a shell.
    var condition = "true"
    /// The version of ExecCredential that it speaks.
    var version = "v1beta1"
    /// Whether it gives a client certificate, and not a token.
    var givesCertificate = false

    var testDescription: String { name }
  }

  static let tools = [
    Tool(
      name: "eks", program: "aws",
      arguments: "--region eu-west-1 eks get-token --cluster-name shop --output json",
      condition: "[ \"$AWS_PROFILE\" = work ]"),
    Tool(
      name: "gke", program: "gke-gcloud-auth-plugin", arguments: "",
      condition: "case $KUBERNETES_EXEC_INFO in *certificate-authority-data*) ;; *) false ;; esac"),
    Tool(
      name: "aks", program: "kubelogin",
      arguments: "get-token --environment AzurePublicCloud"
        + " --server-id 11111111-2222-3333-4444-555555555555"
        + " --client-id 66666666-7777-8888-9999-000000000000"
        + " --tenant-id 12121212-3434-5656-7878-909090909090 --login azurecli",
      condition: "case $KUBERNETES_EXEC_INFO in *'\"cluster\"'*) false ;; esac"),
    Tool(
      name: "oidc-login", program: "kubectl",
      arguments: "oidc-login get-token --oidc-issuer-url=https://issuer.example"
        + " --oidc-client-id=kubernetes", version: "v1"),
    Tool(
      name: "teleport", program: "tsh",
      arguments: "kube credentials --kube-cluster=shop --teleport-cluster=teleport.example"
        + " --proxy=teleport.example:443", givesCertificate: true),
  ]

  /// Runs a command with a tool's kubeconfig in a folder of its own.
  private func run(
    _ tool: Tool, _ arguments: [String], isInstalled: Bool = true,
    _ body: (CommandRun, _ folder: String) throws -> Void
  ) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "kubeconfig-\(UUID())").path
    try FileManager.default.createDirectory(
      atPath: folder + "/bin", withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var options = SimulatedCluster.Options()
    let authority = try SimulatedCluster.CertificateAuthority()
    options.serverCertificate = try authority.serverCertificate(
      names: ["127.0.0.1", "kube-teleport-proxy-alpn.teleport.example"])
    let cluster = try await SimulatedCluster.start(options)
    if isInstalled { try write(program(tool, cluster), to: "\(folder)/bin/\(tool.program)", 0o755) }
    let source = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/kubeconfigs/\(tool.name).yaml")
    let text = try String(contentsOf: source, encoding: .utf8)
      .replacing("SERVER", with: cluster.baseURL)
      .replacing("CADATA", with: Data(authority.certificatePEM.utf8).base64EncodedString())
      .replacing("BIN/", with: "\(folder)/bin/")
    try write(text, to: "\(folder)/kubeconfig", 0o600)
    try write(".:53 {\n  kubernetes cluster.local\n}\n", to: "\(folder)/Corefile", 0o600)
    let run = await CommandRun(
      arguments + ["--kubeconfig", "kubeconfig"], in: folder,
      environment: ["PATH": "\(folder)/bin\(isInstalled ? ":/usr/bin:/bin" : "")"])
    try body(run, folder)
    try await cluster.shutdown()
  }

  private func program(_ tool: Tool, _ cluster: SimulatedCluster) -> String {
    let status: JSONValue =
      tool.givesCertificate
      ? [
        "clientCertificateData": .string(cluster.clientCertificatePEM),
        "clientKeyData": .string(cluster.clientKeyPEM),
      ]
      : ["token": .string(cluster.token), "expirationTimestamp": "2999-01-01T00:00:00Z"]
    let reply: JSONValue = [
      "kind": "ExecCredential",
      "apiVersion": .string("client.authentication.k8s.io/\(tool.version)"), "spec": [:],
      "status": status,
    ]
    return """
      #!/bin/sh
      echo run >> "$0.runs"
      [ "$*" = '\(tool.arguments)' ] || { echo "wrong arguments: $*" >&2; exit 64; }
      \(tool.condition) || { echo "wrong environment" >&2; exit 65; }
      cat <<'END'
      \(String(decoding: reply.serialisedBytes(), as: UTF8.self))
      END
      """
  }

  private func write(_ text: String, to path: String, _ mode: Int) throws {
    try Data(text.utf8).write(to: URL(filePath: path))
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
  }

  @Test(arguments: tools) func watchesSync(tool: Tool) async throws {
    try await run(tool, ["check", "--live", "-o", "json"]) { run, folder in
      #expect(run.status == .success, "\(run.output) \(run.errors)")
      let block = try run.json["serverBlocks"]?.arrayValue?.first
      #expect(block?["user"]?["name"] == "kubernetes-admin")
      #expect(block?["watches"]?.arrayValue?.count == 3)
      #expect(
        block?["user"]?["expires"]
          == (tool.givesCertificate ? JSONValue.null : "2999-01-01T00:00:00Z"))
      // Once for all watches and reviews.
      let runs = try String(contentsOfFile: "\(folder)/bin/\(tool.program).runs", encoding: .utf8)
      #expect(runs == "run\n")
    }
  }

  @Test(arguments: tools) func theCommandIsNamedWithoutRunningIt(tool: Tool) async throws {
    try await run(tool, ["config", "-o", "json"]) { run, folder in
      #expect(run.status == .success)
      let connection = try run.json["serverBlocks"]?.arrayValue?.first?["connection"]
      #expect(connection?["credential"]?["kind"] == "exec command")
      #expect(
        connection?["credential"]?["subject"]?.stringValue?.hasSuffix(tool.program) == true)
      #expect(!FileManager.default.fileExists(atPath: "\(folder)/bin/\(tool.program).runs"))
    }
  }

  @Test(arguments: tools) func aMissingCommandIsToldAsClientGoDoes(tool: Tool) async throws {
    try await run(tool, ["watches"], isInstalled: false) { run, _ in
      #expect(run.status == .cannotConnect)
      #expect(run.errors.contains("cause: getting credentials: exec: "))
      switch tool.name {
      case "gke": #expect(run.errors.contains("fix: Install gke-gcloud-auth-plugin for use"))
      case "aks": #expect(run.errors.contains("kubelogin is not installed which is required"))
      default: #expect(run.errors.contains("fix: install it, or add its folder to PATH"))
      }
    }
  }
}
