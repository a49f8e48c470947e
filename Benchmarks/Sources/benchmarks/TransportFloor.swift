import KubernetesClient
import KubernetesConfiguration

/// What only receiving costs: reads the lists that the informers read, and drops the bytes.
enum TransportFloor {
  static func run(kubeconfig: String) async throws {
    let resolver = ConnectionResolver(environment: [:])
    let connection = try resolver.prepare(
      ConnectionSettings(kubeconfig: .init(path: kubeconfig, origin: .caller)))
    let client = try KubernetesClient(connection)
    let start = ContinuousClock.now
    let bytes = try await withThrowingTaskGroup(of: Int.self) { group in
      for resource in [GroupVersionResource.namespaces, .services, .pods, .endpoints] {
        group.addTask {
          var options = ListOptions()
          options.resourceVersion = "0"
          var sink = Sink()
          try await client.perform(APIRequest(resource, options: options), into: &sink)
          return sink.count
        }
      }
      return try await group.reduce(0, +)
    }
    print("{\"wallSeconds\": \(start.duration(to: .now) / .seconds(1)), \"bytes\": \(bytes)}")
    await client.close()
  }
}

private struct Sink: ResponseConsumer {
  var count = 0

  mutating func receive(_ head: ResponseHead) {}

  mutating func receive(_ bytes: UnsafeRawBufferPointer, wireBytes: Int) { count += bytes.count }
}
