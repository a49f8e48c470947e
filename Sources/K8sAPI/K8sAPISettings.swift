import Corefile
import KubernetesWire
import PluginStanzas

/// The `k8s_api` directive of a server block.
public struct K8sAPISettings: Sendable {
  /// The directive's name.
  public static let pluginName = "k8s_api"

  /// What it says about the connection.
  public var server: APIServerSettings
  /// What a user should know about it, though CoreDNS accepts it.
  public var findings: [Diagnostic]
  /// The values for `config -o json`; what the stanza does not set is empty.
  public var fields: JSONObject
  /// Where the settings stand that the stanza sets.
  public var origins: [String: SourceLocation]

  /// What the plugin takes in its stanza.
  public static let table = StanzaTable(
    plugin: pluginName, zones: .none,
    properties: [
      StanzaProperty("endpoint", .exactly(1), .text, default: .text("")).with {
        $0.role = .endpoint
      },
      .tls, .kubeconfig(.exactly(2)),
      // The real plugin writes to a map that nobody made.
      StanzaProperty("namespaces", .atLeast(1), .names).with {
        $0.effect = .refused(
          StanzaMessage(
            "namespaces-crash", "assignment to entry in nil map",
            says: "namespaces makes CoreDNS crash when it starts",
            fix: "move namespaces to the kubernetes plugin"),
          isCrash: true)
      },
    ])

  /// Takes what the directive's stanza says; none is a stanza that says nothing.
  public init(_ reading: StanzaReading?, entryFile: String = "Corefile") {
    server = reading?.server ?? APIServerSettings(entryFile: entryFile)
    findings = reading?.findings ?? []
    fields = reading?.report ?? JSONObject()
    origins = reading?.origins ?? [:]
  }

  /// Reads the directive's tokens, with the verdict of the real plugin.
  ///
  /// Throws a `StanzaRefusal` where CoreDNS would refuse to start or crash.
  public init(
    parsing directive: Directive, entryFile: String = "Corefile"
  ) throws(StanzaRefusal) {
    self.init(
      try Self.table.read(directive, blockKeys: [], entryFile: entryFile).first,
      entryFile: entryFile)
  }
}
