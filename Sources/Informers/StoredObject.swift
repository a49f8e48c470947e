public import KubernetesWire

/// What a store keeps of an API object: the fields that its projection takes from the wire.
public protocol StoredObject: Sendable {
  /// How to read the object from protobuf or JSON.
  static var projection: Projection<Self> { get }
  /// The columns of a table of these objects after KEY and VERSION.
  static var columns: [ObjectColumn] { get }
  /// The object's key.
  var key: ObjectKey { get }
  /// The version the object was last seen with.
  var resourceVersion: String { get }
  /// The object's labels where they are kept; nil where the plugin does not keep them.
  var keptLabels: [String: String]? { get }
  /// Everything that is kept, by its camelCase name, for output as JSON or YAML.
  var fields: JSONObject { get }
  /// The smallest object of the Kubernetes API from which ``restored(from:by:_:)`` makes the same
  /// stored object again.
  var recorded: JSONObject { get }
  /// Makes the object of the JSON of its ``recorded``, as a watch's projection reads it.
  static func restored(
    from bytes: UnsafeRawBufferPointer, by projection: Projection<Self>,
    _ interner: inout StringInterner
  ) throws(DecodeError) -> Self
  /// Gives up the room that arrays have grown beyond their elements; called once, before the
  /// object is stored.
  mutating func releaseSpareCapacity()
}

extension StoredObject {
  /// No labels: most plugins keep none.
  public var keptLabels: [String: String]? { nil }

  /// What every object has.
  public var recorded: JSONObject { JSONObject([("metadata", .object(recordedMetadata))]) }

  /// The key, the version and the labels where they are kept.
  public var recordedMetadata: JSONObject {
    var metadata = JSONObject()
    metadata.append("name", .string(key.name))
    if !key.namespace.isEmpty { metadata.append("namespace", .string(key.namespace)) }
    metadata.append("resourceVersion", .string(resourceVersion))
    if let keptLabels, !keptLabels.isEmpty {
      let labels = keptLabels.sorted { $0.key < $1.key }.map {
        ($0.key, JSONValue.string($0.value))
      }
      metadata.append("labels", .object(JSONObject(labels)))
    }
    return metadata
  }

  /// Reads it as an answer of the API server is read.
  public static func restored(
    from bytes: UnsafeRawBufferPointer, by projection: Projection<Self>,
    _ interner: inout StringInterner
  ) throws(DecodeError) -> Self {
    try projection.object(fromJSON: bytes, interner: &interner)
  }

  /// There is no array to shorten.
  public mutating func releaseSpareCapacity() {}
}

/// A column of a table of stored objects.
public struct ObjectColumn: Hashable, Sendable {
  /// The header in capitals, such as `POD IP`.
  public var header: String
  /// The member of ``StoredObject/fields`` that it shows; array elements are joined with commas.
  public var field: String
  /// Whether it is shown with `-o wide` only.
  public var isWide: Bool

  /// Makes a column.
  public init(_ header: String, field: String, isWide: Bool = false) {
    self.header = header
    self.field = field
    self.isWide = isWide
  }
}
