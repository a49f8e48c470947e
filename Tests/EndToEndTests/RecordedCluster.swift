import KubernetesWire
import Foundation
import Recordings
import SimulatedCluster

/// A simulated cluster that holds what the recorded one held.
enum RecordedCluster {
  /// The recorded lists, shared with the tests of the wire formats.
  private static let lists = ["namespaces", "services", "pods", "endpoints", "endpointslices"]

  static func start() async throws -> SimulatedCluster {
    let cluster = try await SimulatedCluster.start()
    for name in lists {
      let file = "list-\(name)-json.body"
      try cluster.load(
        ManifestReader.read(
          text: try Recordings.bytes("captures/\(file)"), file: file))
    }
    return cluster
  }

  /// What the real plugins' informers held: watch → keys and indexes.
  static func expected(_ profile: String) throws -> JSONValue? {
    try JSONValue(parsing: Recordings.bytes("expected/\(profile).json"))["watches"]
  }
}

/// A scratch folder with a Corefile and the cluster's kubeconfig, removed after use.
struct Workplace {
  let folder: URL

  init(_ cluster: SimulatedCluster, corefile: String) throws {
    folder = FileManager.default.temporaryDirectory
      .appending(path: "k8sapi-inspect-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(cluster.kubeconfig.utf8).write(to: folder.appending(path: "kubeconfig"))
    try Data(corefile.utf8).write(to: folder.appending(path: "Corefile"))
  }

  func remove() { try? FileManager.default.removeItem(at: folder) }
}
