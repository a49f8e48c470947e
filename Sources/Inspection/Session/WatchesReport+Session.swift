import Informers
import K8sAPI

extension WatchesReport {
  /// Reports the watches of sessions; without their state where nothing was started.
  public init(_ sessions: [BlockSession], isStatic: Bool, measuringMemory: Bool = true) {
    self.init(
      serverBlocks: sessions.map { session in
        Block(
          session.identity,
          watches: session.watches.map { watch in
            WatchReport(
              watch, live: isStatic ? nil : session.live(watch, measuringMemory: measuringMemory))
          })
      }, isStatic: isStatic)
  }
}

extension WatchReport {
  /// Reports a registration.
  public init(_ registration: WatchRegistration, live: LiveWatchReport?) {
    let description = registration.informer.description
    self.init(
      name: registration.name, plugin: registration.plugin, shadows: registration.shadows,
      consumers: registration.consumers, resource: description.resource,
      labelSelector: description.labelSelector, fieldSelector: description.fieldSelector,
      indexes: description.indexNames, live: live)
  }
}
