import Corefile
import K8sAPI
import PluginStanzas

extension StockKubernetesSettings {
  /// What the plugin takes in its stanza, with the versions of CoreDNS that brought each property.
  public static let table = table(named: pluginName, occurrence: .once)

  /// The same for a plugin that parses its stanza with CoreDNS's own code, as `kubernetai` does.
  static func table(named name: String, occurrence: StanzaTable.Occurrence) -> StanzaTable {
    StanzaTable(
      plugin: name, zones: .all, occurrence: occurrence, needsForwardZone: true,
      properties: KubernetesSettings.properties + connection + later,
      rules: KubernetesSettings.rules + [
        .check(checkMulticluster), .check(checkZonal), .check(checkStartUpTimeout),
        .check(findIdleLimits),
      ])
  }

  private static let connection: [StanzaProperty] = [
    StanzaProperty("endpoint", .atLeast(1), .texts).with { $0.role = .endpoint },
    .tls, .kubeconfig(.between(1, 2)),
  ]

  private static let later: [StanzaProperty] = [
    StanzaProperty("multicluster", .any, .zones).with {
      $0.since = CoreDNSVersion(1, 12, 2)
      $0.whenEmpty = StanzaMessage(
        "multicluster-without-zone", "multicluster without a zone has no effect")
    },
    StanzaProperty("zonal", .none, .flag(true), default: .flag(false)).with {
      $0.since = CoreDNSVersion(1, 14, 7)
    },
    StanzaProperty(
      "startup_timeout", .first, .duration, settings: ["startupTimeoutSeconds"],
      default: .duration(StartUpGate.defaultLimit)
    ).with {
      $0.since = CoreDNSVersion(1, 12, 3)
      $0.invalid = StanzaMessage(
        "invalid-duration", "failed to parse startup_timeout: {text}, {reason}")
    },
    limit("apiserver_qps", .number, setting: "apiserverQPS", default: .number(0)),
    limit(
      "apiserver_burst", .integer(0...Int.max), setting: "apiserverBurst", default: .integer(0)),
    limit(
      "apiserver_max_inflight", .integer(0...Int.max), setting: "apiserverMaxInflight",
      default: .integer(0)),
    // Properties that CoreDNS has had once.
    removed("resyncperiod", in: CoreDNSVersion(1, 7, 0)),
    removed("upstream", in: CoreDNSVersion(1, 7, 0)),
    removed("transfer", in: CoreDNSVersion(1, 7, 1)),
  ]

  /// A number that must be given alone and not be negative.
  private static func limit(
    _ name: String, _ type: StanzaProperty.ValueType, setting: String, default value: StanzaValue
  ) -> StanzaProperty {
    StanzaProperty(name, .exactly(1), type, settings: [setting], default: value).with {
      $0.since = CoreDNSVersion(1, 14, 0)
      $0.invalid = StanzaMessage(
        "invalid-number", "invalid {property} {quoted}: {reason}", hasPosition: true)
      $0.outOfRange = StanzaMessage("invalid-number", "{property} must be >= 0", hasPosition: true)
    }
  }

  private static func removed(_ name: String, in version: CoreDNSVersion) -> StanzaProperty {
    StanzaProperty(name, .any, .texts, settings: []).with { $0.removedIn = version }
  }

  private static func checkMulticluster(_ reading: inout StanzaReading) throws(StanzaRefusal) {
    for zone in reading.texts("multicluster") ?? [] where !reading.zones.contains(zone) {
      throw reading.error(
        "is not authoritative for the multicluster zone \(zone)", id: "foreign-zone",
        notes: ["the plugin's zones are \(reading.zones.joined(separator: " "))"])
    }
  }

  private static func checkZonal(_ reading: inout StanzaReading) throws(StanzaRefusal) {
    guard reading.flag("zonal"), !reading.flag("endpoints") else { return }
    throw reading.error(
      "zonal requires the endpoint cache; remove noendpoints", id: "conflicting-properties")
  }

  /// The plugin makes a ticker of it when CoreDNS starts, and Go's tickers must be positive.
  private static func checkStartUpTimeout(_ reading: inout StanzaReading) throws(StanzaRefusal) {
    guard let timeout = reading.duration("startupTimeoutSeconds"), timeout <= .zero else { return }
    throw StanzaRefusal(
      id: "startup-timeout-crash",
      "a startup_timeout that is not positive makes CoreDNS crash when it starts",
      at: reading.occurrences["startup_timeout"]?.last?.arguments.first,
      coreDNS: "non-positive interval for NewTicker", isCrash: true)
  }

  /// CoreDNS puts these on the client's configuration after the clients were made.
  private static func findIdleLimits(_ reading: inout StanzaReading) throws(StanzaRefusal) {
    for name in ["apiserver_qps", "apiserver_burst", "apiserver_max_inflight"] {
      guard let property = reading.occurrences[name]?.last?.property else { continue }
      reading.findings.append(
        Diagnostic(
          .note, id: "limit-not-used", "\(name) has no effect: CoreDNS sets it too late",
          at: property,
          notes: ["client-go's own limit of 5 requests a second, 10 at once, stays"]))
    }
  }
}
