/// Converts whole Kubernetes objects between protobuf and JSON by schema.
///
/// Knows Pod, Service, Endpoints, EndpointSlice, Namespace, ServiceAccount, the kinds of RBAC and
/// Status with all their fields.
/// Fields that the schema does not know are dropped, as Go drops them.
public struct ProtobufTranscoder: Sendable {
  /// The transcoder of the built-in schema.
  public static let shared = ProtobufTranscoder()

  /// The kinds of objects that it knows.
  public static let kinds = [
    "Pod", "Service", "Endpoints", "EndpointSlice", "Namespace", "ServiceAccount", "Role",
    "ClusterRole", "RoleBinding", "ClusterRoleBinding",
  ]

  private let schema = ProtobufSchema.builtIn

  private init() {}

  /// Decodes a message without envelope to what the API server would print as JSON, without
  /// `kind` and `apiVersion`.
  ///
  /// Throws a ``DecodeError`` for malformed bytes and for a kind without a schema.
  public func json(fromProtobuf bytes: [UInt8], kind: String) throws -> JSONValue {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count * 4)
    try bytes.withUnsafeBytes {
      try writeJSON(fromProtobuf: $0, kind: kind, apiVersion: nil, into: &text)
    }
    do throws(JSONError) {
      return try JSONValue(parsing: text)
    } catch {
      // Only the managed fields can be at fault: they are JSON already and are copied as it is.
      throw DecodeError(error.message, path: "metadata.managedFields.fieldsV1")
    }
  }

  /// Appends the JSON text of a message without envelope.
  ///
  /// With `apiVersion` the object begins with `kind` and `apiVersion`. Faster than by way of a
  /// ``JSONValue``.
  ///
  /// The managed fields' own JSON is copied unread. Throws a ``DecodeError`` for malformed bytes
  /// and for a kind without a schema; `output` is then as it was.
  public func writeJSON(
    fromProtobuf bytes: UnsafeRawBufferPointer, kind: String, apiVersion: String?,
    into output: inout [UInt8]
  ) throws {
    let message = try message(kind)
    var writer = ProtobufJSONWriter(schema, bytes)
    swap(&writer.output, &output)
    let start = writer.output.count
    defer { swap(&writer.output, &output) }
    do throws(WireFault) {
      try writer.object(message, kind: apiVersion == nil ? nil : kind, apiVersion: apiVersion)
    } catch {
      writer.output.removeSubrange(start...)
      let path = writer.path.reversed().joined(separator: ".")
      throw DecodeError(error.message, offset: error.offset, path: path)
    }
  }

  /// Encodes an object as a message without envelope, as the API server would: unknown members
  /// are dropped, fields that are no pointers in Go are written even when they are zero.
  ///
  /// Throws a ``DecodeError`` that names the member for a value of the wrong type, and for a kind
  /// without a schema.
  public func protobuf(fromJSON value: JSONValue, kind: String) throws -> [UInt8] {
    let message = try message(kind)
    var encoder = ProtobufEncoder(schema)
    do throws(ProtobufEncoder.Mismatch) {
      try encoder.encode(value, as: message)
    } catch {
      throw DecodeError(
        "\(error.expected) expected", path: error.path.reversed().joined(separator: "."))
    }
    return encoder.writer.bytes
  }

  private func message(_ kind: String) throws -> Int {
    guard let message = schema.message(named: kind), Self.kinds.contains(kind) || kind == "Status"
    else { throw DecodeError("kind \"\(kind)\" has no protobuf schema here") }
    return message
  }
}
