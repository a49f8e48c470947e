import KubernetesWire
import KubernetesClient

extension APIFailure {
  /// The `Status` object, its members in the real server's order.
  var json: JSONValue {
    var status = JSONObject()
    status.append("kind", "Status")
    status.append("apiVersion", "v1")
    status.append(
      "metadata",
      continueToken.isEmpty ? .object(JSONObject()) : ["continue": .string(continueToken)])
    status.append("status", "Failure")
    status.append("message", .string(message))
    status.append("reason", .string(reason))
    if let details { status.append("details", details.json) }
    status.append("code", .integer(Int64(code)))
    return .object(status)
  }

  /// The `Status` message without the envelope, with the fields that Go's encoder always writes.
  var protobuf: [UInt8] {
    var metadata = ProtobufWriter()
    metadata.text(1, "")
    metadata.text(2, "")
    metadata.text(3, continueToken)
    var status = ProtobufWriter()
    status.payload(1, metadata.bytes)
    status.text(2, "Failure")
    status.text(3, message)
    status.text(4, reason)
    if let details { status.payload(5, details.protobuf) }
    status.integer(6, Int64(code))
    return status.bytes
  }
}

extension APIFailure.Details {
  fileprivate var json: JSONValue {
    var object = JSONObject()
    for (member, text) in [("name", name), ("group", group), ("kind", kind), ("uid", uid)]
    where !text.isEmpty {
      object.append(member, .string(text))
    }
    if !causes.isEmpty {
      object.append(
        "causes",
        .array(
          causes.map { cause in
            var entry = JSONObject()
            entry.append("reason", .string(cause.reason))
            entry.append("message", .string(cause.message))
            if let field = cause.field { entry.append("field", .string(field)) }
            return .object(entry)
          }))
    }
    if retryAfterSeconds > 0 {
      object.append("retryAfterSeconds", .integer(Int64(retryAfterSeconds)))
    }
    return .object(object)
  }

  fileprivate var protobuf: [UInt8] {
    var writer = ProtobufWriter()
    writer.text(1, name)
    writer.text(2, group)
    writer.text(3, kind)
    for cause in causes {
      var entry = ProtobufWriter()
      entry.text(1, cause.reason)
      entry.text(2, cause.message)
      entry.text(3, cause.field ?? "")
      writer.payload(4, entry.bytes)
    }
    writer.integer(5, Int64(retryAfterSeconds))
    writer.text(6, uid)
    return writer.bytes
  }
}
