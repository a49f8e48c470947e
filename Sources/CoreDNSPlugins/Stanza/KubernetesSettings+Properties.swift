import Corefile
import K8sAPI
import KubernetesClient

extension KubernetesSettings {
  /// Reads the property that the dispenser stands on if it is one of these.
  ///
  /// Returns false for a property that the plugins do not share; throws where CoreDNS refuses.
  mutating func readProperty(_ dispenser: inout Dispenser) throws(StanzaRefusal) -> Bool {
    switch dispenser.value {
    case "pods": try readPods(&dispenser)
    case "namespaces":
      let arguments = try Self.arguments(&dispenser)
      namespaces = Set(namespaces + arguments.map(\.text)).sorted()
    case "labels":
      labels = try Self.selector(&dispenser, whose: "label")
    case "namespace_labels":
      namespaceLabels = try Self.selector(&dispenser, whose: "namespace_label")
    case "fallthrough":
      let zones = dispenser.remainingArgs()
      fallthroughZones = zones.isEmpty ? ["."] : ZoneNames.expanded(zones)
    case "ttl": ttl = try TTL.read(&dispenser)
    case "endpoint_pod_names":
      try Self.requireNoArgument(&dispenser)
      namesEndpointsAfterPods = true
    case "noendpoints":
      try Self.requireNoArgument(&dispenser)
      watchesEndpoints = false
    case "ignore": try readIgnore(&dispenser)
    default: return false
    }
    return true
  }

  /// The check that CoreDNS makes at the end of the stanza.
  func validate(_ dispenser: Dispenser) throws(StanzaRefusal) {
    if !namespaces.isEmpty, namespaceLabels != nil {
      throw StanzaRefusal(
        dispenser.error(
          "namespaces and namespace_labels cannot both be set", id: "conflicting-properties"))
    }
  }

  /// Takes the zones of the directive's line, or those of the block where it has none.
  ///
  /// Throws where all of them are reverse zones.
  mutating func setZones(_ zones: [String], at directive: Token?) throws(StanzaRefusal) {
    self.zones = zones
    guard zones.allSatisfy(ZoneNames.isReverse) else { return }
    throw StanzaRefusal(
      id: "no-forward-zone", "non-reverse zone name must be used", at: directive,
      fix: "add a zone such as cluster.local")
  }

  private mutating func readPods(_ dispenser: inout Dispenser) throws(StanzaRefusal) {
    let arguments = dispenser.remainingArgTokens()
    guard arguments.count == 1 else { throw StanzaRefusal(dispenser.argumentError()) }
    guard let mode = PodMode(rawValue: arguments[0].text) else {
      throw StanzaRefusal(
        id: "invalid-pod-mode", "pods must be disabled, verified or insecure", at: arguments[0],
        coreDNS: "wrong value for pods: \(arguments[0].text), "
          + " must be one of: disabled, verified, insecure")
    }
    pods = mode
  }

  private mutating func readIgnore(_ dispenser: inout Dispenser) throws(StanzaRefusal) {
    guard let value = dispenser.remainingArgTokens().first else { return }
    guard value.text == "empty_service" else {
      throw StanzaRefusal(
        id: "invalid-ignore-value", "unable to parse ignore value: '\(value.text)'", at: value,
        fix: "ignore empty_service")
    }
    ignoresEmptyServices = true
  }

  private static func arguments(
    _ dispenser: inout Dispenser
  ) throws(StanzaRefusal) -> [Token] {
    let arguments = dispenser.remainingArgTokens()
    guard !arguments.isEmpty else { throw StanzaRefusal(dispenser.argumentError()) }
    return arguments
  }

  private static func requireNoArgument(_ dispenser: inout Dispenser) throws(StanzaRefusal) {
    guard dispenser.remainingArgs().isEmpty else {
      throw StanzaRefusal(dispenser.argumentError())
    }
  }

  private static func selector(
    _ dispenser: inout Dispenser, whose name: String
  ) throws(StanzaRefusal) -> LabelSelector {
    let arguments = try arguments(&dispenser)
    let text = arguments.map(\.text).joined(separator: " ")
    do {
      return try LabelSelector(objectForm: text)
    } catch {
      throw StanzaRefusal(
        id: "invalid-selector", "unable to parse \(name) selector value: '\(text)': \(error)",
        at: arguments[0], fix: error.hint)
    }
  }
}
