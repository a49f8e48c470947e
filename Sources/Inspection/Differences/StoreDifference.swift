import Informers
import KubernetesWire

/// Compares what two stores hold, object by object in the order of keys; no store is copied.
public struct StoreDifference: Sendable {
  /// How many differences of each kind are kept.
  public var limit: Int

  /// Makes a comparison.
  public init(limit: Int) { self.limit = limit }

  /// The objects that the stores do not share, by key and by what is kept of each.
  ///
  /// What a watch deletes meanwhile is not judged.
  public func objects(_ first: any Indexer, _ second: any Indexer) -> ObjectDifferences {
    let keys = (first.keys(), second.keys())
    var result = ObjectDifferences()
    result.first = keys.0.count
    result.second = keys.1.count
    merge(keys.0, keys.1) { key, presence in
      switch presence {
      case .first: result.onlyFirst += 1
      case .second: result.onlySecond += 1
      case .both:
        guard let old = first.object(for: key), let new = second.object(for: key) else { return }
        let fields = (Self.content(of: old), Self.content(of: new))
        if fields.0 == fields.1 {
          if old.resourceVersion != new.resourceVersion { result.otherVersion += 1 }
          return
        }
        result.changed += 1
        guard result.shown.count < limit else { return }
        result.shown.append(
          ObjectDifferences.Difference(
            key: key.description, presence: .both,
            fields: FieldDifference.between(.object(fields.0), .object(fields.1))))
        return
      }
      guard result.shown.count < limit else { return }
      result.shown.append(
        ObjectDifferences.Difference(key: key.description, presence: presence))
    }
    return result
  }

  /// What is kept of an object, its version apart.
  private static func content(of object: any StoredObject) -> JSONObject {
    var fields = object.fields
    fields["resourceVersion"] = nil
    return fields
  }

  /// The values of an index that the stores do not share, by the keys filed under each; nil where
  /// one of them does not have it.
  public func index(
    _ name: String, _ first: any Indexer, _ second: any Indexer
  ) -> IndexDifference? {
    guard let old = try? first.indexCounts(name), let new = try? second.indexCounts(name) else {
      return nil
    }
    var result = IndexDifference(name: name)
    result.first = old.count
    result.second = new.count
    let counts = (
      Dictionary(old.map { ($0.value, $0.count) }, uniquingKeysWith: { $1 }),
      Dictionary(new.map { ($0.value, $0.count) }, uniquingKeysWith: { $1 })
    )
    merge(old.map(\.value), new.map(\.value)) { value, presence in
      switch presence {
      case .first: result.onlyFirst += 1
      case .second: result.onlySecond += 1
      case .both:
        let keys = (try? first.indexKeys(name, value), try? second.indexKeys(name, value))
        if keys.0 == keys.1 { return }
        result.changed += 1
      }
      guard result.shown.count < limit else { return }
      result.shown.append(
        IndexDifference.Difference(
          value: value, first: counts.0[value] ?? 0, second: counts.1[value] ?? 0))
    }
    return result
  }

  /// Walks two sorted lists at once.
  private func merge<Element: Comparable>(
    _ first: [Element], _ second: [Element],
    _ body: (Element, DifferenceReport.Presence) -> Void
  ) {
    var places = (first.startIndex, second.startIndex)
    while places.0 < first.endIndex || places.1 < second.endIndex {
      let isFirstOver = places.0 >= first.endIndex
      let isSecondOver = places.1 >= second.endIndex
      if isSecondOver || !isFirstOver && first[places.0] < second[places.1] {
        body(first[places.0], .first)
        places.0 += 1
      } else if isFirstOver || second[places.1] < first[places.0] {
        body(second[places.1], .second)
        places.1 += 1
      } else {
        body(first[places.0], .both)
        places.0 += 1
        places.1 += 1
      }
    }
  }
}
