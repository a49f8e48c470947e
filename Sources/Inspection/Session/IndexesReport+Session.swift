import Informers
import K8sAPI

extension IndexesReport {
  /// Reports the sizes of the indexes of the watches that sessions show.
  public init(_ sessions: [BlockSession]) {
    self.init(
      serverBlocks: sessions.map { session in
        Block(
          session.identity,
          watches: session.watches.map { Watch(name: $0.name, $0.informer.indexer) })
      })
  }
}

extension IndexesReport.Watch {
  fileprivate init(name: String, _ indexer: any Indexer) {
    self.init(
      name: name, objects: indexer.count,
      indexes: indexer.indexNames.map { index in
        // The names come from the store itself, so none is unknown.
        IndexesReport.Index(name: index, counts: (try? indexer.indexCounts(index)) ?? [])
      })
  }
}

extension IndexValuesReport {
  /// Reports everything that the indexes of the watches of sessions hold.
  public init(_ sessions: [BlockSession]) {
    self.init(
      serverBlocks: sessions.map { session in
        Block(
          session.identity,
          watches: session.watches.map { Watch(name: $0.name, $0.informer.indexer) })
      })
  }
}

extension IndexValuesReport.Watch {
  fileprivate init(name: String, _ indexer: any Indexer) {
    self.init(
      name: name, keys: indexer.keys().map(\.description),
      indexes: indexer.indexNames.map { index in
        let values = (try? indexer.indexValues(index)) ?? []
        return IndexValuesReport.Index(
          name: index,
          values: values.map { value in
            let keys = (try? indexer.indexKeys(index, value)) ?? []
            return IndexValuesReport.Value(value: value, keys: keys.map(\.description))
          })
      })
  }
}
