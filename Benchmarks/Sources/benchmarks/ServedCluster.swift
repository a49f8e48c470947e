import Glibc

/// A simulated cluster that the built tool serves, and a Corefile that watches it.
struct ServedCluster {
  private let folder: TemporaryFolder
  private let process: ChildProcess

  /// The kubeconfig of the server.
  var kubeconfig: String { path("kubeconfig") }
  /// The Corefile whose plugins watch the cluster.
  var corefile: String { path("Corefile") }

  /// Serves so many pods, and a tenth as many services.
  init(_ tool: String, pods: Int) async throws {
    let folder = try TemporaryFolder()
    self.folder = folder
    process = try ChildProcess([
      tool, "simulate", "--pods", "\(pods)", "--services", "\(max(1, pods / 10))",
      "--namespaces", "\(max(1, min(1000, pods / 500)))",
      "--write-kubeconfig", folder.path("kubeconfig"), "--port-file", folder.path("port"),
    ])
    while access(folder.path("port"), R_OK) != 0 { try await Task.sleep(for: .milliseconds(50)) }
    _ = try folder.write(
      """
      .:53 {
          podnames pods.local in-addr.arpa
          kubernetes cluster.local in-addr.arpa {
              pods verified
          }
          k8s_api {
              kubeconfig \(folder.path("kubeconfig")) simulated-token
          }
      }

      """, to: "Corefile")
  }

  /// The path of a file that goes with the cluster.
  func path(_ name: String) -> String { folder.path(name) }

  /// Ends the server; gives what it used.
  func stop() -> ChildProcess.Usage {
    process.terminate()
    return process.wait()
  }

  /// Removes its files.
  func remove() { folder.remove() }
}
