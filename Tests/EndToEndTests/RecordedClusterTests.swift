import KubernetesWire
import FoundationEssentials
import Corefile
import CoreDNSPlugins
import Informers
import InspectorCommands
import K8sAPI
import Sessions
import SimulatedCluster
import Testing

/// The tool must hold what the real plugins' informers held for the recorded cluster.
@Suite("Recorded cluster", .serialized)
struct RecordedClusterTests {
  struct Profile: Sendable, CustomTestStringConvertible {
    var name: String
    var corefile: String
    var testDescription: String { name }
  }

  static let profiles = [
    Profile(
      name: "k8sapi",
      corefile: """
        cluster.local in-addr.arpa {
          kubernetes cluster.local in-addr.arpa {
            pods verified
          }
          k8s_api {
            kubeconfig kubeconfig simulated
          }
        }
        """),
    Profile(
      name: "k8sapi-labels",
      corefile: """
        cluster.local in-addr.arpa {
          kubernetes cluster.local in-addr.arpa {
            labels environment in (qa,staging)
            namespace_labels env=prod
          }
          k8s_api {
            kubeconfig kubeconfig simulated
          }
        }
        """),
    Profile(
      name: "stock",
      corefile: """
        cluster.local in-addr.arpa {
          kubernetes cluster.local in-addr.arpa {
            kubeconfig kubeconfig simulated
            pods verified
          }
        }
        """),
  ]

  @Test(
    "the command reproduces every key and index", arguments: profiles, ["paged", "streaming"])
  func command(profile: Profile, listMode: String) async throws {
    let cluster = try await RecordedCluster.start()
    let place = try Workplace(cluster, corefile: profile.corefile)
    let run = await CommandRun(
      ["indexes", "--values", "-o", "json", "--list-mode", listMode, "--timeout", "60s"],
      in: place.folder.path)
    place.remove()
    try await cluster.shutdown()
    #expect(run.errors == "")
    #expect(run.status == .success)
    let block = try run.json["serverBlocks"]?.arrayValue?.first
    #expect(block?["watches"]?.sorted == (try RecordedCluster.expected(profile.name))?.sorted)
  }

  @Test(
    "so does JSON in place of protobuf", arguments: profiles,
    [InformerContext.InitialList.paged, .streaming])
  func json(profile: Profile, list: InformerContext.InitialList) async throws {
    let cluster = try await RecordedCluster.start()
    let session = try Session(
      cluster, corefile: profile.corefile, initialList: list, asksForJSON: true)
    try await session.whileSynced { _ in }
    let requests = cluster.requests
    try await cluster.shutdown()
    #expect(!requests.isEmpty && requests.allSatisfy { $0.accept == "application/json" })
    let watches = try session.registry.watches.map {
      ($0.name, try Self.content(of: $0.informer.indexer))
    }
    #expect(
      JSONValue.object(JSONObject(watches)).sorted
        == (try RecordedCluster.expected(profile.name))?.sorted)
  }

  private static func content(of indexer: any Indexer) throws -> JSONValue {
    let indexes = try indexer.indexNames.map { index in
      let values = try indexer.indexValues(index).map { value in
        (value, JSONValue.array(try indexer.indexKeys(index, value).map { .string("\($0)") }))
      }
      return (index, JSONValue.object(JSONObject(values)))
    }
    return [
      "objects": .integer(Int64(indexer.count)),
      "keys": .array(indexer.keys().map { .string("\($0)") }),
      "indexes": .object(JSONObject(indexes)),
    ]
  }
}

extension JSONValue {
  /// The value with the members of every object in order of their names, for comparison.
  fileprivate var sorted: JSONValue {
    switch self {
    case .object(let object):
      .object(
        JSONObject(object.map { ($0.name, $0.value.sorted) }.sorted { $0.0 < $1.0 }))
    case .array(let elements): .array(elements.map(\.sorted))
    default: self
    }
  }
}
