import KubernetesClient
import KubernetesWire
import Testing

@testable import SimulatedCluster

/// Endpoints and slices against the services and pods that they speak of.
struct EndpointConsistencyTests {
  private let cluster: ClusterGenerator
  private let pods: [String: JSONValue]

  init() throws {
    cluster = try ClusterGenerator(pods: 240, services: 25, namespaces: 4, seed: 5)
    var pods: [String: JSONValue] = [:]
    for object in cluster.objects(of: .pods) {
      pods[object.key] = try ProtobufTranscoder.shared.json(
        fromProtobuf: #require(object.message), kind: "Pod")
    }
    self.pods = pods
  }

  private func pod(_ reference: JSONValue?) throws -> JSONValue {
    let namespace = try #require(reference?["namespace"]?.stringValue)
    let name = try #require(reference?["name"]?.stringValue)
    return try #require(pods["\(namespace)/\(name)"], "no pod \(namespace)/\(name)")
  }

  private func isReady(_ pod: JSONValue) -> Bool {
    pod["metadata"]?["deletionTimestamp"] == nil
      && pod["status"]?["conditions"]?.arrayValue?.contains {
        $0["type"] == "Ready" && $0["status"] == "True"
      } == true
  }

  @Test func endpointsNameThePodsThatTheyMean() throws {
    var addresses = 0
    for object in cluster.objects(of: .endpoints) where object.name != "kubernetes" {
      for subset in object.json?["subsets"]?.arrayValue ?? [] {
        for (member, ready) in [("addresses", true), ("notReadyAddresses", false)] {
          for address in subset[member]?.arrayValue ?? [] {
            let pod = try pod(address["targetRef"])
            addresses += 1
            #expect(pod["status"]?["podIP"] == address["ip"])
            #expect(pod["spec"]?["nodeName"] == address["nodeName"])
            #expect(pod["metadata"]?["uid"] == address["targetRef"]?["uid"])
            #expect(pod["spec"]?["hostname"] == address["hostname"])
            #expect(isReady(pod) == ready)
          }
        }
      }
    }
    #expect(addresses > 150)
  }

  @Test func slicesNameThePodsThatTheyMean() throws {
    var seen: Set<String> = []
    for object in cluster.objects(of: .endpointSlices) {
      let slice = try #require(object.json)
      let endpoints = slice["endpoints"]?.arrayValue ?? []
      #expect(endpoints.count <= 100)
      for endpoint in endpoints where endpoint["targetRef"] != nil {
        let pod = try pod(endpoint["targetRef"])
        let addresses = pod["status"]?["podIPs"]?.arrayValue?.map { $0["ip"] } ?? []
        #expect(addresses.contains(endpoint["addresses"]?.arrayValue?.first))
        let conditions = endpoint["conditions"]
        #expect(conditions?["ready"]?.boolValue == isReady(pod))
        let isTerminating = pod["metadata"]?["deletionTimestamp"] != nil
        #expect(conditions?["terminating"]?.boolValue == isTerminating)
        if conditions?["ready"] == true { seen.insert("ready") }
        if conditions?["ready"] == false { seen.insert("not ready") }
        if isTerminating { seen.insert("terminating") }
        for member in ["hints", "zone", "hostname"] where endpoint[member] != nil {
          seen.insert(member)
        }
        seen.insert(slice["addressType"]?.stringValue ?? "")
      }
    }
    #expect(
      seen == [
        "ready", "not ready", "terminating", "hints", "zone", "hostname", "IPv4", "IPv6",
      ])
  }

  @Test func everyServiceWithASelectorHasEndpointsAndASlice() throws {
    let endpoints = Set(cluster.objects(of: .endpoints).map(\.key))
    let slices = Set(
      cluster.objects(of: .endpointSlices).compactMap { object -> String? in
        object.json?["metadata"]?["labels"]?["kubernetes.io/service-name"]?.stringValue
          .map { "\(object.namespace ?? "")/\($0)" }
      })
    for service in cluster.objects(of: .services) {
      let isExternal = service.json?["spec"]?["type"] == "ExternalName"
      #expect(endpoints.contains(service.key) != isExternal, "\(service.key)")
      #expect(slices.contains(service.key) != isExternal, "\(service.key)")
    }
  }

  @Test func importsHaveSlicesOfSeveralClusters() {
    let slices = cluster.objects(of: .endpointSlices).compactMap { $0.json?["metadata"]?["labels"] }
    for entry in cluster.objects(of: .serviceImports) {
      let clusters = Set(
        slices
          .filter { $0["multicluster.kubernetes.io/service-name"]?.stringValue == entry.name }
          .map { $0["multicluster.kubernetes.io/source-cluster"] })
      #expect(clusters.count == 2, "\(entry.key)")
    }
  }

  @Test func largeServicesAreSplitAndCutOff() throws {
    let large = try ClusterGenerator(pods: 1_300, services: 1, namespaces: 1, seed: 1)
    let endpoints = try #require(
      large.objects(of: .endpoints).first { $0.name == "svc-00000" }?.json)
    let subset = try #require(endpoints["subsets"]?.arrayValue?.first)
    let listed =
      (subset["addresses"]?.arrayValue?.count ?? 0)
      + (subset["notReadyAddresses"]?.arrayValue?.count ?? 0)
    #expect(listed == 1_000)
    let annotations = endpoints["metadata"]?["annotations"]
    #expect(annotations?["endpoints.kubernetes.io/over-capacity"] == "truncated")
    let slices = large.objects(of: .endpointSlices).filter { $0.name.hasPrefix("svc-00000-") }
    #expect(slices.count == 13)
  }
}
