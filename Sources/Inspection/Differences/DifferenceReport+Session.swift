import CoreDNSPlugins
import Informers
import K8sAPI
import KubernetesClient
import KubernetesWire

extension DifferenceReport.Block {
  /// What a block's sessions on two sides do not share, settings apart.
  public init(_ first: BlockSession, _ second: BlockSession, limit: Int) {
    self.init(first.identity, presence: .both)
    let names = Set(first.watches.map(\.name)).union(second.watches.map(\.name)).sorted()
    let comparison = StoreDifference(limit: limit)
    for name in names {
      let sides = (first.shownWatch(name), second.shownWatch(name))
      guard let old = sides.0, let new = sides.1 else {
        watches.append(
          WatchDifference(name: name, presence: sides.0 == nil ? .second : .first))
        continue
      }
      watches.append(WatchDifference(old, new, comparison))
      timings.append(
        TimingDifference(
          watch: name, first: old.informer.status.timeline.hasSyncedAfter,
          second: new.informer.status.timeline.hasSyncedAfter))
    }
  }

  /// A block that one side alone has.
  public init(_ session: BlockSession, only presence: DifferenceReport.Presence) {
    self.init(session.identity, presence: presence)
    watches = session.watches.map { WatchDifference(name: $0.name, presence: presence) }
  }
}

extension BlockSession {
  fileprivate func shownWatch(_ name: String) -> WatchRegistration? {
    isShown(name) ? registry.watch(name) : nil
  }
}

extension WatchDifference {
  fileprivate init(
    _ first: WatchRegistration, _ second: WatchRegistration, _ comparison: StoreDifference
  ) {
    self.init(name: first.name, presence: .both)
    registration = FieldDifference.between(first.facts, second.facts)
    // An unsynced store proves nothing.
    guard first.informer.hasSynced, second.informer.hasSynced else { return }
    let stores = (first.informer.indexer, second.informer.indexer)
    objects = comparison.objects(stores.0, stores.1)
    indexes = stores.0.indexNames.compactMap { comparison.index($0, stores.0, stores.1) }
  }
}

extension WatchRegistration {
  /// What a watch is, as members that can be compared.
  fileprivate var facts: JSONValue {
    let description = informer.description
    let resource = description.resource
    let path = [resource.group, resource.version, resource.resource].filter { !$0.isEmpty }
    return .object(
      JSONObject([
        ("plugin", .string(plugin)), ("resource", .string(path.joined(separator: "/"))),
        ("namespace", .string(description.namespace ?? "")),
        ("labelSelector", .string(description.labelSelector)),
        ("fieldSelector", .string(description.fieldSelector)),
        ("indexes", .string(description.indexNames.joined(separator: ","))),
        ("consumers", .string(consumers.joined(separator: ","))),
      ]))
  }
}
