import KubernetesWire
import KubernetesClient
import Testing

@testable import SimulatedCluster

struct ObjectTableTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var resource: GroupVersionResource
    var object: String
    var cells: [String]
  }

  static let cases = [
    Case(
      testDescription: "a cluster IP service", resource: .services,
      object: #"""
        {"metadata":{"name":"a","creationTimestamp":"2026-09-19T14:13:20Z"},"spec":{
        "type":"ClusterIP","clusterIP":"10.96.0.2","clusterIPs":["10.96.0.2","fd00::2"],
        "ports":[{"port":80,"protocol":"TCP"},{"port":53,"protocol":"UDP"}],
        "selector":{"b":"2","a":"1"}}}
        """#,
      cells: ["a", "ClusterIP", "10.96.0.2", "<none>", "80/TCP,53/UDP", "2d", "a=1,b=2"]),
    Case(
      testDescription: "a headless service", resource: .services,
      object: #"{"metadata":{"name":"a"},"spec":{"type":"ClusterIP","clusterIP":"None"}}"#,
      cells: ["a", "ClusterIP", "None", "<none>", "<none>", "<unknown>", "<none>"]),
    Case(
      testDescription: "a service for an outside name", resource: .services,
      object: #"{"metadata":{"name":"a"},"spec":{"type":"ExternalName","externalName":"x.org"}}"#,
      cells: ["a", "ExternalName", "<none>", "x.org", "<none>", "<unknown>", "<none>"]),
    Case(
      testDescription: "a load balancer without an address yet", resource: .services,
      object: #"""
        {"metadata":{"name":"a"},"spec":{"type":"LoadBalancer","clusterIPs":["10.0.0.1"],
        "ports":[{"port":80,"nodePort":30080,"protocol":"TCP"}]}}
        """#,
      cells: ["a", "LoadBalancer", "10.0.0.1", "<pending>", "80:30080/TCP", "<unknown>", "<none>"]),
    Case(
      testDescription: "a load balancer with addresses of every kind", resource: .services,
      object: #"""
        {"metadata":{"name":"a"},"spec":{"type":"LoadBalancer","clusterIPs":["10.0.0.1"],
        "externalIPs":["9.9.9.9"]},"status":{"loadBalancer":{"ingress":[
        {"hostname":"lb.example.org"},{"ip":"1.2.3.4"}]}}}
        """#,
      cells: [
        "a", "LoadBalancer", "10.0.0.1", "1.2.3.4,lb.example.org,9.9.9.9", "<none>", "<unknown>",
        "<none>",
      ]),
    Case(
      testDescription: "endpoints, more than three", resource: .endpoints,
      object: #"""
        {"metadata":{"name":"a"},"subsets":[{"addresses":[{"ip":"10.0.0.1"},{"ip":"fd00::1"}],
        "ports":[{"port":80},{"port":443}]}]}
        """#, cells: ["a", "10.0.0.1:80,[fd00::1]:80,10.0.0.1:443 + 1 more...", "<unknown>"]),
    Case(
      testDescription: "no endpoints", resource: .endpoints, object: #"{"metadata":{"name":"a"}}"#,
      cells: ["a", "<none>", "<unknown>"]),
    Case(
      testDescription: "a slice", resource: .endpointSlices,
      object: #"""
        {"metadata":{"name":"a"},"addressType":"IPv4","ports":[{"port":80},{}],"endpoints":[
        {"addresses":["10.0.0.1"]},{"addresses":["10.0.0.2","10.0.0.3"]},
        {"addresses":["10.0.0.4"]}]}
        """#, cells: ["a", "IPv4", "80,*", "10.0.0.1,10.0.0.2,10.0.0.3 + 1 more...", "<unknown>"]),
    Case(
      testDescription: "an empty slice", resource: .endpointSlices,
      object: #"{"metadata":{"name":"a"},"addressType":"IPv6","endpoints":[]}"#,
      cells: ["a", "IPv6", "<unset>", "<unset>", "<unknown>"]),
    Case(
      testDescription: "a namespace", resource: .namespaces,
      object: #"{"metadata":{"name":"a"},"status":{"phase":"Active"}}"#,
      cells: ["a", "Active", "<unknown>"]),
    Case(
      testDescription: "a service import", resource: .serviceImports,
      object: #"{"metadata":{"name":"a"},"spec":{"type":"ClusterSetIP","ips":["10.42.0.7"]}}"#,
      cells: ["a", "ClusterSetIP", #"["10.42.0.7"]"#, "<unknown>"]),
    Case(
      testDescription: "a built-in kind without columns of its own",
      resource: GroupVersionResource(version: "v1", resource: "events"),
      object: #"{"metadata":{"name":"a","creationTimestamp":"2026-09-19T14:13:20Z"}}"#,
      cells: ["a", "2026-09-19T14:13:20Z"]),
  ]

  @Test("fills the row of", arguments: cases)
  func fillsRows(_ one: Case) throws {
    let definition = try #require(ResourceCatalogue().definition(one.resource))
    let table = ObjectTable(definition).table(
      of: [try JSONValue(parsing: one.object)], now: PodTableTests.now)
    let cells = table["rows"]?.arrayValue?.first?["cells"]
    #expect(cells == .array(one.cells.map { .string($0) }))
    #expect(table["columnDefinitions"]?.arrayValue?.count == one.cells.count)
  }

  @Test func countsTheEntriesOfAConfigMap() throws {
    let definition = try #require(ResourceCatalogue().definition(.configMaps))
    let object: JSONValue = [
      "metadata": ["name": "a"], "data": ["x": "1"], "binaryData": ["y": ""],
    ]
    let table = ObjectTable(definition).table(of: [object], now: 0)
    #expect(table["rows"]?.arrayValue?.first?["cells"] == ["a", 2, "<unknown>"])
  }

  @Test func leavesOutTheColumnsOfLaterEvents() throws {
    let definition = try #require(ResourceCatalogue().definition(.namespaces))
    let table = ObjectTable(definition).table(of: [], now: 0, withColumns: false)
    #expect(table["columnDefinitions"] == .null)
    #expect(table["rows"] == [])
  }

  @Test(
    "includes of the object",
    arguments: [
      (ObjectTable.IncludeObject.none, nil as String?), (.metadata, "PartialObjectMetadata"),
      (.object, "Namespace"),
    ])
  func includes(_ include: ObjectTable.IncludeObject, _ kind: String?) throws {
    let definition = try #require(ResourceCatalogue().definition(.namespaces))
    let object: JSONValue = ["kind": "Namespace", "metadata": ["name": "a"]]
    let table = ObjectTable(definition, include: include).table(of: [object], now: 0)
    let row = table["rows"]?.arrayValue?.first
    #expect(row?["object"]?["kind"]?.stringValue == kind)
  }

  @Test(
    "shows durations as kubectl does",
    arguments: [
      (-5, "<invalid>"), (-1, "0s"), (0, "0s"), (119, "119s"), (120, "2m"), (125, "2m5s"),
      (599, "9m59s"), (600, "10m"), (10_799, "179m"), (10_800, "3h"), (11_100, "3h5m"),
      (28_800, "8h"), (172_799, "47h"), (172_800, "2d"), (176_400, "2d1h"), (691_200, "8d"),
      (63_071_999, "729d"), (63_072_000, "2y"), (63_158_400, "2y1d"), (252_288_000, "8y"),
    ])
  func showsDurations(_ seconds: Int64, _ text: String) {
    #expect(HumanDuration.string(seconds) == text)
  }

  @Test(
    "reads and writes points in time",
    arguments: [
      ("1970-01-01T00:00:00Z", 0), ("2026-09-21T14:13:20Z", 1_790_000_000),
      ("2000-02-29T23:59:59Z", 951_868_799), ("1969-12-31T23:59:59Z", -1),
    ])
  func readsAndWritesTimes(_ text: String, _ seconds: Int64) {
    #expect(RFC3339.seconds(text) == seconds)
    #expect(RFC3339.string(seconds) == text)
  }

  @Test func readsFractionsAndZones() {
    #expect(RFC3339.seconds("2026-09-21T16:13:20.123456+02:00") == 1_790_000_000)
    #expect(RFC3339.seconds("2026-09-21T16:13:20+0200") == nil)
    #expect(RFC3339.seconds("yesterday") == nil)
  }
}
