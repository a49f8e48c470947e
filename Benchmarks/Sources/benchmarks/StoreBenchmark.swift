import KubernetesWire
import CoreDNSPlugins
import Informers
import KubernetesClient
import SimulatedCluster

/// From the bytes of a list to an indexed store, and queries on it.
enum StoreBenchmark {
  static func run(pods: Int) throws {
    let list = try encodedList(pods: pods)
    let store = Store<ExamplePod>(indexes: [Index("PodIP") { $1($0.podIP) }])
    let (measurement, _) = try Measurement.of {
      var decoder = try ListDecoder<ExamplePod>(
        contentType: "application/vnd.kubernetes.protobuf", projection: ExamplePod.projection)
      for start in stride(from: 0, to: list.count, by: 64 << 10) {
        try list[start..<min(start + 64 << 10, list.count)].withUnsafeBytes { chunk in
          try decoder.consume(chunk) { store.upsert(try $0.get()) }
        }
      }
      _ = try decoder.finish()
    }
    report(
      "project and store \(pods) pods, \(list.count >> 20) MB",
      "\(measurement.cpu), \(measurement.perSecond(list.count) / 1_000_000) MB/s",
      bar: "part of 1.9 s")
    try queries(store)
    try completions(store)
  }

  /// What Tab costs in a session: the first 200 keys and values that start with what is typed.
  private static func completions(_ store: Store<ExamplePod>) throws {
    for (typed, value) in [("", ""), ("team-01", "10.128.1")] {
      let calls = 20
      var found = 0
      let (measurement, _) = try Measurement.of {
        for _ in 0..<calls {
          found += store.keys(startingWith: typed, limit: 200).count
          found += try store.indexValues("PodIP", startingWith: value, limit: 200).count
        }
      }
      precondition(found > 0)
      report(
        "complete a key and a value, \"\(typed)\" and \"\(value)\"",
        "\(measurement.wall / calls), \(found / calls) match", bar: "50 ms for each")
    }
  }

  private static func queries(_ store: Store<ExamplePod>) throws {
    let values = try store.indexValues("PodIP").filter { !$0.isEmpty }
    let count = 1_000_000
    var found = 0
    let (measurement, _) = try Measurement.of {
      for number in 0..<count {
        found += try store.objects(inIndex: "PodIP", value: values[number % values.count]).count
      }
    }
    precondition(found >= count)
    report("ByIndex calls", "\(measurement.perSecond(count)) a second", bar: "1,000,000 a second")
  }

  /// A list answer as the API server sends it.
  private static func encodedList(pods: Int) throws -> [UInt8] {
    let generator = try ClusterGenerator(
      pods: pods, services: pods / 10 + 1, namespaces: 200, seed: 1)
    let pods = generator.objects(of: .pods).compactMap { object -> [UInt8]? in
      guard case .protobuf(let bytes) = object.body else { return nil }
      return bytes
    }
    let list = ProtobufTranscoder.list(
      metadata: ListMetadata(resourceVersion: "598"), items: pods)
    return ProtobufTranscoder.wrap(kind: "PodList", apiVersion: "v1", raw: list)
  }
}
