/// The order in which a build of CoreDNS executes its plugins.
public struct PluginOrder: Hashable, Sendable {
  /// The plugins' names, first executed first; of a name that comes twice the first place counts.
  public var names: [String] {
    didSet { places = Self.places(of: names) }
  }
  private var places: [String: Int]

  /// Makes an order of names; of a name that comes twice the first place counts.
  public init(names: [String]) {
    var seen: Set<String> = []
    self.names = names.filter { seen.insert($0).inserted }
    places = Self.places(of: self.names)
  }

  private static func places(of names: [String]) -> [String: Int] {
    Dictionary(zip(names, names.indices), uniquingKeysWith: { first, _ in first })
  }

  /// The place of a plugin in the order, counted from 0; nil when the build does not have it.
  public func index(of name: String) -> Int? {
    places[name]
  }

  /// Names sorted by this order; those that it does not have come last, as they were.
  public func sorted(_ unordered: [String]) -> [String] { sorted(unordered) { $0 } }

  /// What has names, sorted as they are by this order.
  public func sorted<Element>(
    _ unordered: [Element], by name: (Element) -> String
  ) -> [Element] {
    let ranks = unordered.map { places[name($0)] ?? .max }
    return unordered.indices.sorted { (ranks[$0], $0) < (ranks[$1], $1) }.map { unordered[$0] }
  }
}

extension PluginOrder {
  /// The plugins of CoreDNS 1.14.7 in their order.
  public static let coreDNS = PluginOrder(names: [
    "root", "metadata", "geoip", "cancel", "proxyproto", "quic", "grpc_server", "https", "https3",
    "timeouts", "multisocket", "reload", "nsid", "bufsize", "bind", "debug", "trace", "ready",
    "health", "pprof", "shed", "prometheus", "errors", "log", "dnstap", "local", "dns64", "any",
    "chaos", "loadbalance", "tsig", "rewrite", "autopath", "acl", "cache", "header", "dnssec",
    "tls", "minimal", "template", "transfer", "hosts", "route53", "azure", "clouddns",
    "k8s_external", "kubernetes", "file", "auto", "secondary", "etcd", "loop", "forward", "grpc",
    "erratic", "whoami", "on", "sign", "view", "nomad",
  ])

  /// The order of a CoreDNS with `k8s_api` built in as its README asks: `podnames` before
  /// `kubernetes`, `k8s_api` after it.
  public static let builtIn = coreDNS.withK8sAPI

  /// The order with `k8s_api` and its examples built in as its README asks.
  public var withK8sAPI: PluginOrder {
    PluginOrder(
      names: names.flatMap { name in
        name == "kubernetes" ? ["podnames", "kubernetes", "k8s_api"] : [name]
      })
  }
}
