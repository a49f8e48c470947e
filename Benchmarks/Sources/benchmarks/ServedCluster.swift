import Glibc

/// A simulated cluster that the built tool serves, and a Corefile that watches it.
struct ServedCluster {
  private let folder: String
  private let process: ChildProcess

  /// The kubeconfig of the server.
  var kubeconfig: String { "\(folder)/kubeconfig" }
  /// The Corefile whose plugins watch the cluster.
  var corefile: String { "\(folder)/Corefile" }

  /// Serves so many pods, and a tenth as many services.
  init(_ tool: String, pods: Int) async throws {
    folder = try Self.temporaryFolder()
    process = try ChildProcess([
      tool, "simulate", "--pods", "\(pods)", "--services", "\(max(1, pods / 10))",
      "--namespaces", "\(max(1, min(1000, pods / 500)))",
      "--write-kubeconfig", "\(folder)/kubeconfig", "--port-file", "\(folder)/port",
    ])
    while access("\(folder)/port", R_OK) != 0 { try await Task.sleep(for: .milliseconds(50)) }
    try write(
      """
      .:53 {
          podnames pods.local in-addr.arpa
          kubernetes cluster.local in-addr.arpa {
              pods verified
          }
          k8s_api {
              kubeconfig \(kubeconfig) simulated-token
          }
      }

      """, to: corefile)
  }

  /// The path of a file that goes with the cluster.
  func path(_ name: String) -> String { "\(folder)/\(name)" }

  /// Ends the server; gives what it used.
  func stop() -> ChildProcess.Usage {
    process.terminate()
    return process.wait()
  }

  /// Removes its files.
  func remove() { _ = try? ChildProcess(["rm", "-r", folder]).wait() }

  private static func temporaryFolder() throws -> String {
    var template = Array("/tmp/benchmarks-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      throw ChildProcess.Failure(program: "mkdtemp", reason: String(cString: strerror(errno)))
    }
    return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  private func write(_ text: String, to path: String) throws {
    guard let file = fopen(path, "w") else {
      throw ChildProcess.Failure(program: path, reason: String(cString: strerror(errno)))
    }
    fputs(text, file)
    fclose(file)
  }
}
