import KubernetesWire
import KubernetesClient
import Recordings
import SimulatedCluster
import Testing

struct ManifestReaderTests {
  private func read(_ text: String) throws -> Manifest {
    try ManifestReader.read(text: Array(text.utf8), file: "m.yaml")
  }

  struct Case: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var text: String
    var keys: [String]
  }

  static let accepted = [
    Case(testDescription: "nothing", text: "", keys: []),
    Case(testDescription: "comments and empty documents", text: "# a\n---\n---\n# b\n", keys: []),
    Case(
      testDescription: "one object without namespace goes to default",
      text: "apiVersion: v1\nkind: Service\nmetadata:\n  name: a\n", keys: ["services default/a"]),
    Case(
      testDescription: "several documents",
      text: """
        apiVersion: v1
        kind: Namespace
        metadata: {name: team}
        ---
        apiVersion: discovery.k8s.io/v1
        kind: EndpointSlice
        metadata: {name: s, namespace: team}
        """, keys: ["namespaces team", "endpointslices team/s"]),
    Case(
      testDescription: "a List",
      text: """
        apiVersion: v1
        kind: List
        items:
        - {apiVersion: v1, kind: Pod, metadata: {name: p, namespace: n}, status: {phase: Running}}
        - {apiVersion: v1, kind: Endpoints, metadata: {name: e, namespace: n}}
        """, keys: ["pods n/p", "endpoints n/e"]),
    Case(
      testDescription: "JSON documents one after the other",
      text: """
        {"apiVersion":"v1","kind":"Pod","metadata":{"name":"a}","namespace":"n"}}
        {"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"b\\"","namespace":"n"}}
        """, keys: ["pods n/a}", "configmaps n/b\""]),
    Case(
      testDescription: "a typed list whose items say neither kind nor version",
      text: #"{"kind":"PodList","apiVersion":"v1","items":[{"metadata":{"name":"a"}}]}"#,
      keys: ["pods default/a"]),
    Case(
      testDescription: "a custom resource of a kind that nobody announced",
      text: "apiVersion: example.org/v1\nkind: Policy\nmetadata: {name: a, namespace: n}\n",
      keys: ["policies n/a"]),
    Case(
      testDescription: "a cluster-scoped custom resource",
      text: "apiVersion: example.org/v1\nkind: Gas\nmetadata: {name: a}\n", keys: ["gases a"]),
    Case(
      testDescription: "anchors and merge keys",
      text: """
        apiVersion: v1
        kind: Service
        metadata: &m {name: a, namespace: n}
        spec:
          selector:
            <<: *m
            name: b
        """, keys: ["services n/a"]),
    Case(
      testDescription: "a byte order mark",
      text: "\u{FEFF}apiVersion: v1\nkind: Pod\nmetadata: {name: a}\n", keys: ["pods default/a"]),
  ]

  @Test("reads", arguments: accepted)
  func reads(_ one: Case) throws {
    let keys = try read(one.text).objects.map { object in
      "\(object.resource.resource) \(object.namespace.map { "\($0)/" } ?? "")\(object.name)"
    }
    #expect(keys == one.keys)
  }

  @Test(
    "refuses with a position",
    arguments: [
      ("a: [", ManifestError.Code.syntax, 2), ("a: b\n c: d\n", .syntax, 2),
      ("a: 1\na: 2\n", .syntax, 1), ("{\n\"a\": tru}", .syntax, 2), ("[1]", .notAnObject, 1),
      ("\n\njust text", .notAnObject, 3), ("kind: Pod\n", .notAnObject, 1),
      ("apiVersion: v1\n", .notAnObject, 1), ("apiVersion: v1\nkind: Pod\n", .notAnObject, 1),
      ("---\napiVersion: a/b/c\nkind: K\nmetadata: {name: x}\n", .notAnObject, 2),
      ("apiVersion: v1\nkind: PodList\nitems: [3]\n", .notAnObject, 1),
      (
        "{\"apiVersion\":\"v1\",\n\"kind\":\"Pod\",\"metadata\":{\"name\":\"x\"}} trailing",
        .syntax, 2
      ),
    ])
  func refuses(_ text: String, _ code: ManifestError.Code, _ line: Int) {
    let error = #expect(throws: ManifestError.self) { try read(text) }
    #expect(error?.code == code)
    #expect(error?.line == line)
    #expect(error?.file == "m.yaml")
  }

  @Test func refusesAliasesThatUnfoldWithoutEnd() {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    for level in 1..<12 {
      let aliases = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
      text += "a\(level): &a\(level) [\(aliases)]\n"
    }
    let error = #expect(throws: ManifestError.self) { try read(text) }
    #expect(error?.code == .tooLarge)
  }

  @Test func refusesNestingThatIsTooDeep() {
    let error = #expect(throws: ManifestError.self) {
      try read("a: " + String(repeating: "[", count: 100_000))
    }
    #expect(error?.code == .syntax)
  }

  @Test func namesAFileThatIsNotThere() {
    let error = #expect(throws: ManifestError.self) {
      try ManifestReader.read(files: ["nowhere/nothing.yaml"])
    }
    #expect(error?.code == .unreadable)
    #expect(error?.description.contains("nowhere/nothing.yaml") == true)
  }

  @Test func givesScalarsTheTypesThatKubernetesGivesThem() throws {
    let manifest = try read(
      """
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: a}
      data: {int: 80, text: "80", no: no, float: 1.5, time: 22:22, none: ~, hex: 0x10, date: 2026-01-02}
      """)
    let expected: JSONValue = [
      "int": 80, "text": "80", "no": false, "float": 1.5, "time": "22:22", "none": nil, "hex": 16,
      "date": "2026-01-02",
    ]
    #expect(manifest.objects.first?.object["data"] == expected)
  }

  @Test func notesWhatItAssumesOfUnknownKinds() throws {
    let manifest = try read(
      "apiVersion: example.org/v1\nkind: Policy\nmetadata: {name: a, namespace: n}\n")
    #expect(manifest.notes.count == 1)
    #expect(manifest.definitions.map(\.id.resource) == ["policies"])
    #expect(manifest.definitions.first?.isCustom == true)
  }

  @Test func takesTheNamesOfACustomResourceFromItsDefinition() throws {
    let manifest = try read(
      """
      apiVersion: apiextensions.k8s.io/v1
      kind: CustomResourceDefinition
      metadata: {name: geese.example.org}
      spec:
        group: example.org
        scope: Cluster
        names: {kind: Goose, plural: geese, singular: goose, shortNames: [gs]}
        versions: [{name: v1, served: true}]
      ---
      apiVersion: example.org/v1
      kind: Goose
      metadata: {name: a}
      """)
    let goose = try #require(manifest.definitions.first { $0.kind == "Goose" })
    #expect(goose.id.resource == "geese")
    #expect(goose.shortNames == ["gs"])
    #expect(!goose.isNamespaced)
    #expect(manifest.objects.last?.resource.resource == "geese")
  }

  @Test(
    "loads recorded lists",
    arguments: [
      ("list-services-json.body", "services", 51), ("list-namespaces-json.body", "namespaces", 11),
      ("list-serviceimports-json.body", "serviceimports", 2),
    ])
  func loadsRecordedLists(_ name: String, _ resource: String, _ count: Int) throws {
    let file = Recordings.path("captures/\(name)")
    let manifest = try ManifestReader.read(files: [file])
    #expect(manifest.objects.count == count)
    #expect(manifest.objects.allSatisfy { $0.resource.resource == resource })
    let kinds = Set(manifest.objects.map { $0.object["kind"] })
    #expect(kinds.count == 1)
    let items = try #require(try ContentFixtures.json(name)["items"]?.arrayValue)
    #expect(items.map { $0["spec"] } == manifest.objects.map { $0.object["spec"] })
    #expect(items.map { $0["status"] } == manifest.objects.map { $0.object["status"] })
  }
}
