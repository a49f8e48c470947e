import KubernetesWire

/// Reads what an access review asks, in JSON or in the protobuf that kubectl sends.
enum ReviewBody {
  /// The review's `metadata` and `spec`.
  static func decode(_ body: RequestBody, kind: String) throws(APIFailure) -> JSONValue {
    guard body.contentType == "application/vnd.kubernetes.protobuf" else {
      return try body.json()
    }
    let message: ArraySlice<UInt8>
    do {
      message = try ProtobufTranscoder.unwrap(body.bytes).raw
    } catch {
      throw .badRequest("error decoding the request's body: \(error)")
    }
    return Array(message).withUnsafeBytes { bytes in
      let scan = ProtobufScan(bytes: bytes)
      if kind == "SelfSubjectRulesReview" {
        return ["spec": texts(scan, [2], ["namespace"]) ?? .object(JSONObject())]
      }
      let resource = texts(
        scan, [2, 1], ["namespace", "verb", "group", "version", "resource", "subresource", "name"])
      let path = texts(scan, [2, 2], ["path", "verb"])
      var spec = JSONObject()
      if let resource { spec.append("resourceAttributes", resource) }
      if let path { spec.append("nonResourceAttributes", path) }
      return ["spec": .object(spec)]
    }
  }

  /// A message whose fields, numbered from 1, are all text.
  private static func texts(_ scan: ProtobufScan, _ path: [Int], _ names: [String]) -> JSONValue? {
    guard let message = scan.field(path: path), message.isLengthDelimited else { return nil }
    var result = JSONObject()
    for (index, name) in names.enumerated() {
      guard let field = scan.field(index + 1, in: message.value), field.isLengthDelimited,
        !field.value.isEmpty
      else { continue }
      result.append(name, .string(scan.text(field.value)))
    }
    return .object(result)
  }
}
