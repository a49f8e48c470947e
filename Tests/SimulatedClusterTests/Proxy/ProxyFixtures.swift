import SimulatedCluster

/// Proxies for one test each.
enum ProxyFixtures {
  /// Runs a test against a proxy of its own.
  static func withProxy(
    _ options: SimulatedProxy.Options, _ body: (SimulatedProxy) async throws -> Void
  ) async throws {
    let proxy = try await SimulatedProxy.start(options)
    do {
      try await body(proxy)
    } catch {
      try? await proxy.shutdown()
      throw error
    }
    try await proxy.shutdown()
  }

  /// A plaintext cluster for byte-by-byte clients.
  static var plainCluster: SimulatedCluster.Options {
    var options = ServerFixtures.options()
    options.isPlaintext = true
    return options
  }

  /// A CONNECT request.
  static func connect(_ target: String, _ headers: String = "") -> String {
    "CONNECT \(target) HTTP/1.1\r\nHost: \(target)\r\nUser-Agent: tests\r\n\(headers)\r\n"
  }

  /// A request whose answer ends the connection.
  static func get(_ target: String, host: String = "kube.example") -> String {
    "GET \(target) HTTP/1.1\r\nHost: \(host)\r\nConnection: close\r\n\r\n"
  }
}
