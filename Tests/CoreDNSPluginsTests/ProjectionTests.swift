import KubernetesWire
import CoreDNSPlugins
import Informers
import Testing

/// What is kept of single objects, beyond what the recorded cluster has.
@Suite struct ProjectionTests {
  private func decode<Object: StoredObject>(
    _ type: Object.Type, _ item: String
  ) throws -> Object {
    var decoder = try ListDecoder(contentType: "application/json", projection: Object.projection)
    var objects: [Object] = []
    let body = #"{"kind":"List","apiVersion":"v1","metadata":{},"items":[\#(item)]}"#
    try Array(body.utf8).withUnsafeBytes { bytes in
      try decoder.consume(bytes) { objects.append(try $0.get()) }
    }
    _ = try decoder.finish()
    return try #require(objects.first)
  }

  private func values<Object>(_ index: Index<Object>, _ object: Object) -> [String] {
    var values: [String] = []
    index.values(object) { values.append($0) }
    return values
  }

  static let service = """
    {"status":{"loadBalancer":{"ingress":[{"ip":"1.1.1.1","hostname":"x"},{"hostname":"lb.example"}]}},
     "spec":{"clusterIP":"10.0.0.1","clusterIPs":["10.0.0.1","fd00::1"],"externalIPs":["2.2.2.2"],
             "type":"LoadBalancer","ports":[{"name":"dns","port":53,"protocol":"UDP"}]},
     "metadata":{"name":"a","namespace":"b","resourceVersion":"7"}}
    """

  @Test func theExamplePluginsServiceKeepsSpecifiedAddressesBeforeTheLoadBalancers() throws {
    let service = try decode(ExampleService.self, Self.service)
    #expect(service.key.description == "b/a")
    #expect(service.resourceVersion == "7")
    #expect(service.externalIPs == ["2.2.2.2", "1.1.1.1", "lb.example"])
    #expect(service.ports == [ObjectPort(name: "dns", port: 53, protocolName: "UDP")])
    #expect(values(ExampleService.indexes[0], service) == ["a.b"])
    #expect(
      values(ExampleService.indexes[1], service)
        == ["10.0.0.1", "2.2.2.2", "1.1.1.1", "lb.example"])
    #expect(service.fields["clusterIP"] == "10.0.0.1")
  }

  @Test func theStockPluginsServiceKeepsAllClusterIPsAndFilesExternalOnesApart() throws {
    let service = try decode(StockService.self, Self.service)
    #expect(service.clusterIPs == ["10.0.0.1", "fd00::1"])
    #expect(
      StockService.indexes.map { values($0, service) } == [
        ["a.b"], ["10.0.0.1", "fd00::1"], ["2.2.2.2", "1.1.1.1", "lb.example"],
      ])
  }

  @Test func aServiceWithoutPortsOrAddressHasTheSentinelAndTheEmptyValue() throws {
    let item = #"{"metadata":{"name":"a","namespace":"b"},"spec":{"type":"ExternalName"}}"#
    let example = try decode(ExampleService.self, item)
    #expect(example.ports == [.sentinel])
    #expect(example.fields["ports"]?.arrayValue?.first?["port"] == -1)
    #expect(values(ExampleService.indexes[1], example) == [""])
    let stock = try decode(StockService.self, item)
    #expect(stock.clusterIPs == [""])
    #expect(stock.ports == [.sentinel])
  }

  @Test func aTerminatingPodIsMarkedInBothPlugins() throws {
    let item = """
      {"metadata":{"name":"a","namespace":"b","labels":{"app":"x"},
       "deletionTimestamp":"2026-01-01T00:00:00Z"},"status":{"podIP":"10.0.0.1"}}
      """
    let example = try decode(ExamplePod.self, item)
    #expect(example.isTerminating)
    #expect(example.fields["terminating"] == true)
    #expect(example.keptLabels == nil)
    #expect(values(ExamplePod.indexes[0], example) == ["10.0.0.1"])
    let stock = try decode(StockPod.self, item)
    #expect(stock.isTerminating)
    #expect(stock.keptLabels == ["app": "x"])
    #expect(stock.fields["labels"] == ["app": "x"])
  }

  @Test func aPodWithoutAnAddressIsFiledUnderTheEmptyValue() throws {
    let item = #"{"metadata":{"name":"a","namespace":"b","deletionTimestamp":null},"status":{}}"#
    let pod = try decode(ExamplePod.self, item)
    #expect(!pod.isTerminating)
    #expect(values(ExamplePod.indexes[0], pod) == [""])
  }

  @Test func endpointsKeepReadyAddressesOnly() throws {
    let endpoints = try decode(
      ExampleEndpoints.self,
      """
      {"metadata":{"name":"a","namespace":"b"},"subsets":[
       {"addresses":[{"ip":"1","hostname":"h","nodeName":"n","targetRef":{"kind":"Pod","name":"p"}}],
        "notReadyAddresses":[{"ip":"2"}],"ports":[{"name":"http","port":80,"protocol":"TCP"}]},
       {"addresses":[{"ip":"3"}]}]}
      """)
    #expect(
      endpoints.subsets == [
        EndpointSubset(
          addresses: [EndpointAddress(ip: "1", hostname: "h", nodeName: "n", targetRefName: "p")],
          ports: [ObjectPort(name: "http", port: 80, protocolName: "TCP")]),
        EndpointSubset(addresses: [EndpointAddress(ip: "3")]),
      ])
    #expect(endpoints.subsets.map(\.ports.count) == [1, 1])
    #expect(endpoints.subsets[1].ports == [.sentinel])
    #expect(ExampleEndpoints.indexes.map { values($0, endpoints) } == [["a.b"], ["1", "3"]])
  }

  static let longName = String(repeating: "p", count: 64)
  static let slice = """
    {"endpoints":[
      {"addresses":["1","2"],"conditions":{"ready":true},"zone":"EU-A","hostname":"h",
       "targetRef":{"name":"\(longName)"}},
      {"addresses":["3"],"conditions":{"ready":false}},
      {"addresses":["4"],"nodeName":"n","targetRef":{"name":"\(longName.dropLast())"}}],
     "ports":[{"name":"x"}],
     "metadata":{"name":"s-1","namespace":"b","labels":{"kubernetes.io/service-name":"s",
      "multicluster.kubernetes.io/service-name":"imported",
      "multicluster.kubernetes.io/source-cluster":"east"}}}
    """

  @Test func aSliceKeepsEndpointsThatAreReadyOrDoNotSay() throws {
    let slice = try decode(StockEndpoints.self, Self.slice)
    #expect(
      slice.content.subset.addresses == [
        EndpointAddress(ip: "1", hostname: "h"), EndpointAddress(ip: "2", hostname: "h"),
        EndpointAddress(ip: "4", nodeName: "n", targetRefName: String(Self.longName.dropLast())),
      ])
    #expect(slice.content.subset.ports == [ObjectPort(name: "x", port: -1)])
    #expect(StockEndpoints.indexes.map { values($0, slice) } == [["s.b"], ["1", "2", "4"]])
    #expect(slice.fields["zones"] == nil)
  }

  @Test func zonalSlicesKeepZonesInLowerCase() throws {
    let slice = try decode(ZonalEndpoints.self, Self.slice)
    #expect(slice.zones == ["1": "eu-a", "2": "eu-a"])
    #expect(slice.fields["zones"] == ["1": "eu-a", "2": "eu-a"])
    #expect(ZonalEndpoints.indexes.map { values($0, slice) } == [["s.b"], ["1", "2", "4"]])
  }

  @Test func multiClusterSlicesAreFiledByTheirImport() throws {
    let slice = try decode(MultiClusterEndpoints.self, Self.slice)
    #expect(slice.clusterID == "east")
    #expect(MultiClusterEndpoints.indexes.map { values($0, slice) } == [["imported.b"]])
  }

  @Test func theExamplePluginsNamespaceIsKeptWholeAndTheStockPluginsIsNot() throws {
    let item = """
      {"metadata":{"name":"a","labels":{"env":"prod"}},"status":{"phase":"Active"},"spec":{"x":[1]}}
      """
    let example = try decode(ExampleNamespace.self, item)
    #expect(example.key.description == "a")
    #expect(example.keptLabels == ["env": "prod"])
    #expect(example.phase == "Active")
    #expect(example.fields["object"]?["spec"]?["x"] == [1])
    let stock = try decode(StockNamespace.self, item)
    #expect(stock.keptLabels == nil)
    #expect(stock.fields.keys == ["name", "resourceVersion"])
  }
}
