import Informers
import KubernetesWire

/// One thing that a plugin keeps of an object, declared once: how it is read from protobuf and JSON,
/// its name and value in reports, and its column.
struct StoredField<Object: Sendable>: Sendable {
  /// How it shows.
  struct Report: Sendable {
    var name: String
    var value: @Sendable (Object) -> JSONValue
    var column: ObjectColumn?
  }

  /// How it is read; nil for what is made of other fields.
  var wire: Projection<Object>.Field?
  /// How it shows: nothing for what only others are made of.
  var reports: [Report] = []

  /// The same field with a column in tables.
  func column(_ header: String, isWide: Bool = false) -> StoredField {
    var field = self
    guard let last = field.reports.indices.last else { return field }
    field.reports[last].column = ObjectColumn(
      header, field: field.reports[last].name, isWide: isWide)
    return field
  }

  /// The same field, which does not show.
  var hidden: StoredField { StoredField(wire: wire) }

  /// The same field, which shows this in place of what is read.
  func showing(_ name: String, _ value: @escaping @Sendable (Object) -> JSONValue) -> StoredField {
    StoredField(wire: wire, reports: [Report(name: name, value: value)])
  }
}

/// What a plugin keeps of a type of object; its projection, columns and report follow.
struct StoredFields<Object: NamedObject & Sendable>: Sendable {
  let projection: Projection<Object>
  let columns: [ObjectColumn]
  private let reports: [StoredField<Object>.Report]

  /// Declares the fields beside those of ``NamedObject``.
  ///
  /// - Parameters:
  ///   - initial: The object before any field has been read.
  ///   - metadata: What is kept of `metadata` beside name, namespace and version.
  ///   - fields: What else is kept, in the order of the report.
  ///   - raw: Takes the whole object, for types that keep it.
  init(
    _ initial: Object, metadata: [StoredField<Object>] = [], _ fields: [StoredField<Object>] = [],
    raw: (@Sendable (inout Object, RawObject) throws(DecodeError) -> Void)? = nil
  ) {
    projection = Projection(
      initial: initial,
      fields: [.metadata(metadata.compactMap(\.wire))] + fields.compactMap(\.wire),
      raw: raw)
    reports = (fields + metadata).flatMap(\.reports)
    columns = reports.compactMap(\.column)
  }

  /// Everything that is kept of an object, for output.
  func report(_ object: Object) -> JSONObject {
    var fields = object.headFields
    for report in reports {
      let value = report.value(object)
      if value != .null { fields[report.name] = value }
    }
    return fields
  }
}

/// A stored object whose fields are declared once.
protocol DeclaredObject: NamedObject, StoredObject {
  static var stored: StoredFields<Self> { get }
}

extension DeclaredObject {
  /// What is taken from the wire.
  public static var projection: Projection<Self> { stored.projection }

  /// The columns of a table after KEY and VERSION.
  public static var columns: [ObjectColumn] { stored.columns }

  /// Everything that is kept, for output.
  public var fields: JSONObject { Self.stored.report(self) }
}
