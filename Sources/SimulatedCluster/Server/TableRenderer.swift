import KubernetesWire
import Synchronization

/// Answers as tables, which `kubectl get` prints as they are.
final class TableRenderer: Sendable {
  private let table: ObjectTable
  private let sentColumns = Atomic(false)

  init(_ resource: ServedResource, _ request: ServerRequest) {
    let include = request.value("includeObject").flatMap(ObjectTable.IncludeObject.init)
    table = ObjectTable(resource.definition, include: include ?? .metadata)
  }

  /// A list as one table.
  func list(_ page: ListPage, _ encoder: ItemEncoder) throws -> JSONValue {
    table.table(
      of: try page.items.map(encoder.value), metadata: page.metadata, now: now)
  }

  /// The object of a watch event: a table of one row, with columns in the first event only.
  func event(_ object: JSONValue) -> JSONValue {
    let isFirst = !sentColumns.exchange(true, ordering: .relaxed)
    let version = object["metadata"]?["resourceVersion"] ?? ""
    return table.table(
      of: [object], metadata: ["resourceVersion": version], now: now, withColumns: isFirst)
  }

  /// The object of a bookmark: a table without rows.
  func bookmark(_ version: UInt64) -> JSONValue {
    table.table(
      of: [], metadata: ["resourceVersion": .string(String(version))], now: now,
      withColumns: false)
  }

  private var now: Int64 { Int64(Timestamp.seconds()) }
}
