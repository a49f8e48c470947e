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
  /// Writes the members of the smallest object of the Kubernetes API from which
  /// ``restored(from:by:)`` makes the same stored object again.
  func record(into json: inout JSONWriter)
  /// Makes the object of the JSON that ``record(into:)`` wrote; the decoder reads by the projection
  /// of a watch.
  static func restored(
    from bytes: UnsafeRawBufferPointer, by decoder: JSONObjectDecoder<Self>
  ) throws(DecodeError) -> Self
  /// Gives up the room that arrays have grown beyond their elements; called once, before the
  /// object is stored.
  mutating func releaseSpareCapacity()
}

extension StoredObject {
  /// No labels: most plugins keep none.
  public var keptLabels: [String: String]? { nil }

  /// Writes what every object has.
  public func record(into json: inout JSONWriter) {
    json.object("metadata") { recordMetadata(into: &$0) }
  }

  /// Writes the key, the version and the labels where they are kept.
  public func recordMetadata(into json: inout JSONWriter) {
    json.text("name", key.name)
    json.text("namespace", key.namespace)
    json.text("resourceVersion", resourceVersion)
    guard let keptLabels, !keptLabels.isEmpty else { return }
    json.object("labels") { json in
      for (name, value) in keptLabels.sorted(by: { $0.key < $1.key }) {
        json.value(name, .string(value))
      }
    }
  }

  /// Reads it as an answer of the API server is read.
  public static func restored(
    from bytes: UnsafeRawBufferPointer, by decoder: JSONObjectDecoder<Self>
  ) throws(DecodeError) -> Self {
    try decoder.decode(bytes)
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
