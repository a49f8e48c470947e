import Corefile
import K8sAPI
import KubernetesWire
import PluginStanzas

/// The directive `podnames` of the example plugin.
public struct PodnamesSettings: Sendable {
  /// The directive's name.
  public static let pluginName = "podnames"

  /// The zones the plugin answers for, normalised.
  public var zones: [String]
  /// `ttl`, in seconds.
  public var ttl: Int
  /// What a user should know about it, though CoreDNS accepts it.
  public var findings: [Diagnostic]
  /// The values for `config -o json`.
  public var fields: JSONObject

  /// What the plugin takes in its stanza.
  public static let table = StanzaTable(
    plugin: pluginName, zones: .first, properties: [.ttl(default: 5)],
    rules: [.check(findReverseFirstZone)])

  /// Takes what a stanza says that was read by ``table``.
  public init(_ reading: StanzaReading) {
    zones = reading.zones
    ttl = reading.integer("ttl")
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

  /// The plugin appends its first zone to every PTR answer, without looking at what it is.
  private static func findReverseFirstZone(_ reading: inout StanzaReading) throws(StanzaRefusal) {
    // Other than for `kubernetes` the top of the tree is a reverse zone too.
    let tops = ["in-addr.arpa.", "ip6.arpa."]
    guard let first = reading.zones.first, ZoneNames.isReverse(first) || tops.contains(first) else {
      return
    }
    reading.findings.append(
      Diagnostic(
        .warning, id: "reverse-first-zone",
        "PTR answers would end in \(first): the first zone should not be a reverse zone",
        at: reading.directive?.location, length: reading.directive?.width ?? 1))
  }
}
