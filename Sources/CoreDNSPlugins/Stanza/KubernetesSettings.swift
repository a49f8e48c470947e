import KubernetesWire
import Corefile
import KubernetesClient

/// The properties that the example and the stock `kubernetes` plugin have in common.
public struct KubernetesSettings: Hashable, Sendable {
  /// How queries for pods by address are answered.
  public enum PodMode: String, Hashable, Sendable {
    /// They are not.
    case disabled
    /// From the name alone.
    case insecure
    /// From a watch of all pods.
    case verified
  }

  /// The zones the plugin answers for, normalised.
  public var zones: [String] = []
  /// `pods`: how queries for pods are answered.
  public var pods = PodMode.disabled
  /// Whether endpoints are watched: true without `noendpoints`.
  public var watchesEndpoints = true
  /// `endpoint_pod_names`: whether endpoints are named after their pods.
  public var namesEndpointsAfterPods = false
  /// `namespaces`: the only ones exposed, sorted; empty for all.
  public var namespaces: [String] = []
  /// `labels`: what services, pods and endpoints have to match; nil where it is not set.
  public var labels: LabelSelector?
  /// `namespace_labels`: what namespaces have to match; nil where it is not set.
  public var namespaceLabels: LabelSelector?
  /// `fallthrough`: the zones whose unknown names other plugins may answer; nil for none.
  public var fallthroughZones: [String]?
  /// `ttl`, in seconds.
  public var ttl = 5
  /// `ignore empty_service`: whether services without ready endpoints are hidden.
  public var ignoresEmptyServices = false

  /// The settings of a bare directive without zones.
  public init() {}

  /// The members of `config -o json`.
  public var fields: JSONObject {
    var fields = JSONObject([("zones", .strings(zones))])
    fields["pods"] = .string(pods.rawValue)
    fields["endpoints"] = .bool(watchesEndpoints)
    fields["ttl"] = .integer(Int64(ttl))
    fields["namespaces"] = namespaces.isEmpty ? .null : .strings(namespaces)
    fields["labels"] = labels.map { .string($0.description) } ?? .null
    fields["namespaceLabels"] = namespaceLabels.map { .string($0.description) } ?? .null
    fields["endpointPodNames"] = .bool(namesEndpointsAfterPods)
    fields["fallthrough"] = fallthroughZones.map { .strings($0) } ?? .null
    fields["ignoreEmptyService"] = .bool(ignoresEmptyServices)
    return fields
  }
}
