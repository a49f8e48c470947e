import Foundation
import KubernetesConfiguration

@testable import KubernetesClient

/// Real programs in a folder of their own, for one test.
final class ExecPrograms: Sendable {
  /// The folder.
  let folder: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "exec-\(UUID())")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    folder = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// Writes a program and gives its path; `interpreter` is a shell unless another is named.
  @discardableResult
  func write(
    _ name: String, _ text: String, interpreter: String = "/bin/sh", mode: Int = 0o755
  ) throws -> String {
    let path = "\(folder)/\(name)"
    try Data("#!\(interpreter)\n\(text)\n".utf8).write(to: URL(filePath: path))
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    return path
  }

  /// The content of a file that a program has written; nil where there is none.
  func read(_ name: String) -> String? {
    FileManager.default.contents(atPath: "\(folder)/\(name)").map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  /// How often a program that adds lines to `runs` has run.
  var runs: Int { (read("runs") ?? "").split(separator: "\n").count }

  /// A runner for a program.
  func runner(
    _ command: String, terminal: ExecTerminal = .none, time: any TimeSource = SystemTime(),
    _ change: (inout ExecConfiguration) -> Void = { _ in }
  ) throws -> ExecCredentialRunner {
    var configuration = ExecConfiguration()
    configuration.command = command
    configuration.apiVersion = "client.authentication.k8s.io/v1"
    configuration.interactiveMode = "IfAvailable"
    change(&configuration)
    let connection = try PreparedConnection(server: "https://kube.example:6443")
    return ExecCredentialRunner(
      configuration: configuration, cluster: ExecClusterInfo(connection),
      environment: ["PATH": "\(folder):/usr/bin:/bin", "FOLDER": folder], terminal: { terminal },
      time: time)
  }

  /// A reply with a token, as a shell prints it.
  static func reply(_ status: String) -> String {
    """
    cat <<'END'
    {"apiVersion": "client.authentication.k8s.io/v1", "kind": "ExecCredential",
     "status": {\(status)}}
    END
    """
  }
}
