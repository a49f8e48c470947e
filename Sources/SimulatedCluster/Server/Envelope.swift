import KubernetesClient

/// The outer form of Kubernetes' protobuf for bodies too large to be put together in memory.
enum Envelope {
  /// `k8s` and a zero byte.
  static let magic: [UInt8] = [0x6B, 0x38, 0x73, 0x00]

  /// What stands before the raw message of that length, and after it.
  static func around(apiVersion: String, kind: String, rawLength: Int) -> (
    head: [UInt8], tail: [UInt8]
  ) {
    var type = ProtobufWriter()
    type.text(1, apiVersion)
    type.text(2, kind)
    var head = ProtobufWriter(bytes: magic)
    head.message(1, type.bytes)
    head.header(2, length: rawLength)
    return (head.bytes, [0x1A, 0x00, 0x22, 0x00])
  }

  /// A whole envelope.
  static func wrap(apiVersion: String, kind: String, raw: [UInt8]) -> [UInt8] {
    let (head, tail) = around(apiVersion: apiVersion, kind: kind, rawLength: raw.count)
    return head + raw + tail
  }
}
