import KubernetesWire
import Corefile
import CoreDNSPlugins
import K8sAPI
import PluginStanzas
import Testing

@Suite struct StanzaCaseTests {
  @Test func theExamplePluginAgreesOnEveryRecordedStanza() throws {
    try compare("example") { directive throws(StanzaRefusal) in
      try ExampleKubernetesSettings(
        parsing: directive, blockKeys: caseKeys, entryFile: "Testfile"
      ).fields
    } expected: { expected, fields in
      fields["zones"] == .strings(expected.zones)
        && fields["namespaces"] == .strings(expected.namespaces)
        && fields["pods"]?.stringValue == expected.pods
        && fields["endpoints"]?.boolValue == expected.endpoints
        && fields["ttl"]?.integerValue == expected.ttl.map(Int64.init)
        && fields["labels"]?.stringValue == expected.labels
        && fields["namespaceLabels"]?.stringValue == expected.namespaceLabels
    }
  }

  @Test func theStockPluginAgreesOnEveryRecordedStanza() throws {
    try compare("stock") { directive throws(StanzaRefusal) in
      try StockKubernetesSettings(
        parsing: directive, blockKeys: caseKeys, entryFile: "Testfile"
      ).fields
    } expected: { expected, fields in
      fields["zones"] == .strings(expected.zones)
        && fields["namespaces"] == .strings(expected.namespaces)
        && fields["endpoint"] == .strings(expected.endpoint)
        && fields["cert"]?.stringValue == expected.cert
        && fields["key"]?.stringValue == expected.key
        && fields["ca"]?.stringValue == expected.ca
        && (fields["kubeconfig"]?.stringValue != "") == expected.kubeconfig
    }
  }

  private func compare(
    _ kind: String, read: (Directive) throws(StanzaRefusal) -> JSONObject,
    expected agrees: (StanzaCase.Expected, JSONObject) -> Bool
  ) throws {
    let cases = try StanzaCase.load(kind)
    var disagreements: [String] = []
    for stanza in cases {
      let directive = try directive("kubernetes", in: stanza.text)
      do {
        let fields = try read(directive)
        if stanza.expected.error != nil || !agrees(stanza.expected, fields) {
          disagreements.append("\(stanza.name): accepted as \(fields)")
        }
      } catch {
        if stanza.expected.error != error.coreDNSMessage {
          disagreements.append("\(stanza.name): \(error.coreDNSMessage)")
        }
      }
    }
    #expect(cases.count == 120)
    #expect(disagreements.isEmpty, "\(disagreements.joined(separator: "\n"))")
  }
}

extension JSONValue {
  /// An array of strings; null for none.
  fileprivate static func strings(_ texts: [String]?) -> JSONValue {
    texts.map { .array($0.map { .string($0) }) } ?? .null
  }
}
