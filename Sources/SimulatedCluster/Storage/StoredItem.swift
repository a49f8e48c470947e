/// One object as the storage keeps it: its encoded bytes, and what names it.
///
/// Built-in types are kept as protobuf messages without the envelope, as a third of their JSON's
/// size; custom resources as compact JSON. A class, so that a snapshot of 100,000 objects is an
/// array of references.
final class StoredItem: Sendable {
  /// How `bytes` are to be read.
  enum Encoding: Sendable {
    case protobuf
    case json
  }

  /// `namespace/name`, or `name` for cluster-scoped objects; the order of lists.
  let key: String
  /// The version of the write that made this state.
  let resourceVersion: UInt64
  let encoding: Encoding
  let bytes: [UInt8]

  init(key: String, resourceVersion: UInt64, encoding: Encoding, bytes: [UInt8]) {
    self.key = key
    self.resourceVersion = resourceVersion
    self.encoding = encoding
    self.bytes = bytes
  }

  /// The part of the key before the slash; empty for cluster-scoped objects.
  var namespace: Substring {
    guard let slash = key.utf8.firstIndex(of: UInt8(ascii: "/")) else { return "" }
    return key[..<slash]
  }

  /// The part of the key after the slash.
  var name: Substring {
    guard let slash = key.utf8.firstIndex(of: UInt8(ascii: "/")) else { return key[...] }
    return key[key.utf8.index(after: slash)...]
  }

  /// The store key of an object.
  static func key(namespace: String?, name: String) -> String {
    guard let namespace, !namespace.isEmpty else { return name }
    return "\(namespace)/\(name)"
  }
}

/// One write in a resource's history.
struct StorageEvent: Sendable {
  /// What the write did.
  enum Kind: Sendable {
    case added
    case modified
    case deleted
  }

  let kind: Kind
  /// The state after the write; for a deletion the last state, under the deletion's version.
  let item: StoredItem
  /// The state before the write.
  let previous: StoredItem?

  /// The version of the write.
  var resourceVersion: UInt64 { item.resourceVersion }
}
