import KubernetesWire
import KubernetesClient
import Testing

@testable import SimulatedCluster

struct ClusterGeneratorTests {
  private func generator(
    pods: Int = 300, services: Int = 40, namespaces: Int = 7, seed: UInt64 = 1
  ) throws -> ClusterGenerator {
    try ClusterGenerator(pods: pods, services: services, namespaces: namespaces, seed: seed)
  }

  private func pod(_ object: GeneratedObject) throws -> JSONValue {
    try ProtobufTranscoder.shared.json(fromProtobuf: #require(object.message), kind: "Pod")
  }

  @Test func makesTheSameClusterForTheSameSeed() throws {
    let first = Array(try generator().objects(firstResourceVersion: 100))
    let second = Array(try generator().objects(firstResourceVersion: 100))
    #expect(first == second)
    #expect(first != Array(try generator(seed: 2).objects(firstResourceVersion: 100)))
    #expect(first.map(\.resourceVersion) == (0..<Int64(first.count)).map { $0 + 100 })
  }

  @Test(
    "makes as many objects as were asked for",
    arguments: [(0, 0, 0), (1, 0, 0), (5, 3, 0), (30, 4, 2), (300, 40, 7), (150, 1, 12)])
  func makesAsManyAsAskedFor(_ pods: Int, _ services: Int, _ namespaces: Int) throws {
    let cluster = try generator(pods: pods, services: services, namespaces: namespaces)
    func objects(_ resource: GroupVersionResource) -> [GeneratedObject] {
      Array(cluster.objects(of: resource))
    }
    #expect(objects(.pods).count == pods)
    #expect(objects(.services).count == services + 2)
    #expect(objects(.namespaces).count == namespaces + 4)
    let known = Set(objects(.namespaces).map(\.name))
    for resource in ClusterGenerator.resources {
      let keys = objects(resource).map(\.key)
      #expect(Set(keys).count == keys.count, "\(resource.resource): keys repeat")
      if resource != .endpointSlices { #expect(keys == keys.sorted(), "\(resource.resource)") }
      #expect(objects(resource).allSatisfy { $0.namespace.map(known.contains) ?? true })
    }
  }

  @Test func stampedPodsEqualEncodedOnes() throws {
    let cluster = try generator()
    var plans = cluster.podPlan(3)
    for shape in PodPlan.Shape.all {
      plans.shape = shape
      let message = try #require(cluster.pod(plans, resourceVersion: 4711).message)
      let json = try ProtobufTranscoder.shared.json(fromProtobuf: message, kind: "Pod")
      let again = try ProtobufTranscoder.shared.protobuf(fromJSON: json, kind: "Pod")
      #expect(again == message, "\(shape)")
      #expect(!json.serialised().contains("SLOT"), "\(shape)")
      #expect(json["metadata"]?["resourceVersion"] == "4711")
      #expect(json["metadata"]?["name"]?.stringValue == plans.name)
      #expect((json["status"]?["podIP"] != nil) == shape.state.hasIP)
      #expect((json["metadata"]?["deletionTimestamp"] != nil) == (shape.state == .terminating))
    }
  }

  @Test func podsAreAsLargeAsRealOnes() throws {
    let pods = Array(try generator(pods: 2_000).objects(of: .pods))
    let some = try pods.prefix(50).map { try pod($0) }
    let protobuf = pods.compactMap { $0.message?.count }.reduce(0, +) / pods.count
    #expect((2_800...3_800).contains(protobuf), "\(protobuf) bytes of protobuf on average")
    // As pretty as the API server prints it for a person.
    let json = some.map { $0.serialisedBytes(pretty: true).count }.reduce(0, +) / some.count
    #expect((9_000...12_000).contains(json), "\(json) bytes of JSON on average")
  }

  @Test func everyObjectOfABuiltInKindSurvivesTheTranscoder() throws {
    let kinds: [GroupVersionResource: String] = [
      .namespaces: "Namespace", .services: "Service", .endpoints: "Endpoints",
      .endpointSlices: "EndpointSlice",
    ]
    let transcoder = ProtobufTranscoder.shared
    var disagreeing: [String] = []
    for object in try generator().objects() {
      guard let kind = kinds[object.resource], var json = object.json?.objectValue else { continue }
      let bytes = try transcoder.protobuf(fromJSON: .object(json), kind: kind)
      json["apiVersion"] = nil
      json["kind"] = nil
      let back = try transcoder.json(fromProtobuf: bytes, kind: kind)
      if !back.contains(.object(json)) { disagreeing.append("\(kind) \(object.key)") }
    }
    #expect(disagreeing == [])
  }

  @Test func podsShowEveryState() throws {
    let statuses = try generator(pods: 60).objects(of: .pods).map { PodSummary(try pod($0)).status }
    for status in [
      "Running", "Completed", "Error", "Pending", "ContainerCreating", "Terminating",
      "CrashLoopBackOff",
    ] {
      #expect(statuses.contains(status), "\(status)")
    }
  }

  @Test func servicesShowEveryKind() throws {
    let rows = try generator().objects(of: .services).map { try #require($0.json?["spec"]) }
    for type in ["ClusterIP", "NodePort", "LoadBalancer", "ExternalName"] {
      #expect(rows.contains { $0["type"]?.stringValue == type }, "\(type)")
    }
    #expect(rows.contains { $0["clusterIP"] == "None" })
    #expect(rows.contains { $0["clusterIPs"]?.arrayValue?.count == 2 })
    #expect(rows.contains { ($0["externalIPs"]?.arrayValue?.count ?? 0) > 0 })
    let addresses = rows.compactMap { $0["clusterIP"]?.stringValue }.filter { $0 != "None" }
    #expect(Set(addresses).count == addresses.count)
  }

  @Test func selectorsChooseSomeButNotAll() throws {
    let cluster = try generator()
    let environments = Set(
      try cluster.objects(of: .pods).prefix(120).map {
        try pod($0)["metadata"]?["labels"]?["environment"]
      })
    #expect(environments.isSuperset(of: ["prod", "qa", "staging"]))
    let labels = cluster.objects(of: .namespaces).map { $0.json?["metadata"]?["labels"]?["env"] }
    #expect(labels.contains("prod") && labels.contains("qa") && labels.contains(nil))
  }

  @Test func podsLiveOnOneAddressEachUnlessTheyAreFinishedOrOnTheHostsNetwork() throws {
    let cluster = try generator(pods: 2_000)
    var addresses: Set<String> = []
    for plan in (0..<cluster.pods).map(cluster.podPlan) {
      guard plan.shape.state.isServed, !plan.shape.isOnHostNetwork else { continue }
      #expect(addresses.insert(plan.ip).inserted, "\(plan.ip)")
    }
    #expect(addresses.count > 1_500)
  }
}

extension JSONValue {
  /// Whether every member of the other value is here too; more members may be here (zero values
  /// that the wire format always has).
  func contains(_ other: JSONValue) -> Bool {
    switch (self, other) {
    case (.object(let mine), .object(let theirs)):
      theirs.allSatisfy { member in
        mine[member.name].map { $0.contains(member.value) } ?? (member.value == .null)
      }
    case (.array(let mine), .array(let theirs)):
      mine.count == theirs.count && zip(mine, theirs).allSatisfy { $0.contains($1) }
    default: self == other
    }
  }
}
