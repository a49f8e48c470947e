import KubernetesConfiguration

/// How recorded events are played.
package enum EventPlay: Hashable, Sendable {
  /// At their pace.
  case paced
  /// Without waiting.
  case atOnce
}

/// What decides how a Corefile is read, how its blocks connect, and how long is waited.
package struct SessionOptions: Sendable {
  /// A path, `-` for standard input, or `configmap:NAMESPACE/NAME[/KEY]`; nil for `Corefile`.
  package var corefile: String?
  /// One server block: its number from 1, or one of its keys; nil for all.
  package var serverBlock: String?
  /// The path of the `plugin.cfg` that CoreDNS was built with.
  package var pluginCfg: String?
  /// The version of CoreDNS, or how to find it out.
  package var coreDNSVersion: CoreDNSVersionChoice?
  /// Descriptions of plugins: paths, and names of built-in ones.
  package var plugins: [String] = []
  /// Whether this machine is the one that CoreDNS runs on, so that what it needs must be here.
  package var isHere = false
  /// The identifiers of findings that are not to be told.
  package var allowedFindings: Set<String> = []
  /// What takes the place of a block's own connection.
  package var overrides = ConnectionOverrides()
  /// How long one request may take, watches apart; nil for no limit.
  package var requestTimeout: Duration?
  /// Whether to connect to a simulated cluster.
  package var isDemo = false
  /// The path of a capture that takes the place of a cluster; nil for a cluster.
  package var replay: String?
  /// How the events of a capture are played; nil for what came of them alone.
  package var play: EventPlay?
  /// How many changes a second the simulated cluster goes through; nil for as many as usual.
  package var churn: Double?
  /// How long to wait, where that is given.
  package var timeout: Duration?
  /// How long to wait otherwise.
  package var usualTimeout = Duration.seconds(5)
  /// The names of the watches to start; nil for all.
  package var watches: Set<String>?
  /// How the first state is fetched.
  package var listMode = ListMode.auto

  /// What holds where nothing is said.
  package init() {}
}
