import Corefile
import K8sAPI
import KubernetesWire
import PluginStanzas

/// The directive `kubernetes` of the example plugin, in a block with `k8s_api`.
public struct ExampleKubernetesSettings: Sendable {
  /// The directive's name.
  public static let pluginName = "kubernetes"

  /// The properties that it shares with the stock plugin.
  public var common: KubernetesSettings
  /// `transfer to`: who may transfer the zones; nil where it is not set.
  public var transfersTo: [String]?
  /// What a user should know about it, though CoreDNS accepts it.
  public var findings: [Diagnostic]
  /// The values for `config -o json`.
  public var fields: JSONObject

  /// What the plugin takes in its stanza.
  public static let table = StanzaTable(
    plugin: pluginName, zones: .first, needsForwardZone: true,
    properties: KubernetesSettings.properties + [
      StanzaProperty(
        "transfer", .any,
        .words(
          after: "to", refused: "from",
          StanzaMessage(
            "transfer-from", "can't use `transfer from` when not being a secondary")),
        settings: ["transferTo"])
    ],
    rules: KubernetesSettings.rules)

  /// Takes what a stanza says that was read by ``table``.
  public init(_ reading: StanzaReading) {
    common = KubernetesSettings(reading)
    transfersTo = reading.texts("transferTo")
    findings = reading.findings
    fields = reading.report
  }

  /// Reads the directive's tokens, with the verdict of the real plugin.
  ///
  /// `blockKeys` are the block's keys as CoreDNS normalises them. Throws a `StanzaRefusal` where
  /// CoreDNS would refuse to start.
  public init(
    parsing directive: Directive, blockKeys: [String], entryFile: String = "Corefile"
  ) throws(StanzaRefusal) {
    self.init(try Self.table.readOne(directive, blockKeys: blockKeys, entryFile: entryFile))
  }
}
