import KubernetesWire
import Corefile

/// The `k8s_api` directive of a server block.
public struct K8sAPISettings: Hashable, Sendable {
  /// The directive's name.
  public static let pluginName = "k8s_api"

  /// What it says about the connection.
  public var server: APIServerSettings
  /// What a user should know about it, though CoreDNS accepts it.
  public var findings: [Diagnostic]

  /// Makes settings.
  public init(server: APIServerSettings, findings: [Diagnostic] = []) {
    self.server = server
    self.findings = findings
  }

  /// The values for `config -o json`; what the stanza does not set is empty.
  public var fields: JSONObject {
    var fields = JSONObject([("endpoint", .string(server.endpoints.first?.text ?? ""))])
    for member in server.fields { fields[member.name] = member.value }
    return fields
  }

  /// Reads the directive's tokens, with the verdict of the real plugin.
  ///
  /// Throws a ``StanzaRefusal`` where CoreDNS would refuse to start or crash.
  public init(
    parsing directive: Directive, entryFile: String = "Corefile"
  ) throws(StanzaRefusal) {
    var dispenser = Dispenser(directive, entryFile: entryFile)
    var server = APIServerSettings(entryFile: entryFile)
    var repeated = RepeatedProperties()
    var occurrences = 0
    while dispenser.next() {
      guard occurrences == 0 else {
        throw .usedTwice(Self.pluginName, at: dispenser.token)
      }
      occurrences += 1
      while dispenser.nextBlock() {
        repeated.note(dispenser.token)
        try Self.readProperty(&dispenser, into: &server)
      }
    }
    self.init(server: server, findings: repeated.findings + server.findings)
  }

  private static func readProperty(
    _ dispenser: inout Dispenser, into server: inout APIServerSettings
  ) throws(StanzaRefusal) {
    let property = dispenser.token
    switch dispenser.value {
    case "endpoint":
      let arguments = dispenser.remainingArgTokens()
      guard arguments.count == 1 else { throw StanzaRefusal(dispenser.argumentError()) }
      server.endpoints = arguments
    case "tls":
      guard server.setTLS(dispenser.remainingArgTokens()) else {
        throw StanzaRefusal(dispenser.argumentError())
      }
    case "kubeconfig":
      let arguments = dispenser.remainingArgTokens()
      guard arguments.count == 2 else { throw StanzaRefusal(dispenser.argumentError()) }
      server.kubeconfig = arguments[0]
      server.context = arguments[1]
    case "namespaces":
      guard !dispenser.remainingArgTokens().isEmpty else {
        throw StanzaRefusal(dispenser.argumentError())
      }
      // The real plugin writes to a map that nobody made.
      throw StanzaRefusal(
        id: "namespaces-crash", "namespaces makes CoreDNS crash when it starts", at: property,
        coreDNS: "assignment to entry in nil map",
        fix: "move namespaces to the kubernetes plugin", isCrash: true)
    default:
      throw StanzaRefusal(
        dispenser.error("unknown property '\(dispenser.value)'", id: "unknown-property"))
    }
  }
}
