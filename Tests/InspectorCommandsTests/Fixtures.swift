import InspectorShell
import KubernetesWire
import InspectorCommands
import Sessions
import SimulatedCluster

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A folder of its own for one test, and the tool run in it.
final class Workplace: Sendable {
  /// The folder's path.
  let path: String
  /// The environment that commands see.
  let environment: [String: String]

  init(_ files: [String: String] = [:], environment: [String: String] = [:]) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "k8sapi-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.path
    self.environment = environment
    for (name, text) in files { try write(text, to: name) }
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  func write(_ text: String, to name: String) throws { try write(Data(text.utf8), to: name) }

  func write(_ bytes: Data, to name: String) throws {
    let file = URL(filePath: "\(path)/\(name)")
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try bytes.write(to: file)
    // As kubectl and the tool itself write what may hold secrets.
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o600], ofItemAtPath: "\(path)/\(name)")
  }

  func read(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(filePath: "\(path)/\(name)")), as: UTF8.self)
  }

  /// What a run of the tool gave.
  struct Outcome {
    var status: Sessions.ExitStatus
    var output: String
    var messages: String

    /// The output as JSON.
    var document: JSONValue {
      get throws { try JSONValue(parsing: output) }
    }
  }

  /// Runs the tool in this folder; where it serves, it is asked to end at once.
  func run(
    _ arguments: [String], input: String = "", terminalWidth: Int? = nil,
    untilAskedToEnd: @escaping @Sendable () async -> Void = {},
    changing change: (inout CommandContext) -> Void = { _ in }
  ) async -> Outcome {
    let output = CapturedOutput(terminalWidth: terminalWidth)
    let messages = CapturedOutput()
    var context = CommandContext(
      standardOutput: output, standardError: messages, environment: environment,
      workingDirectory: path, serviceAccountFolder: path + "/serviceaccount")
    context.readStandardInput = { Array(input.utf8) }
    context.isInputTerminal = false
    context.inputLines = { InputLine.stream(of: Array(input.utf8)) }
    context.untilAskedToEnd = untilAskedToEnd
    context.session.interfaces = { ["lo": ["127.0.0.1", "::1"]] }
    context.random = { 0 }
    context.wallClock = { .seconds(1_795_872_245) }
    change(&context)
    let status = await Inspector.run(arguments, in: context)
    return Outcome(status: status, output: output.text, messages: messages.text)
  }
}

/// Runs `body` with an empty simulated cluster and a folder that has its kubeconfig.
func withSimulatedCluster(
  corefile: String = Corefiles.shared,
  _ body: (SimulatedCluster, Workplace) async throws -> Void
) async throws {
  let cluster = try await SimulatedCluster.start()
  let workplace = try Workplace(["Corefile": corefile, "kubeconfig": cluster.kubeconfig])
  do {
    try await body(cluster, workplace)
  } catch {
    try await cluster.shutdown()
    throw error
  }
  try await cluster.shutdown()
}

/// Corefiles that several tests use.
enum Corefiles {
  /// The example plugins on `k8s_api` with a kubeconfig.
  static let shared = """
    .:53 {
        errors
        kubernetes cluster.local in-addr.arpa {
            pods verified
            labels environment=qa
        }
        podnames pods.local in-addr.arpa
        k8s_api {
            kubeconfig kubeconfig simulated
        }
    }

    """

  /// The stock plugin on its own, unencrypted, and a block without either.
  static let stock = """
    example.org {
        whoami
    }
    cluster.local:1053 {
        kubernetes cluster.local {
            endpoint 10.0.0.1:8080
            startup_timeout 2s
        }
    }

    """
}

extension SimulatedCluster {
  /// Returns once a watch of that path has been asked for, which is after its list was processed.
  func waitForWatch(of path: String) async throws {
    while !requests.contains(where: { $0.path == path && $0.query("watch") != nil }) {
      try Task.checkCancellation()
      await Task.yield()
    }
  }
}
