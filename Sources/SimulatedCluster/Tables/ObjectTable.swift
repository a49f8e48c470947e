import KubernetesClient
import KubernetesWire

/// How a kind of object is shown as a `meta.k8s.io/v1` Table, as `kubectl get` asks for it.
public struct ObjectTable: Sendable {
  /// What each row carries of its object.
  public enum IncludeObject: String, Sendable {
    /// Nothing.
    case none = "None"
    /// The metadata, as a `PartialObjectMetadata`; the default.
    case metadata = "Metadata"
    /// Everything.
    case object = "Object"
  }

  /// A column's definition.
  struct Column: Sendable {
    var name: String
    var type = "string"
    var format = ""
    var description: String
    var priority: Int64 = 0
  }

  /// The table of one kind: its columns and how an object fills them.
  struct Printer: Sendable {
    var columns: [Column]
    var row: @Sendable (_ object: JSONValue, _ now: Int64) -> Row
  }

  /// One row's cells, and the condition that greys it out.
  struct Row: Sendable {
    var cells: [JSONValue]
    var conditions: [JSONValue] = []
  }

  private let printer: Printer
  private let include: IncludeObject

  /// Chooses the columns for a resource: those of the real server for the built-in kinds, name and
  /// creation time for the others.
  public init(_ definition: ResourceDefinition, include: IncludeObject = .metadata) {
    printer = Self.printer(for: definition)
    self.include = include
  }

  /// The table of these objects; `now` is in seconds since 1970 and makes the ages.
  ///
  /// `metadata` is the list's, or the object's version for a single one. Only the first event of a
  /// watch has the column definitions.
  public func table(
    of objects: some Sequence<JSONValue>, metadata: JSONValue = [:], now: Int64,
    withColumns: Bool = true
  ) -> JSONValue {
    [
      "kind": "Table", "apiVersion": "meta.k8s.io/v1", "metadata": metadata,
      "columnDefinitions": withColumns ? .array(printer.columns.map(\.json)) : nil,
      "rows": .array(objects.map { row($0, now: now) }),
    ]
  }

  private func row(_ object: JSONValue, now: Int64) -> JSONValue {
    let row = printer.row(object, now)
    var json = members([("cells", .array(row.cells))])
    if !row.conditions.isEmpty { json.append("conditions", .array(row.conditions)) }
    switch include {
    case .none: json.append("object", .null)
    case .object: json.append("object", object)
    case .metadata:
      json.append(
        "object",
        [
          "kind": "PartialObjectMetadata", "apiVersion": "meta.k8s.io/v1",
          "metadata": object["metadata"] ?? [:],
        ])
    }
    return .object(json)
  }
}

extension ObjectTable.Column {
  /// The object's name, with the format by which kubectl knows it.
  static let name = Self(
    name: "Name", format: "name",
    description: "Unique within the namespace (or the cluster) among objects of its kind.")
  /// How long ago the object was created.
  static let age = Self(name: "Age", description: "How long ago the object was created.")

  var json: JSONValue {
    [
      "name": .string(name), "type": .string(type), "format": .string(format),
      "description": .string(description), "priority": .integer(priority),
    ]
  }
}

extension ObjectTable {
  static func printer(for definition: ResourceDefinition) -> Printer {
    switch definition.id {
    case .pods: pods
    case .services: services
    case .endpoints: endpoints
    case .endpointSlices: endpointSlices
    case .namespaces: namespaces
    case .configMaps: configMaps
    case .serviceImports: serviceImports
    case .serviceAccounts: serviceAccounts
    case .roleBindings, .clusterRoleBindings: roleBindings
    default: definition.isCustom ? custom : unknown
    }
  }

  /// The name of an object.
  static func name(_ object: JSONValue) -> JSONValue { object["metadata"]?["name"] ?? "" }

  /// The age of an object.
  static func age(_ object: JSONValue, _ now: Int64) -> JSONValue {
    .string(HumanDuration.age(object["metadata"]?["creationTimestamp"]?.stringValue, now: now))
  }
}
