import KubernetesWire
import KubernetesClient

/// The templates of all shapes of pods.
struct PodTemplates: Sendable {
  /// The templates; they depend on nothing, so every generator shares them.
  static let shared = Result { try PodTemplates() }

  private let templates: [ProtobufTemplate]

  /// Encodes one pod of each shape; throws what the transcoder throws.
  private init() throws {
    let transcoder = ProtobufTranscoder.shared
    let markers = PodSlot.allCases.map(\.marker)
    templates = try PodPlan.Shape.all.map { shape in
      let message = try transcoder.protobuf(fromJSON: PodDraft(shape: shape).pod, kind: "Pod")
      return ProtobufTemplate(message: message, markers: markers)
    }
  }

  /// The message of a pod; a version of 0 is left empty.
  func message(_ plan: PodPlan, resourceVersion: Int64) -> [UInt8] {
    templates[plan.shape.ordinal].stamp(plan.values(resourceVersion: resourceVersion))
  }
}

/// A pod of one shape with markers in place of what differs.
struct PodDraft {
  let shape: PodPlan.Shape

  var state: PodPlan.State { shape.state }
  var isScheduled: Bool { state != .unschedulable }
  var hasSidecar: Bool { shape.isDualStack }

  func text(_ slot: PodSlot) -> JSONValue { .string(slot.text) }
  func time(_ slot: PodSlot) -> JSONValue { .string(RFC3339.string(slot.number)) }

  var pod: JSONValue {
    [
      "apiVersion": "v1", "kind": "Pod", "metadata": .object(metadata), "spec": .object(spec),
      "status": .object(status),
    ]
  }

  private var metadata: JSONObject {
    var metadata = members([
      ("name", text(.name)), ("generateName", text(.generateName)),
      ("namespace", text(.namespace)), ("uid", text(.uid)),
      ("resourceVersion", text(.resourceVersion)), ("creationTimestamp", time(.createdAt)),
    ])
    if state == .terminating {
      metadata["deletionTimestamp"] = time(.deletionAt)
      metadata["deletionGracePeriodSeconds"] = 30
    }
    metadata["labels"] = labels
    metadata["annotations"] = ["prometheus.io/port": "9090", "prometheus.io/scrape": "true"]
    metadata["ownerReferences"] = [
      [
        "apiVersion": "apps/v1", "kind": shape.isStateful ? "StatefulSet" : "ReplicaSet",
        "name": text(.ownerName), "uid": text(.ownerUID), "controller": true,
        "blockOwnerDeletion": true,
      ]
    ]
    metadata["managedFields"] = .array(managedFields)
    return metadata
  }

  private var labels: JSONValue {
    let common: JSONValue = [
      "app": text(.app), "environment": text(.environment), "pod-template-hash": text(.hash),
      "tier": text(.tier),
    ]
    guard shape.isStateful, var labels = common.objectValue else { return common }
    labels["pod-template-hash"] = nil
    labels["controller-revision-hash"] = text(.hash)
    labels["statefulset.kubernetes.io/pod-name"] = text(.name)
    return .object(labels)
  }
}
