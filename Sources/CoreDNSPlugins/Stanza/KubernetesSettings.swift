import KubernetesClient
import PluginStanzas

/// The properties that the example and the stock `kubernetes` plugin have in common.
public struct KubernetesSettings: Hashable, Sendable {
  /// How queries for pods by address are answered.
  public enum PodMode: String, Hashable, Sendable, CaseIterable {
    /// They are not.
    case disabled
    /// From a watch of all pods.
    case verified
    /// From the name alone.
    case insecure
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

  /// Takes what a stanza says.
  init(_ reading: StanzaReading) {
    zones = reading.zones
    pods = reading.text("pods").flatMap(PodMode.init) ?? .disabled
    watchesEndpoints = reading.flag("endpoints")
    namesEndpointsAfterPods = reading.flag("endpointPodNames")
    namespaces = reading.texts("namespaces") ?? []
    labels = reading.selector("labels")
    namespaceLabels = reading.selector("namespaceLabels")
    fallthroughZones = reading.texts("fallthrough")
    ttl = reading.integer("ttl")
    ignoresEmptyServices = reading.flag("ignoreEmptyService")
  }

  /// The properties, in the order in which `config` shows them.
  static let properties: [StanzaProperty] = [
    StanzaProperty(
      "pods", .exactly(1), .choice(PodMode.allCases.map(\.rawValue), ignoresCase: false),
      default: .text(PodMode.disabled.rawValue)
    ).with {
      $0.invalid = StanzaMessage(
        "invalid-pod-mode",
        "wrong value for pods: {text},  must be one of: disabled, verified, insecure",
        says: "pods must be disabled, verified or insecure")
    },
    StanzaProperty(
      "noendpoints", .none, .flag(false), settings: ["endpoints"], default: .flag(true)),
    .ttl(default: 5),
    StanzaProperty("namespaces", .atLeast(1), .names).with { $0.repetition = .adds },
    StanzaProperty("labels", .atLeast(1), .selector).with { $0.invalid = selector("label") },
    StanzaProperty("namespace_labels", .atLeast(1), .selector, settings: ["namespaceLabels"]).with {
      $0.invalid = selector("namespace_label")
    },
    StanzaProperty(
      "endpoint_pod_names", .none, .flag(true), settings: ["endpointPodNames"],
      default: .flag(false)),
    .fallthroughZones,
    StanzaProperty(
      "ignore", .optionalFirst, .keyword("empty_service"), settings: ["ignoreEmptyService"],
      default: .flag(false)
    ).with {
      let fix = "ignore empty_service"
      $0.invalid = StanzaMessage(
        "invalid-ignore-value", "unable to parse ignore value: '{text}'", fix: fix)
      $0.whenEmpty = StanzaMessage(
        "no-effect", "{property} without a value has no effect", fix: fix)
    },
  ]

  /// What the stanza as a whole has to be.
  static let rules: [StanzaTable.Rule] = [
    .conflict(
      "namespaces", "namespace_labels",
      StanzaMessage(
        "conflicting-properties", "namespaces and namespace_labels cannot both be set",
        hasPosition: true)),
    .idle("endpoint_pod_names", beside: "noendpoints"), .idle("ignore", beside: "noendpoints"),
  ]

  private static func selector(_ whose: String) -> StanzaMessage {
    StanzaMessage(
      "invalid-selector", "unable to parse \(whose) selector value: '{text}': {reason}")
  }
}
