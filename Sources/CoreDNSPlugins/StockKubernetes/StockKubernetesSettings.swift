import Corefile
import K8sAPI
import KubernetesClient
import KubernetesWire
import PluginStanzas

/// The directive `kubernetes` of CoreDNS's own plugin, in a block without `k8s_api`.
public struct StockKubernetesSettings: Sendable {
  /// The directive's name.
  public static let pluginName = "kubernetes"

  /// The properties that it shares with the example plugin.
  public var common: KubernetesSettings
  /// What it says about the connection.
  public var server: APIServerSettings
  /// `multicluster`: the zones of the Multi-Cluster Services API; empty for none.
  public var multiclusterZones: [String]
  /// `zonal`: whether names may ask for endpoints of one zone.
  public var isZonal: Bool
  /// `startup_timeout`: after how long CoreDNS serves without being synced.
  public var startUpTimeout: Duration
  /// `apiserver_qps`; 0 where it is not set.
  public var apiServerQPS: Float
  /// `apiserver_burst`; 0 where it is not set.
  public var apiServerBurst: Int
  /// `apiserver_max_inflight`; 0 where it is not set.
  public var apiServerMaxInflight: Int
  /// What a user should know about it, though CoreDNS accepts it.
  public var findings: [Diagnostic]
  /// The values for `config -o json`.
  public var fields: JSONObject

  /// Takes what a stanza says that was read by ``table``.
  public init(_ reading: StanzaReading) {
    common = KubernetesSettings(reading)
    server = reading.server
    multiclusterZones = reading.texts("multicluster") ?? []
    isZonal = reading.flag("zonal")
    startUpTimeout = Self.startUpTimeout(reading)
    apiServerQPS = reading.number("apiserverQPS")
    apiServerBurst = reading.integer("apiserverBurst")
    apiServerMaxInflight = reading.integer("apiserverMaxInflight")
    findings = reading.findings
    fields = reading.report
  }

  /// After how long it serves without being synced.
  static func startUpTimeout(_ reading: StanzaReading) -> Duration {
    reading.duration("startupTimeoutSeconds") ?? StartUpGate.defaultLimit
  }

  /// Reads the directive's tokens, with the verdict of the real plugin.
  ///
  /// `blockKeys` are the block's keys as CoreDNS normalises them. Throws a `StanzaRefusal` where
  /// CoreDNS would refuse to start or crash.
  public init(
    parsing directive: Directive, blockKeys: [String], entryFile: String = "Corefile",
    version: CoreDNSVersion? = nil
  ) throws(StanzaRefusal) {
    self.init(
      try Self.table.readOne(
        directive, blockKeys: blockKeys, entryFile: entryFile, version: version))
  }
}
