import KubernetesWire
import Corefile
import CoreDNSPlugins
import K8sAPI
import PluginStanzas
import Testing

@Suite struct SettingsTests {
  private func stock(_ stanza: String) throws -> StockKubernetesSettings {
    try StockKubernetesSettings(
      parsing: try directive("kubernetes", in: "kubernetes cluster.local {\n\(stanza)\n}"),
      blockKeys: caseKeys)
  }

  private func example(_ text: String) throws -> ExampleKubernetesSettings {
    try ExampleKubernetesSettings(
      parsing: try directive("kubernetes", in: text), blockKeys: caseKeys)
  }

  private func podnames(_ text: String) throws -> PodnamesSettings {
    try PodnamesSettings(parsing: try directive("podnames", in: text), blockKeys: caseKeys)
  }

  @Test func readsWhatOnlyTheStockPluginKnows() throws {
    let settings = try stock(
      """
      endpoint https://a https://b
      tls c k ca
      kubeconfig f
      multicluster cluster.local
      zonal
      startup_timeout 1m
      apiserver_qps 20.5
      apiserver_burst 40
      apiserver_max_inflight 3
      """)
    #expect(settings.server.endpoints.map(\.text) == ["https://a", "https://b"])
    #expect(settings.server.kubeconfig?.text == "f")
    #expect(settings.server.context == nil)
    #expect(settings.multiclusterZones == ["cluster.local."])
    #expect(settings.isZonal)
    #expect(settings.startUpTimeout == .seconds(60))
    #expect(settings.apiServerQPS == 20.5)
    #expect(settings.apiServerBurst == 40)
    #expect(settings.apiServerMaxInflight == 3)
    #expect(settings.fields["startupTimeoutSeconds"] == .double(60))
    #expect(
      Set(settings.findings.map(\.id)) == [
        "limit-not-used", "endpoint-not-used", "tls-not-used",
      ])
  }

  @Test(
    arguments: [
      ("zonal x", "Wrong argument count or unexpected line ending after 'x'"),
      ("zonal\nnoendpoints", "zonal requires the endpoint cache; remove noendpoints"),
      (
        "apiserver_qps x",
        "invalid apiserver_qps \"x\": strconv.ParseFloat: parsing \"x\": invalid syntax"
      ),
      ("apiserver_qps -1", "apiserver_qps must be >= 0"),
      (
        "apiserver_burst 1.5",
        "invalid apiserver_burst \"1.5\": strconv.Atoi: parsing \"1.5\": invalid syntax"
      ),
      ("apiserver_burst -1", "apiserver_burst must be >= 0"),
      (
        "apiserver_max_inflight",
        "Wrong argument count or unexpected line ending after 'apiserver_max_inflight'"
      ),
      ("transfer to *", "unknown property 'transfer'"),
      ("namespaces a\nnamespace_labels b", "namespaces and namespace_labels cannot both be set"),
    ])
  func theStockPluginRefuses(stanza: String, message: String) throws {
    let refusal = #expect(throws: StanzaRefusal.self) { try stock(stanza) }
    let words = refusal?.coreDNSMessage.split(separator: " - Error during parsing: ").last
    #expect(words.map(String.init) == message)
    #expect(refusal?.isCrash == false)
    #expect(refusal?.diagnostic.location != nil)
  }

  @Test(arguments: ["0s", "-1s", "0"])
  func aStartUpTimeoutThatIsNotPositiveIsACrash(text: String) throws {
    let refusal = #expect(throws: StanzaRefusal.self) { try stock("startup_timeout \(text)") }
    #expect(refusal?.isCrash == true)
    #expect(refusal?.diagnostic.id == "startup-timeout-crash")
    #expect(refusal?.diagnostic.location?.line == 2)
  }

  @Test(
    arguments: [
      ("multicluster", ["multicluster-without-zone"]),
      ("endpoint https://a https://b", ["surplus-endpoint"]),
      ("ttl 1\nttl 2", ["repeated-property"]),
      ("namespaces a\nnamespaces b", []),
    ])
  func theStockPluginAcceptsWithAFinding(stanza: String, ids: [String]) throws {
    #expect(try stock(stanza).findings.map(\.id) == ids)
  }

  @Test func namespacesAddUpAndLoseRepetitions() throws {
    #expect(try stock("namespaces b a\nnamespaces c a").common.namespaces == ["a", "b", "c"])
  }

  @Test func theExamplePluginKeepsOneZoneOfACIDRAndTheStockPluginAll() throws {
    let zones = "kubernetes example.org 10.0.0.0/15"
    #expect(try example(zones).common.zones == ["example.org.", "0.10.in-addr.arpa."])
    let stock = try StockKubernetesSettings(
      parsing: try directive("kubernetes", in: zones), blockKeys: caseKeys)
    #expect(
      stock.common.zones == ["example.org.", "0.10.in-addr.arpa.", "1.10.in-addr.arpa."])
  }

  @Test func readsTransfersOfTheExamplePlugin() throws {
    #expect(
      try example("kubernetes {\n transfer to * 10.0.0.1\n}").transfersTo == ["*", "10.0.0.1"])
    #expect(try example("kubernetes").transfersTo == nil)
    let refusal = #expect(throws: StanzaRefusal.self) {
      try example("kubernetes {\n transfer from 10.0.0.1\n}")
    }
    #expect(refusal?.diagnostic.id == "transfer-from")
  }

  @Test func anInvalidSelectorPointsAtItsText() throws {
    let refusal = #expect(throws: StanzaRefusal.self) {
      try example("kubernetes {\n  labels env != prod\n}")
    }
    #expect(refusal?.diagnostic.location == SourceLocation(line: 2, column: 10))
    #expect(refusal?.diagnostic.fix == "write env notin (prod)")
  }

  @Test func readsPodnames() throws {
    let settings = try podnames("podnames Pod.cluster.local {\n  ttl 30\n}")
    #expect(settings.zones == ["pod.cluster.local."])
    #expect(settings.ttl == 30)
    #expect(settings.findings.isEmpty)
    #expect(try podnames("podnames").zones == ["cluster.local.", "in-addr.arpa."])
    #expect(
      try podnames("podnames 10.in-addr.arpa").findings.map(\.id) == ["reverse-first-zone"])
  }

  @Test(
    arguments: [
      ("podnames {\n ttl\n}", "Wrong argument count or unexpected line ending after 'ttl'"),
      ("podnames {\n ttl 3601\n}", "ttl must be in range [0, 3600]: 3601"),
      ("podnames {\n ttl x\n}", "strconv.Atoi: parsing \"x\": invalid syntax"),
      ("podnames {\n pods verified\n}", "unknown property 'pods'"),
      ("podnames\npodnames", "this plugin can only be used once per Server Block"),
    ])
  func podnamesRefuses(text: String, message: String) throws {
    let refusal = #expect(throws: StanzaRefusal.self) { try podnames(text) }
    let words = refusal?.coreDNSMessage.split(separator: " - Error during parsing: ").last
    #expect(words.map(String.init) == message)
  }
}
