import KubernetesWire
import Corefile
import K8sAPI
import PluginStanzas
import KubernetesConfiguration
import Testing

@Suite struct K8sAPISettingsTests {
  @Test func agreesWithTheRealPluginOnEveryRecordedStanza() throws {
    let cases = try StanzaCase.load()
    var disagreements: [String] = []
    for stanza in cases {
      let outcome = Self.outcome(of: try directive("k8s_api", in: stanza.text))
      let expected = stanza.expected.error ?? stanza.expected.panic ?? Self.values(stanza.expected)
      if outcome != expected { disagreements.append("\(stanza.name): \(outcome) / \(expected)") }
    }
    #expect(cases.count == 120)
    #expect(disagreements.isEmpty, "\(disagreements.joined(separator: "\n"))")
  }

  private static func outcome(of directive: Directive) -> String {
    do {
      let settings = try K8sAPISettings(parsing: directive, entryFile: "Testfile")
      let fields = settings.fields
      let texts = ["endpoint", "cert", "key", "ca"].map { fields[$0]?.stringValue ?? "nothing" }
      let hasKubeconfig = fields["kubeconfig"]?.stringValue != ""
      return texts.joined(separator: "|") + "|\(hasKubeconfig)"
    } catch {
      return error.coreDNSMessage
    }
  }

  private static func values(_ expected: StanzaCase.Expected) -> String {
    let texts = [expected.endpoint, expected.cert, expected.key, expected.ca]
    return texts.map { $0 ?? "nothing" }.joined(separator: "|")
      + "|\(expected.kubeconfig ?? false)"
  }

  @Test func namespacesIsACrashAndAnErrorFinding() throws {
    let directive = try directive("k8s_api", in: "k8s_api {\n  namespaces default\n}")
    let refusal = #expect(throws: StanzaRefusal.self) {
      try K8sAPISettings(parsing: directive)
    }
    #expect(refusal?.isCrash == true)
    #expect(refusal?.diagnostic.severity == .error)
    #expect(refusal?.diagnostic.id == "namespaces-crash")
    #expect(refusal?.diagnostic.location?.line == 2)
    #expect(refusal?.diagnostic.location?.column == 3)
  }

  @Test func anArgumentOnTheLineIsNamed() throws {
    let directive = try directive("k8s_api", in: "k8s_api cluster.local")
    let refusal = #expect(throws: StanzaRefusal.self) {
      try K8sAPISettings(parsing: directive)
    }
    #expect(refusal?.diagnostic.id == "unexpected-argument")
    #expect(refusal?.diagnostic.message == "unexpected \"cluster.local\" after k8s_api")
    #expect(refusal?.coreDNSMessage == "this plugin can only be used once per Server Block")
  }

  @Test(
    arguments: [
      ("endpoint 10.0.0.1:6443", ["plaintext-endpoint"]),
      ("endpoint http://10.0.0.1", ["plaintext-endpoint"]),
      ("endpoint https://10.0.0.1:6443", []),
      ("tls a b c", ["tls-not-used"]),
      ("endpoint https://a\ntls a b c", []),
      ("kubeconfig f c", []),
      ("kubeconfig f c\nendpoint https://a\ntls a b c", ["endpoint-not-used", "tls-not-used"]),
      ("endpoint https://a\nendpoint https://b", ["repeated-property"]),
      ("", []),
    ])
  func findsValuesThatHaveNoEffect(stanza: String, ids: [String]) throws {
    let directive = try directive("k8s_api", in: "k8s_api {\n\(stanza)\n}")
    let settings = try K8sAPISettings(parsing: directive)
    #expect(settings.findings.map(\.id) == ids)
    #expect(settings.findings.allSatisfy { $0.severity != .error && $0.location != nil })
  }

  @Test(arguments: [
    ("endpoint http://10.0.0.1", Diagnostic.Severity.note),
    ("endpoint 10.0.0.1:6443", .warning), ("endpoint http://a\ntls a b c", .warning),
  ])
  func plainTextThatIsWrittenIsMeant(stanza: String, severity: Diagnostic.Severity) throws {
    let directive = try directive("k8s_api", in: "k8s_api {\n\(stanza)\n}")
    #expect(try K8sAPISettings(parsing: directive).findings.map(\.severity) == [severity])
  }

  @Test func theFixOfAPlaintextEndpointKeepsItsHost() throws {
    let directive = try directive("k8s_api", in: "k8s_api {\n  endpoint http://10.0.0.1:8080\n}")
    let settings = try K8sAPISettings(parsing: directive)
    #expect(settings.findings.map(\.fix) == ["endpoint https://10.0.0.1:8080"])
    #expect(settings.findings.first?.length == "http://10.0.0.1:8080".count)
  }

  @Test func handsTheConnectionOnWithItsPlaces() throws {
    let directive = try directive(
      "k8s_api", in: "k8s_api {\n  endpoint https://a\n  tls c k ca\n  kubeconfig f ctx\n}")
    let connection = try K8sAPISettings(parsing: directive, entryFile: "dir/Corefile")
      .server.connection
    #expect(connection.endpoint?.value == "https://a")
    #expect(connection.endpoint?.origin == .corefile(file: "dir/Corefile", line: 2))
    #expect(connection.tls?.certificate == "c")
    #expect(connection.tls?.key == "k")
    #expect(connection.tls?.certificateAuthority == "ca")
    #expect(connection.tls?.origin == .corefile(file: "dir/Corefile", line: 3))
    #expect(connection.kubeconfig?.path == "f")
    #expect(connection.kubeconfig?.context == "ctx")
    #expect(connection.kubeconfig?.origin == .corefile(file: "dir/Corefile", line: 4))
  }
}
