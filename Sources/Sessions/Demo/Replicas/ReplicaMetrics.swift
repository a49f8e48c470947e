import Corefile
import DNSMessages
import Synchronization

/// What one replica's metrics say, in the text format 0.0.4 as CoreDNS writes it.
struct ReplicaMetrics: Sendable {
  /// The answers so far by their codes.
  final class Counters: Sendable {
    private let answers: Mutex<[String: Int]>

    init(_ answers: [String: Int]) { self.answers = Mutex(answers) }

    /// Counts an answer.
    func count(_ code: ResponseCode) {
      answers.withLock { $0[code.description, default: 0] += 1 }
    }

    /// The answers by code, sorted.
    var sorted: [(code: String, count: Int)] {
      answers.withLock { $0 }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }
  }

  let version: String
  let startedAt: Int64
  let counters: Counters
  /// What the last reload showed; nil before the first.
  var reloadHash: String?
  var failedReloads = 0
  /// Whether its requests to the API server are allowed.
  var isSynced = true
  /// The plugins in each zone's chain.
  private var plugins: [(server: String, zone: String, names: [String])]

  /// The plugins that take no part in answering, which the metric leaves out.
  private static let besideChain: Set<String> = [
    "bind", "debug", "health", "multisocket", "nomad", "on", "pprof", "ready", "reload", "root",
    "timeouts", "tls", "tsig",
  ]

  init(_ corefile: ParsedCorefile, version: String, startedAt: Int64) {
    self.version = version
    self.startedAt = startedAt
    counters = Counters(["NOERROR": 48_213, "NXDOMAIN": 9_027, "SERVFAIL": 12])
    plugins = corefile.blocks.flatMap { block in
      let names = block.directives.map(\.name).filter { !Self.besideChain.contains($0) }
      return block.normalizedKeys.map { key in
        let start = key.firstRange(of: "://")?.upperBound ?? key.startIndex
        let end = key.lastIndex(of: ":") ?? key.endIndex
        let zone = start < end ? String(key[start..<end]) : "."
        return ("\(key[..<start])\(key[end...])", zone, names)
      }
    }
  }

  /// Takes the last plugin out of every chain, as when an older Corefile serves on.
  mutating func withoutLastPlugin() {
    for index in plugins.indices { _ = plugins[index].names.popLast() }
  }

  /// The whole scrape.
  var text: String {
    var page = MetricsPage()
    page.family("coredns_build_info", "gauge", "A metric with a constant '1' value.")
    page.sample([("goversion", "go1.25.2"), ("revision", ""), ("version", version)], "1")
    addCache(&page)
    addAnswers(&page)
    page.family("coredns_health_request_failures_total", "counter", "Failed self health checks.")
    page.sample([], "0")
    page.family(
      "coredns_kubernetes_rest_client_requests_total", "counter",
      "Number of HTTP requests, partitioned by status code, method, and host.")
    page.sample(
      [("code", isSynced ? "200" : "403"), ("host", "10.96.0.1:443"), ("method", "GET")],
      isSynced ? "431" : "2057")
    page.family("coredns_panics_total", "counter", "A metrics that counts the number of panics.")
    page.sample([], "0")
    addPlugins(&page)
    page.family("coredns_reload_failed_total", "counter", "Failed reload attempts.")
    page.sample([], "\(failedReloads)")
    if let reloadHash {
      page.family("coredns_reload_version_info", "gauge", "The hash of the Corefile.")
      page.sample([("hash", "sha512"), ("value", reloadHash)], "1")
    }
    page.family(
      "process_start_time_seconds", "gauge",
      "Start time of the process since unix epoch in seconds.")
    page.sample([], "\(startedAt)")
    return page.text
  }

  private func addCache(_ page: inout MetricsPage) {
    page.family("coredns_cache_entries", "gauge", "The number of elements in the cache.")
    for place in plugins where place.names.contains("cache") {
      for (type, count) in [("denial", 121), ("success", 348)] {
        page.sample(
          [("server", place.server), ("type", type), ("view", ""), ("zones", place.zone)],
          isSynced ? "\(count)" : "0")
      }
    }
  }

  private func addAnswers(_ page: inout MetricsPage) {
    page.family("coredns_dns_responses_total", "counter", "Counter of response status codes.")
    guard let place = plugins.first else { return }
    for (code, count) in counters.sorted {
      page.sample(
        [
          ("plugin", "kubernetes"), ("rcode", code), ("server", place.server), ("view", ""),
          ("zone", place.zone),
        ], "\(count)")
    }
  }

  private func addPlugins(_ page: inout MetricsPage) {
    page.family(
      "coredns_plugin_enabled", "gauge",
      "A metric that indicates whether a plugin is enabled on per server and zone basis.")
    for place in plugins {
      for name in place.names.sorted() {
        page.sample(
          [("name", name), ("server", place.server), ("view", ""), ("zone", place.zone)], "1")
      }
    }
  }
}
