import Informers
import KubernetesWire

/// A pod as both `kubernetes` plugins keep it, its labels apart.
protocol PodObject: DeclaredObject {
  var podIP: String { get }
  var isTerminating: Bool { get }
}

extension PodObject {
  /// The pod as the API has it.
  public var recorded: JSONObject {
    var object = JSONObject()
    var metadata = recordedMetadata
    // When it began to terminate is not kept, that it did is.
    if isTerminating { metadata.append("deletionTimestamp", "1970-01-01T00:00:00Z") }
    object.append("metadata", .object(metadata))
    if !podIP.isEmpty { object.append("status", ["podIP": .string(podIP)]) }
    return object
  }
}
