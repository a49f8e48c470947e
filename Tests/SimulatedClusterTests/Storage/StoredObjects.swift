import KubernetesClient
import KubernetesWire

@testable import SimulatedCluster

/// Makes small pods as stored bytes, so that storage tests need no transcoder.
enum StoredObjects {
  static func pod(
    _ name: String, namespace: String = "ns", labels: [(String, String)] = [],
    phase: String = "Running", version: String? = nil
  ) -> [UInt8] {
    var metadata = ProtobufWriter()
    metadata.text(1, name)
    metadata.text(3, namespace)
    if let version { metadata.text(6, version) }
    for (key, value) in labels {
      var entry = ProtobufWriter()
      entry.text(1, key)
      entry.text(2, value)
      metadata.payload(11, entry.bytes)
    }
    var spec = ProtobufWriter()
    spec.text(10, "node-1")
    var status = ProtobufWriter()
    status.text(1, phase)
    var pod = ProtobufWriter()
    pod.payload(1, metadata.bytes)
    pod.payload(2, spec.bytes)
    pod.payload(3, status.bytes)
    return pod.bytes
  }

  /// `metadata.resourceVersion` of stored bytes.
  static func version(_ bytes: [UInt8]) -> String? {
    bytes.withUnsafeBytes { raw in
      let scan = ProtobufScan(bytes: raw)
      return scan.field(path: [1, 6]).map { scan.text($0.value) }
    }
  }
}

extension ObjectStorage {
  /// Creates or replaces a pod of namespace `ns`.
  @discardableResult func put(_ name: String, phase: String = "Running") -> StoredItem? {
    let key = "ns/\(name)"
    let outcome = write(
      .pods, key: key, expecting: item(.pods, key: key),
      StoredObjects.pod(name, phase: phase), encoding: .protobuf)
    guard case .written(let item) = outcome else { return nil }
    return item
  }

  /// Deletes a pod of namespace `ns`.
  func drop(_ name: String) {
    let key = "ns/\(name)"
    _ = write(.pods, key: key, expecting: item(.pods, key: key), nil, encoding: .protobuf)
  }

  /// The names of the pods at a version, or what is wrong with it.
  func names(at version: UInt64) -> String {
    switch snapshot(.pods, at: version) {
    case .value(let snapshot): snapshot.items.map { String($0.name) }.joined(separator: " ")
    case .expired(let floor): "expired \(floor)"
    case .future(let current): "future \(current)"
    }
  }

  /// The events after a version as `+name@version`, `~name@version`, `-name@version`.
  func history(after version: UInt64, limit: Int = 100) -> String {
    guard case .value(let batch) = events(.pods, after: version, limit: limit) else {
      return "expired"
    }
    let words = batch.events.map { event in
      let sign =
        switch event.kind {
        case .added: "+"
        case .modified: "~"
        case .deleted: "-"
        }
      return "\(sign)\(event.item.name)@\(event.resourceVersion)"
    }
    return (words + ["upTo \(batch.upTo)"]).joined(separator: " ")
  }
}
