import KubernetesWire
import Corefile
import K8sAPI
import KubernetesClient

/// The directive `kubernetes` of CoreDNS's own plugin, in a block without `k8s_api`.
public struct StockKubernetesSettings: Hashable, Sendable {
  /// The directive's name.
  public static let pluginName = "kubernetes"

  /// The properties that it shares with the example plugin.
  public var common = KubernetesSettings()
  /// What it says about the connection.
  public var server = APIServerSettings()
  /// `multicluster`: the zones of the Multi-Cluster Services API; empty for none.
  public var multiclusterZones: [String] = []
  /// `zonal`: whether names may ask for endpoints of one zone.
  public var isZonal = false
  /// `startup_timeout`: after how long CoreDNS serves without being synced.
  public var startUpTimeout = StartUpGate.defaultLimit
  var startUpTimeoutArgument: Token?
  /// `apiserver_qps`; 0 where it is not set.
  public var apiServerQPS: Float = 0
  /// `apiserver_burst`; 0 where it is not set.
  public var apiServerBurst = 0
  /// `apiserver_max_inflight`; 0 where it is not set.
  public var apiServerMaxInflight = 0
  /// What a user should know about it, though CoreDNS accepts it.
  public var findings: [Diagnostic] = []

  /// The values for `config -o json`.
  public var fields: JSONObject {
    var fields = common.fields
    fields["endpoint"] =
      server.endpoints.isEmpty ? .null : .strings(server.endpoints.map(\.text))
    for member in server.fields { fields[member.name] = member.value }
    fields["multicluster"] = multiclusterZones.isEmpty ? .null : .strings(multiclusterZones)
    fields["zonal"] = .bool(isZonal)
    fields["startupTimeoutSeconds"] = .double(startUpTimeout / .seconds(1))
    fields["apiserverQPS"] = .double(Double(apiServerQPS))
    fields["apiserverBurst"] = .integer(Int64(apiServerBurst))
    fields["apiserverMaxInflight"] = .integer(Int64(apiServerMaxInflight))
    return fields
  }

  /// Reads the directive's tokens, with the verdict of the real plugin.
  ///
  /// `blockKeys` are the block's keys as CoreDNS normalises them. Throws a `StanzaRefusal` where
  /// CoreDNS would refuse to start or crash.
  public init(
    parsing directive: Directive, blockKeys: [String], entryFile: String = "Corefile"
  ) throws(StanzaRefusal) {
    var dispenser = Dispenser(directive, entryFile: entryFile)
    var repeated = RepeatedProperties()
    server.entryFile = entryFile
    var occurrences = 0
    while dispenser.next() {
      guard occurrences == 0 else { throw .usedTwice(Self.pluginName, at: dispenser.token) }
      occurrences += 1
      let name = dispenser.token
      let zones = dispenser.remainingArgs()
      try common.setZones(
        zones.isEmpty ? ZoneNames.kept(blockKeys) : ZoneNames.expanded(zones), at: name)
      while dispenser.nextBlock() {
        if dispenser.value != "namespaces" { repeated.note(dispenser.token) }
        try readProperty(&dispenser)
      }
      try validate(dispenser)
    }
    findings += repeated.findings + server.findings
  }

  private func validate(_ dispenser: Dispenser) throws(StanzaRefusal) {
    try common.validate(dispenser)
    for zone in multiclusterZones where !common.zones.contains(zone) {
      throw StanzaRefusal(
        dispenser.error(
          "is not authoritative for the multicluster zone \(zone)", id: "foreign-zone",
          notes: ["the plugin's zones are \(common.zones.joined(separator: " "))"]))
    }
    if isZonal, !common.watchesEndpoints {
      throw StanzaRefusal(
        dispenser.error(
          "zonal requires the endpoint cache; remove noendpoints", id: "conflicting-properties"))
    }
    guard startUpTimeout > .zero else {
      // The plugin makes a ticker of it when CoreDNS starts, and Go's tickers must be positive.
      throw StanzaRefusal(
        id: "startup-timeout-crash",
        "a startup_timeout that is not positive makes CoreDNS crash when it starts",
        at: startUpTimeoutArgument, coreDNS: "non-positive interval for NewTicker", isCrash: true)
    }
  }
}
