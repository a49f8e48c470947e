import KubernetesWire

/// Gives objects what the API server gives them before they are stored: identity, times, the
/// owner of each field, and the defaults without which clients stumble.
struct ObjectPreparation {
  let resource: ServedResource
  let core: ServerCore

  /// A new object.
  func created(
    _ draft: JSONValue, manager: String, operation: String = "Update"
  ) -> JSONValue {
    var object = draft.objectValue ?? JSONObject()
    object["kind"] = nil
    object["apiVersion"] = nil
    var metadata = object["metadata"]?.objectValue ?? JSONObject()
    let now = Timestamp.now()
    metadata["uid"] = .string(Self.makeUID())
    metadata["resourceVersion"] = nil
    metadata["creationTimestamp"] = .string(now)
    metadata["deletionTimestamp"] = nil
    metadata["managedFields"] = nil
    if object["spec"] != nil, resource.kind != "Namespace" { metadata["generation"] = 1 }
    object["metadata"] = .object(metadata)
    ObjectDefaults.apply(to: &object, resource: resource, core: core)
    let owned = ManagedFields(resource: resource, manager: manager, operation: operation, now: now)
    return owned.recorded(in: .object(object), from: draft)
  }

  /// The new state of an object that exists; nil when nothing would change.
  func updated(
    _ old: JSONValue, to new: JSONValue, manager: String, operation: String = "Update",
    subresource: String? = nil
  ) -> JSONValue? {
    var object = new.objectValue ?? JSONObject()
    object["kind"] = nil
    object["apiVersion"] = nil
    let before = old["metadata"]?.objectValue ?? JSONObject()
    var metadata = object["metadata"]?.objectValue ?? JSONObject()
    for name in [
      "uid", "resourceVersion", "creationTimestamp", "generation", "deletionTimestamp",
      "managedFields", "name", "namespace",
    ] {
      metadata[name] = before[name]
    }
    object["metadata"] = .object(metadata)
    if subresource == "status" {
      var kept = old.objectValue ?? JSONObject()
      kept["kind"] = nil
      kept["apiVersion"] = nil
      kept["status"] = object["status"]
      object = kept
    }
    ObjectDefaults.keepAddresses(of: old, in: &object, resource: resource)
    ObjectDefaults.apply(to: &object, resource: resource, core: core)
    guard ItemEncoder(resource: resource).differ(.object(object), old) else { return nil }
    if object["spec"] != old["spec"], let generation = before["generation"]?.integerValue {
      metadata["generation"] = .integer(generation + 1)
      object["metadata"] = .object(metadata)
    }
    let owned = ManagedFields(
      resource: resource, manager: manager, operation: operation, now: Timestamp.now(),
      subresource: subresource)
    return owned.recorded(in: .object(object), from: new)
  }

  /// A random identifier in the form of a version 4 UUID.
  static func makeUID() -> String {
    var random = SystemRandomNumberGenerator()
    var high = random.next() as UInt64
    var low = random.next() as UInt64
    high = high & 0xFFFF_FFFF_FFFF_0FFF | 0x4000
    low = low & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
    let digits = Array(hex(high) + hex(low))
    let groups = [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(digits[$0]) }
    return groups.joined(separator: "-")
  }

  private static func hex(_ value: UInt64) -> String {
    let text = String(value, radix: 16)
    return String(repeating: "0", count: 16 - text.count) + text
  }
}

extension ItemEncoder {
  /// Whether two states differ once they are stored.
  func differ(_ one: JSONValue, _ other: JSONValue) -> Bool {
    guard let first = try? encode(one), let second = try? encode(other) else { return true }
    return first != second
  }
}
