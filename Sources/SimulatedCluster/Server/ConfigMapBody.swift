import KubernetesWire

/// Reads a config map in protobuf: `kubectl create configmap` sends nothing else, and the
/// transcoder does not know it.
enum ConfigMapBody {
  /// The object as JSON.
  ///
  /// Its metadata is read as that of a namespace, which has the same form.
  static func decode(_ raw: [UInt8]) throws -> JSONValue {
    let (metadata, data) = raw.withUnsafeBytes { bytes -> (ArraySlice<UInt8>, JSONObject) in
      let scan = ProtobufScan(bytes: bytes)
      let metadata = scan.field(1, in: 0..<bytes.count).map { raw[$0.value] }
      var data = JSONObject()
      var offset = 0
      while let entry = scan.next(&offset, bytes.count) {
        guard entry.number == 2, entry.isLengthDelimited,
          let key = scan.field(1, in: entry.value), key.isLengthDelimited
        else { continue }
        let value = scan.field(2, in: entry.value)
        data[scan.text(key.value)] = .string(value.map { scan.text($0.value) } ?? "")
      }
      return (metadata ?? [], data)
    }
    var writer = ProtobufWriter()
    writer.payload(1, metadata)
    let shell = try ProtobufTranscoder.shared.json(fromProtobuf: writer.bytes, kind: "Namespace")
    return ["metadata": shell["metadata"] ?? .object(JSONObject()), "data": .object(data)]
  }
}
