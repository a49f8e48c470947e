import KubernetesWire
import KubernetesClient
import SimulatedCluster
import Testing

struct ResourceCatalogueTests {
  private let catalogue = ResourceCatalogue()

  /// The members that both sides are to agree on, by resource name.
  private func byName(_ resources: JSONValue?, _ name: String) -> [String: JSONValue] {
    var found: [String: JSONValue] = [:]
    for entry in resources?.arrayValue ?? [] {
      guard let key = entry[name]?.stringValue, var object = entry.objectValue else { continue }
      object["storageVersionHash"] = nil
      object["subresources"] = nil
      object["verbs"] = .array((object["verbs"]?.arrayValue ?? []).sorted { "\($0)" < "\($1)" })
      found[key] = .object(object)
    }
    return found
  }

  @Test(
    "agrees with the recorded lists",
    arguments: [
      ("/api/v1", "api-v1-resources"), ("/apis/discovery.k8s.io/v1", "discovery-v1-resources"),
    ])
  func agreesWithRecordedLists(_ path: String, _ recording: String) throws {
    let document = try #require(catalogue.document(path: path))
    let recorded = try ContentFixtures.json("\(recording).body")
    for member in ["kind", "apiVersion", "groupVersion"] {
      #expect(document[member] == recorded[member])
    }
    let ours = byName(document["resources"], "name")
    let theirs = byName(recorded["resources"], "name")
    #expect(!ours.isEmpty)
    let disagreeing = ours.filter { theirs[$0.key] != $0.value }.keys.sorted()
    #expect(disagreeing == [])
  }

  @Test(
    "agrees with the recorded aggregated discovery",
    arguments: [
      ("/api", "api-discovery-aggregated"), ("/apis", "apis-discovery-aggregated"),
    ])
  func agreesWithAggregatedDiscovery(_ path: String, _ recording: String) throws {
    let document = try #require(catalogue.aggregatedDocument(path: path))
    let recorded = try ContentFixtures.json("\(recording).body")
    let groups = recorded["items"]?.arrayValue ?? []
    var disagreeing: Set<String> = []
    for group in try #require(document["items"]?.arrayValue) {
      let theirs = groups.first { $0["metadata"] == group["metadata"] }
      let ours = byName(group["versions"]?.arrayValue?.first?["resources"], "resource")
      let known = byName(theirs?["versions"]?.arrayValue?.first?["resources"], "resource")
      disagreeing.formUnion(ours.filter { known[$0.key] != $0.value }.keys)
    }
    // A node's proxy and a deployment's scale are not served here.
    #expect(disagreeing.subtracting(["deployments", "nodes"]) == [])
    #expect(document["kind"] == recorded["kind"])
    #expect(document["apiVersion"] == recorded["apiVersion"])
  }

  @Test(
    "knows no document for",
    arguments: ["/api/v2", "/apis/nope", "/apis/discovery.k8s.io/v2", "/x"])
  func knowsNoDocument(_ path: String) {
    #expect(catalogue.document(path: path) == nil)
    #expect(catalogue.aggregatedDocument(path: path) == nil)
  }

  @Test func listsGroupsAndTheirVersions() throws {
    let groups = try #require(catalogue.document(path: "/apis")?["groups"]?.arrayValue)
    #expect(groups.contains { $0["name"] == "discovery.k8s.io" })
    let one = try #require(catalogue.document(path: "/apis/multicluster.x-k8s.io"))
    #expect(one["preferredVersion"]?["groupVersion"] == "multicluster.x-k8s.io/v1alpha1")
    #expect(catalogue.document(path: "/api")?["versions"] == ["v1"])
  }

  @Test func servesWhatIsAddedLater() {
    var catalogue = ResourceCatalogue()
    let id = GroupVersionResource(group: "example.org", version: "v1", resource: "geese")
    catalogue.add([ResourceDefinition(id, kind: "Goose", isCustom: true)])
    catalogue.add([ResourceDefinition(id, kind: "Goose", shortNames: ["gs"], isCustom: true)])
    #expect(catalogue.definition(id)?.shortNames == ["gs"])
    #expect(catalogue.definition(apiVersion: "example.org/v1", kind: "Goose")?.id == id)
    #expect(catalogue.hasGroupVersion(group: "example.org", version: "v1"))
    #expect(catalogue.document(path: "/apis/example.org/v1") != nil)
  }

  @Test(
    "guesses plurals",
    arguments: [
      ("Pod", "pods"), ("Endpoints", "endpoints"), ("Policy", "policies"), ("Gas", "gases"),
      ("EndpointSlice", "endpointslices"),
    ])
  func guessesPlurals(_ kind: String, _ plural: String) {
    #expect(ResourceDefinition.guessedPlural(ofKind: kind) == plural)
  }
}
