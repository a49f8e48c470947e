import Corefile

/// Where the settings of one plugin stand in the Corefile, by their names in `config`.
struct SettingOrigins {
  /// The place of each setting that the stanza sets; those left at their default are absent.
  private(set) var places: [String: SourceLocation] = [:]

  /// Finds the settings of a directive's stanza; zones that it does not name are the block's keys.
  ///
  /// The last of several occurrences of a property is its place, as it is the one that counts.
  init(_ directive: Directive, blockKeys: some Sequence<Token>) {
    var dispenser = Dispenser(directive)
    guard dispenser.next() else { return }
    let zones = dispenser.remainingArgTokens().first ?? blockKeys.first { _ in true }
    places["zones"] = zones?.location
    while dispenser.nextBlock() {
      guard let property = dispenser.token else { continue }
      note(property, dispenser.remainingArgTokens())
    }
  }

  private mutating func note(_ property: Token, _ arguments: [Token]) {
    guard let settings = Self.settings[property.text] else {
      places[property.text] = property.location
      return
    }
    for (position, setting) in settings.enumerated() {
      // A property that names several values sets only those that are given.
      let isSet = position == 0 || position < arguments.count
      places[setting] = isSet ? property.location : nil
    }
  }

  /// The settings of the properties that `config` calls by another name, or that set several.
  private static let settings: [String: [String]] = [
    "apiserver_burst": ["apiserverBurst"],
    "apiserver_max_inflight": ["apiserverMaxInflight"],
    "apiserver_qps": ["apiserverQPS"],
    "endpoint_pod_names": ["endpointPodNames"],
    "ignore": ["ignoreEmptyService"],
    "kubeconfig": ["kubeconfig", "context"],
    "namespace_labels": ["namespaceLabels"],
    "noendpoints": ["endpoints"],
    "startup_timeout": ["startupTimeoutSeconds"],
    "tls": ["cert", "key", "ca"],
    "transfer": ["transferTo"],
  ]
}
