import Informers
import KubernetesWire

/// A pod as both `kubernetes` plugins keep it, its labels apart.
protocol PodObject: DeclaredObject {
  var podIP: String { get }
  var isTerminating: Bool { get }
}

extension PodObject {
  /// Writes the pod as the API has it.
  public func record(into json: inout JSONWriter) {
    json.object("metadata") { json in
      recordMetadata(into: &json)
      // When it began to terminate is not kept, that it did is.
      if isTerminating { json.text("deletionTimestamp", "1970-01-01T00:00:00Z") }
    }
    json.object("status") { $0.text("podIP", podIP) }
  }
}
