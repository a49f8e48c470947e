import Informers

/// The watches of one server block, shared by all plugins that take part.
///
/// Mirrors what the `k8s_api` plugin does when CoreDNS starts: it asks every watcher in execution
/// order for its informers, keeps the first that offers a name, builds those, hands every indexer
/// to every watcher, and then a HasSynced function to each. The order is made certain here where
/// Go's maps leave it open: names are taken in sorted order.
public struct WatcherRegistry: Sendable {
  /// The plugins that take part, in execution order.
  public let watchers: [any APIWatcher]
  /// The watches, sorted by name.
  public let watches: [WatchRegistration]
  /// What became of each plugin's offers, in execution order.
  public let plugins: [WatcherRegistration]

  /// Registers the watchers, given in execution order; starts nothing.
  ///
  /// Throws when a constructor fails, or when a plugin refuses an indexer.
  public init(
    watchers: [any APIWatcher], context: InformerContext
  ) throws(RegistrationError) {
    let offers = watchers.map { Offer(watcher: $0, constructors: $0.informers()) }
    let watches = try Self.build(offers, watchers: watchers, context: context)
    let byName = Dictionary(uniqueKeysWithValues: watches.map { ($0.name, $0.informer) })
    let plugins = offers.enumerated().map { position, offer in
      Self.registration(of: offer, at: position, among: offers, informers: byName)
    }
    for (watcher, plugin) in zip(watchers, plugins) {
      for watch in watches {
        do {
          try watcher.setIndexer(watch.name, watch.informer.indexer)
        } catch {
          throw RegistrationError(
            .setIndexer, plugin: watcher.name, watch: watch.name, cause: error)
        }
      }
      watcher.setHasSynced(plugin.hasSynced)
    }
    self.watchers = watchers
    self.watches = watches
    self.plugins = plugins
  }

  /// The watch of that name.
  public func watch(_ name: String) -> WatchRegistration? {
    watches.first { $0.name == name }
  }

  /// The names of all watches, sorted.
  public var names: [String] { watches.map(\.name) }

  /// Whether every watch has synced: what the start-up gate polls.
  ///
  /// True where there is none.
  public var hasSynced: Bool { watches.allSatisfy { $0.informer.hasSynced } }

  /// Whether the watches of those names have synced; names that are not registered count as synced.
  public func haveSynced(_ names: Set<String>) -> Bool {
    watches.allSatisfy { !names.contains($0.name) || $0.informer.hasSynced }
  }
}

extension WatcherRegistry {
  /// What one plugin offers.
  private struct Offer {
    var watcher: any APIWatcher
    var plugin: String { watcher.name }
    var constructors: [String: InformerConstructor]
  }

  private static func build(
    _ offers: [Offer], watchers: [any APIWatcher], context: InformerContext
  ) throws(RegistrationError) -> [WatchRegistration] {
    var watches: [WatchRegistration] = []
    for name in Set(offers.flatMap(\.constructors.keys)).sorted() {
      let candidates = offers.filter { $0.constructors[name] != nil }
      guard let winner = candidates.first, let construct = winner.constructors[name] else {
        continue
      }
      let informer: any Informer
      do {
        informer = try construct(context)
      } catch {
        throw RegistrationError(.buildInformer, plugin: winner.plugin, watch: name, cause: error)
      }
      watches.append(
        WatchRegistration(
          name: name, plugin: winner.plugin, shadows: candidates.dropFirst().map(\.plugin),
          consumers: watchers.filter { $0.consumes(name) }.map(\.name),
          isSkippedWhenAbsent: winner.watcher.goesWithout(name), informer: informer))
    }
    return watches
  }

  private static func registration(
    of offer: Offer, at position: Int, among offers: [Offer], informers: [String: any Informer]
  ) -> WatcherRegistration {
    let names = offer.constructors.keys.sorted()
    let earlier = Set(offers[..<position].flatMap(\.constructors.keys))
    // Where another plugin won a name, the winner's informer counts for this plugin too.
    let awaited = names.filter(offer.watcher.awaits)
    let own = awaited.compactMap { informers[$0] }
    return WatcherRegistration(
      plugin: offer.plugin, offers: names, awaits: awaited,
      wins: names.filter { !earlier.contains($0) }, loses: names.filter { earlier.contains($0) },
      receivedIndexers: informers.keys.sorted(),
      hasSynced: { own.allSatisfy { $0.hasSynced } })
  }
}
