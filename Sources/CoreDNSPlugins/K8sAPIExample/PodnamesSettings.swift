import KubernetesWire
import Corefile
import K8sAPI
import KubernetesClient

/// The directive `podnames` of the example plugin.
public struct PodnamesSettings: Hashable, Sendable {
  /// The directive's name.
  public static let pluginName = "podnames"

  /// The zones the plugin answers for, normalised.
  public var zones: [String] = []
  /// `ttl`, in seconds.
  public var ttl = 5
  /// Where the directive stands.
  public var directive: Token?
  /// What a user should know about it, though CoreDNS accepts it.
  public var findings: [Diagnostic] = []

  /// The values for `config -o json`.
  public var fields: JSONObject {
    JSONObject([("zones", .strings(zones)), ("ttl", .integer(Int64(ttl)))])
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
      self.directive = dispenser.token
      let arguments = dispenser.remainingArgs()
      zones = ZoneNames.first(of: arguments.isEmpty ? blockKeys : arguments)
      while dispenser.nextBlock() {
        repeated.note(dispenser.token)
        guard dispenser.value == "ttl" else {
          throw StanzaRefusal(
            dispenser.error("unknown property '\(dispenser.value)'", id: "unknown-property"))
        }
        ttl = try TTL.read(&dispenser)
      }
    }
    findings = repeated.findings + reverseFirstZone
  }

  /// The plugin appends its first zone to every PTR answer, without looking at what it is.
  private var reverseFirstZone: [Diagnostic] {
    guard let first = zones.first, ZoneNames.isReverse(first) else { return [] }
    return [
      Diagnostic(
        .warning, id: "reverse-first-zone",
        "PTR answers would end in \(first): the first zone should not be a reverse zone",
        at: directive?.location, length: directive?.width ?? 1)
    ]
  }
}
