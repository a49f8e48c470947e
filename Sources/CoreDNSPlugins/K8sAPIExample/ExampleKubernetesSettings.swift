import KubernetesWire
import Corefile
import K8sAPI

/// The directive `kubernetes` of the example plugin, in a block with `k8s_api`.
public struct ExampleKubernetesSettings: Hashable, Sendable {
  /// The directive's name.
  public static let pluginName = "kubernetes"

  /// The properties that it shares with the stock plugin.
  public var common = KubernetesSettings()
  /// `transfer to`: who may transfer the zones; nil where it is not set.
  public var transfersTo: [String]?
  /// What a user should know about it, though CoreDNS accepts it.
  public var findings: [Diagnostic] = []

  /// The values for `config -o json`.
  public var fields: JSONObject {
    var fields = common.fields
    fields["transferTo"] = transfersTo.map { .strings($0) } ?? .null
    return fields
  }

  /// Reads the directive's tokens, with the verdict of the real plugin.
  ///
  /// `blockKeys` are the block's keys as CoreDNS normalises them. Throws a `StanzaRefusal` where
  /// CoreDNS would refuse to start.
  public init(
    parsing directive: Directive, blockKeys: [String], entryFile: String = "Corefile"
  ) throws(StanzaRefusal) {
    var dispenser = Dispenser(directive, entryFile: entryFile)
    var repeated = RepeatedProperties()
    var occurrences = 0
    while dispenser.next() {
      guard occurrences == 0 else { throw .usedTwice(Self.pluginName, at: dispenser.token) }
      occurrences += 1
      let name = dispenser.token
      let zones = dispenser.remainingArgs()
      try common.setZones(ZoneNames.first(of: zones.isEmpty ? blockKeys : zones), at: name)
      while dispenser.nextBlock() {
        if !["transfer", "namespaces"].contains(dispenser.value) {
          repeated.note(dispenser.token)
        }
        try readProperty(&dispenser)
      }
      try common.validate(dispenser)
    }
    findings = repeated.findings
  }

  private mutating func readProperty(_ dispenser: inout Dispenser) throws(StanzaRefusal) {
    if try common.readProperty(&dispenser) { return }
    guard dispenser.value == "transfer" else {
      throw StanzaRefusal(
        dispenser.error("unknown property '\(dispenser.value)'", id: "unknown-property"))
    }
    guard dispenser.nextArg() else { throw StanzaRefusal(dispenser.argumentError()) }
    switch dispenser.value {
    case "to": transfersTo = dispenser.remainingArgs()
    case "from":
      throw StanzaRefusal(
        id: "transfer-from", "can't use `transfer from` when not being a secondary",
        at: dispenser.token)
    default: break
    }
  }
}
