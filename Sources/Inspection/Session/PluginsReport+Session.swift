import CoreDNSPlugins
import Corefile
import Informers
import K8sAPI

extension PluginsReport {
  /// Reports the plugins of sessions.
  public init(_ sessions: [BlockSession], entryName: String) {
    self.init(
      serverBlocks: sessions.map { session in
        Block(
          session.identity,
          plugins: session.plan.plugins.map { session.report($0, entryName: entryName) })
      })
  }
}

extension BlockSession {
  /// When each watch that the plugin waits for had synced, at the latest; nil before that.
  ///
  /// Watches that are not shown were not started and do not count.
  func hasSyncedAfter(_ plugin: WatcherRegistration) -> Duration? {
    var latest = Duration.zero
    for name in plugin.awaits.filter(isShown) {
      guard let watch = registry.watch(name), !watch.isSkipped else { continue }
      guard let after = watch.informer.status.timeline.hasSyncedAfter else { return nil }
      latest = max(latest, after)
    }
    return latest
  }

  fileprivate func report(_ planned: PlannedPlugin, entryName: String) -> PluginReport {
    let file = planned.location?.file ?? ""
    let place = planned.location.map { "\(file.isEmpty ? entryName : file):\($0.line)" } ?? ""
    var report = PluginReport(name: planned.name, place: place)
    guard let plugin = registry.plugins.first(where: { $0.plugin == planned.name }) else {
      return report
    }
    report.isAPIWatcher = true
    report.offers = plugin.offers
    report.won = plugin.wins
    report.indexers = plugin.receivedIndexers
    report.hasSyncedAfter = hasSyncedAfter(plugin)
    report.hasSynced = report.hasSyncedAfter != nil
    return report
  }
}
