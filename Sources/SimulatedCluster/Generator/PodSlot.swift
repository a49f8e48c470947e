import KubernetesWire

/// A value in which pods of one shape differ.
enum PodSlot: Int, CaseIterable, Sendable {
  case name, namespace, generateName, app, environment, tier, hash, ownerName
  case uid, ownerUID, nodeName, hostIP, podIP, podIPv6, containerID, resourceVersion
  case createdAt, startedAt, deletionAt, restarts

  /// What stands for the value in a template: a text that occurs nowhere else.
  ///
  /// It starts with a `w`, see ``ProtobufTemplateCompiler``.
  var text: String { "wSLOT\(rawValue)w" }

  /// What stands for a point in time or a count: a number that occurs nowhere else.
  var number: Int64 { 1_100_000_007 + Int64(rawValue) * 9_973_001 }

  /// Whether the value is a number on the wire.
  var isNumber: Bool { rawValue >= Self.createdAt.rawValue }

  /// The bytes to look for in the template.
  var marker: [UInt8] { isNumber ? Varint.bytes(UInt64(number)) : Array(text.utf8) }
}

extension PodPlan {
  /// This pod's values in the order of the slots.
  ///
  /// Points in time are seconds since 1970; a version of 0 leaves the version empty.
  func values(resourceVersion: Int64) -> SlotValues {
    var values = SlotValues(slots: PodSlot.allCases.count)
    func set(_ slot: PodSlot, _ text: String) { values.set(slot.rawValue, text) }
    let owner = shape.isStateful ? app : "\(app)-\(replicaSet)"
    set(.name, name)
    set(.namespace, namespace)
    set(.generateName, "\(owner)-")
    set(.app, app)
    set(.environment, environment)
    set(.tier, tier)
    set(.hash, replicaSet)
    set(.ownerName, owner)
    set(.uid, uid)
    set(.ownerUID, ownerUID)
    set(.nodeName, nodeName)
    set(.hostIP, hostIP)
    set(.podIP, ip)
    set(.podIPv6, ipv6)
    set(.containerID, containerID)
    set(.resourceVersion, resourceVersion == 0 ? "" : String(resourceVersion))
    values.set(PodSlot.createdAt.rawValue, varint: createdAt)
    values.set(PodSlot.startedAt.rawValue, varint: createdAt + 4)
    values.set(PodSlot.deletionAt.rawValue, varint: deletedAt)
    values.set(PodSlot.restarts.rawValue, varint: Int64(restarts))
    return values
  }
}
