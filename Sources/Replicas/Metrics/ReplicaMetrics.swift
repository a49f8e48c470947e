/// What a scrape of CoreDNS says about it.
public struct ReplicaMetrics: Hashable, Sendable {
  /// The version that the binary was built as; nil where it does not say.
  public var version: String?
  /// The plugins of its query chains, sorted; `health`, `ready`, `reload`, `bind` and `tls` are never
  /// among them.
  public var plugins: [String] = []
  /// Requests to the API server by status, which is `<error>` where no answer came.
  public var apiRequests: [String: Int] = [:]
  /// Panics that it survived; nil where it does not say.
  public var panics: Int?
  /// Answers by response code, over all servers, zones and plugins.
  public var responses: [String: Int] = [:]
  /// Entries of its cache by kind, `success` and `denial`.
  public var cacheEntries: [String: Int] = [:]
  /// The hash of the Corefile that it last tried to load by a reload; nil before the first one.
  public var reloadHash: String?
  /// How many reloads failed; nil where it does not say.
  public var failedReloads: Int?
  /// When the process began, in seconds since the beginning of 1970; nil where it does not say.
  public var startedAt: Double?

  /// Makes it of nothing.
  public init() {}

  /// Takes it from a scrape; nil where no metric in it is one of CoreDNS.
  public init?(_ text: MetricsText) {
    guard text.samples.contains(where: { $0.name.hasPrefix("coredns_") }) else { return nil }
    version = text.samples("coredns_build_info").first?.labels["version"]
    plugins = Set(
      text.samples("coredns_plugin_enabled").filter { $0.value != 0 }.compactMap {
        $0.labels["name"]
      }
    ).sorted()
    apiRequests = Self.counts(
      text.sums("coredns_kubernetes_rest_client_requests_total", by: "code"))
    panics = text.sum("coredns_panics_total").map(Self.count)
    responses = Self.counts(text.sums("coredns_dns_responses_total", by: "rcode"))
    cacheEntries = Self.counts(text.sums("coredns_cache_entries", by: "type"))
    reloadHash = text.samples("coredns_reload_version_info").last { $0.value != 0 }?.labels["value"]
    failedReloads = text.sum("coredns_reload_failed_total").map(Self.count)
    startedAt = text.sum("process_start_time_seconds").flatMap { $0.isFinite ? $0 : nil }
  }

  /// The share of answers with SERVFAIL, from 0 to 1; nil before the first answer.
  public var serverFailureShare: Double? {
    let total = responses.values.reduce(0.0) { $0 + Double($1) }
    return total > 0 ? Double(responses["SERVFAIL"] ?? 0) / total : nil
  }

  private static func counts(_ sums: [String: Double]) -> [String: Int] {
    sums.mapValues(count)
  }

  /// A counter as a number; what no counter can be is 0, what is too large the largest.
  private static func count(_ value: Double) -> Int {
    guard value > 0 else { return 0 }
    return Int(exactly: value.rounded()) ?? (value.isFinite ? Int.max : 0)
  }
}
