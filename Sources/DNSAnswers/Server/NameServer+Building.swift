public import Corefile
public import CoreDNSPlugins
import DNSMessages
import Informers
public import K8sAPI
import PluginStanzas

extension NameServer {
  /// A plan of a server block with the watchers that have been handed its stores.
  public struct Source: Sendable {
    /// The plan.
    public var plan: ServerBlockPlan
    /// The plan's watchers, registered.
    public var watchers: [any APIWatcher]
    /// Whether the watches have synced; nil to go by what each watcher was told.
    public var hasSynced: (@Sendable () -> Bool)?

    /// Makes a source.
    public init(
      plan: ServerBlockPlan, watchers: [any APIWatcher],
      hasSynced: (@Sendable () -> Bool)? = nil
    ) {
      self.plan = plan
      self.watchers = watchers
      self.hasSynced = hasSynced
    }
  }

  /// Makes a server.
  ///
  /// - Parameters:
  ///   - corefile: What the Corefile says.
  ///   - order: The order in which the build executes its plugins.
  ///   - sources: The plans of its server blocks with their stores.
  ///   - facts: What it depends on beside.
  public init(
    corefile: ParsedCorefile, order: PluginOrder, sources: [Source], facts: ServerFacts
  ) {
    var zones: [Int: [String: [ServedBlock]]] = [:]
    // One build of CoreDNS has one plugin of a name: the example, where k8s_api is anywhere.
    let hasExample = corefile.blocks.contains { block in
      block.directive(K8sAPISettings.pluginName) != nil
        || block.directive(PodnamesSettings.pluginName) != nil
    }
    for (index, block) in corefile.blocks.enumerated() {
      let builder = BlockBuilder(
        corefile: corefile, block: block, facts: facts, hasExample: hasExample,
        sources: sources.filter { $0.plan.blockIndex == index })
      let served = builder.served(order)
      for key in block.normalizedKeys {
        guard let place = ServedKey(key) else { continue }
        zones[place.port, default: [:]][place.zone, default: []].append(served)
      }
    }
    self.zones = zones
  }
}

/// A key of a server block as CoreDNS normalises it: `dns://cluster.local.:53`.
struct ServedKey {
  /// The zone.
  let zone: String
  /// The port.
  let port: Int

  init?(_ key: String) {
    guard let scheme = key.firstRange(of: "://"), let colon = key.lastIndex(of: ":"),
      colon >= scheme.upperBound, let port = Int(key[key.index(after: colon)...])
    else { return nil }
    zone = String(key[scheme.upperBound..<colon])
    self.port = port
  }
}

/// Makes the plugins of one server block.
struct BlockBuilder {
  let corefile: ParsedCorefile
  let block: ServerBlock
  let facts: ServerFacts
  let hasExample: Bool
  let sources: [NameServer.Source]

  /// Directives that are no plugin that questions pass.
  private static let settings: Set<String> = [
    "root", "timeouts", "multisocket", "reload", "bind", "debug", "tls", "health", "pprof", "on",
    "quic", "grpc_server", "https", "https3", "proxyproto", "ready", "sign",
  ]

  /// Plugins that change no question and no answer.
  private static let passing: Set<String> = [
    "metadata", "geoip", "cancel", "nsid", "bufsize", "trace", "shed", "prometheus", "errors",
    "log", "dnstap", "chaos", "loadbalance", "tsig", "transfer", "loop", "view", "k8s_api",
    "kubeapi",
  ]

  /// Plugins that change questions or answers in ways that are not modelled.
  private static let changing: Set<String> = ["dns64", "header", "dnssec"]

  /// The block as questions meet it.
  func served(_ order: PluginOrder) -> ServedBlock {
    let names = order.sorted(block.directives.map(\.name))
    return ServedBlock(
      title: block.keys.map(\.text).joined(separator: " "),
      location: Array(block.keys).first?.location ?? SourceLocation(line: 0, column: 0),
      plugins: names.compactMap { block.directive($0) }.flatMap(plugins),
      filters: block.directive("view").map(filters) ?? [],
      isDebugging: block.directive("debug") != nil)
  }

  /// The zones of arguments, or the block's.
  func zones(_ arguments: [String]) -> [String] {
    PluginZones.origins(arguments: arguments, blockKeys: block.normalizedKeys)
  }

  private func plugins(_ directive: Directive) -> [any AnsweringPlugin] {
    let name = directive.name
    guard let token = directive.tokens.first(where: { _ in true }), !Self.settings.contains(name)
    else { return [] }
    let place = PluginPlace(name, at: token.location)
    let reader = DirectiveReader(
      directive: directive, place: place, builder: self, entryFile: corefile.entryFile)
    switch name {
    case "local": return [reader.local]
    case "any": return [AnyPlugin(place: place)]
    case "rewrite": return [reader.rewrite]
    case "autopath": return [reader.autopath ?? UnknownChangePlugin(place: place)]
    case "cache": return [reader.cache]
    case "minimal": return [MinimalPlugin(place: place)]
    case "template": return [reader.template]
    case "hosts": return [reader.hosts]
    case "acl": return [reader.acl]
    case "erratic": return [ErraticPlugin(place: place)]
    case "forward", "grpc": return reader.forwards
    case "k8s_external": return [reader.external ?? PassingPlugin(place: place)]
    case "kubernetes", "kubernetai":
      let plugins = kubernetes(place)
      return plugins.isEmpty
        ? [UnknownAnswerPlugin(place: place, zones: reader.guessedZones)] : plugins
    case "podnames": return podnames(place).map { [$0] } ?? []
    default: break
    }
    if Self.passing.contains(name) { return [PassingPlugin(place: place)] }
    if Self.changing.contains(name) { return [UnknownChangePlugin(place: place)] }
    return [UnknownAnswerPlugin(place: place, zones: reader.guessedZones)]
  }

  private func filters(_ directive: Directive) -> [ViewFilter] {
    var dispenser = corefile.dispenser(for: directive)
    var filters: [ViewFilter] = []
    while dispenser.next() {
      let name = dispenser.remainingArgs().first ?? ""
      while dispenser.nextBlock() {
        guard dispenser.value == "expr" else { continue }
        filters.append(
          ViewFilter(name: name, text: dispenser.remainingArgs().joined(separator: " ")))
      }
    }
    return filters
  }

  /// The first plugin `kubernetes` of the block.
  var kubernetes: KubernetesPlugin? {
    guard let directive = block.directive("kubernetes"),
      let token = directive.tokens.first(where: { _ in true })
    else { return nil }
    return kubernetes(PluginPlace("kubernetes", at: token.location)).first
  }

  private func kubernetes(_ place: PluginPlace) -> [KubernetesPlugin] {
    if hasExample, place.plugin == "kubernetes" { return example(place).map { [$0] } ?? [] }
    return sources.flatMap { source in
      source.watchers.compactMap { ServerBlockPlan.plugin(of: $0) as? StockKubernetesWatcher }
        .filter { $0.name == place.plugin }
        .compactMap { stock($0, place, source) }
    }
  }

  private func stock(
    _ watcher: StockKubernetesWatcher, _ place: PluginPlace, _ source: NameServer.Source
  ) -> KubernetesPlugin? {
    guard let stores = StockStores(watcher) else { return nil }
    let version = facts.profile.version
    let settings = watcher.settings
    let backend = StockBackend(
      settings: settings, stores: stores,
      hostname: EndpointHostname(
        usesPodNames: settings.common.namesEndpointsAfterPods,
        padsWithZero: version >= CoreDNSVersion(1, 12, 3)),
      boundAddresses: boundAddresses,
      namesHostsOnly: (CoreDNSVersion(1, 11, 4)...CoreDNSVersion(1, 12, 0)).contains(version),
      chainLimit: chainLimit)
    return KubernetesPlugin(
      place: place, variant: .stock(backend), settings: settings.common,
      hasSynced: source.hasSynced ?? { watcher.hasSynced }, searchDomains: facts.searchDomains)
  }

  /// The example's settings stand in its plan; in a block without `k8s_api` it has no stores.
  private func example(_ place: PluginPlace) -> KubernetesPlugin? {
    let found = sources.lazy.compactMap { source in
      source.watchers.lazy.compactMap { $0 as? ExampleKubernetesWatcher }.first.map { (source, $0) }
    }.first
    let watcher = found?.1
    let settings = watcher?.settings ?? exampleSettings
    guard let settings else { return nil }
    let stores = watcher.map { ExampleStores($0) } ?? ExampleStores()
    let backend = ExampleBackend(
      settings: settings, stores: stores, boundAddresses: boundAddresses, chainLimit: chainLimit)
    return KubernetesPlugin(
      place: place, variant: .example(backend), settings: settings.common,
      hasSynced: found?.0.hasSynced ?? stores.hasSynced, searchDomains: facts.searchDomains)
  }

  private var exampleSettings: ExampleKubernetesSettings? {
    block.directive("kubernetes").flatMap { directive in
      try? ExampleKubernetesSettings(
        parsing: directive, blockKeys: block.normalizedKeys, entryFile: corefile.entryFile)
    }
  }

  private func podnames(_ place: PluginPlace) -> PodnamesPlugin? {
    let watcher = sources.flatMap(\.watchers).lazy.compactMap { $0 as? PodnamesWatcher }.first
    let settings =
      watcher?.settings
      ?? block.directive("podnames").flatMap { directive in
        try? PodnamesSettings(
          parsing: directive, blockKeys: block.normalizedKeys, entryFile: corefile.entryFile)
      }
    return settings.map {
      PodnamesPlugin(
        place: place, settings: $0, pods: watcher?.podIndexer as? Store<ExamplePod>)
    }
  }

  /// With `bind`, CoreDNS reads the addresses as networks, which they are not: it knows none.
  private var boundAddresses: [InternetAddress] {
    block.directive("bind") == nil ? facts.addresses.filter { !$0.isLoopback } : []
  }

  private var chainLimit: Int {
    facts.profile.version >= CoreDNSVersion(1, 12, 1) ? 10 : 7
  }
}
