import KubernetesWire
import Inspection
import Testing

@testable import Rendering

struct DocumentTests {
  @Test func aBlockIsNamedEvenWhereTheOtherHasNothingToShow() {
    let full = ObjectsReport.Block(
      Samples.block, watch: "pod", columns: [], objects: [ObjectReport(key: "a/b")])
    let empty = ObjectsReport.Block(Samples.other, watch: "pod", columns: [], objects: [])
    let heading = ".:53  k8s_api\n"
    let text = Renderer(.table).text(ObjectsReport(serverBlocks: [full, empty]))
    #expect(text.hasPrefix(heading))
    let alone = Renderer(.table).text(ObjectsReport(serverBlocks: [full]))
    #expect(text == heading + alone)
  }

  @Test(
    "JSON escapes what is unsafe, and nothing else",
    arguments: [
      ("a/b", "\"a/b\""), ("\"\\", "\"\\\"\\\\\""), ("\n\t\r\u{1B}", "\"\\n\\t\\r\\u001b\""),
      ("名", "\"名\""), ("\u{202E}", "\"\\u202e\""), ("\u{E0041}", "\"\\udb40\\udc41\""),
    ])
  func jsonStrings(_ text: String, _ expected: String) {
    #expect(JSONWriter.quoted(text) == expected)
  }

  @Test func jsonIsIndentedAndInOrder() {
    let value: JSONValue = ["b": 1, "a": [true, nil, 0.5, [], [:]], "c": .double(.infinity)]
    #expect(
      JSONWriter.text(value) == """
        {
          "b": 1,
          "a": [
            true,
            null,
            0.5,
            [],
            {}
          ],
          "c": null
        }

        """)
  }

  @Test(
    "YAML quotes what another type or a marker could be read from",
    arguments: [
      ("plain", "plain"), ("a b", "a b"), ("10.0.0.1", "10.0.0.1"), ("ns/name", "ns/name"),
      ("", "\"\""), ("true", "\"true\""), ("No", "\"No\""), ("y", "\"y\""), ("null", "\"null\""),
      ("~", "\"~\""), ("1", "\"1\""), ("-1.5e3", "\"-1.5e3\""), ("0x1F", "\"0x1F\""),
      ("1_000", "\"1_000\""), ("1:30", "\"1:30\""), (".inf", "\".inf\""), ("1.", "\"1.\""),
      (".5", "\".5\""), ("2026-11-23", "\"2026-11-23\""), ("1e3", "\"1e3\""), ("v1", "v1"),
      ("- a", "'- a'"), ("-a", "-a"), ("-", "'-'"), ("a: b", "'a: b'"), ("a:", "'a:'"),
      ("a #b", "'a #b'"), ("a#b", "a#b"), ("#a", "'#a'"), ("*", "'*'"), ("it's", "it's"),
      ("'x'", "'''x'''"), (" a", "' a'"), ("a ", "'a '"), ("{a}", "'{a}'"), ("---", "'---'"),
      ("a\u{1B}", "\"a\\u001b\""), ("a\tb", "\"a\\tb\""), ("\u{202E}", "\"\\u202e\""),
      (".:53", ".:53"), ("=", "\"=\""), ("%a", "'%a'"), ("@a", "'@a'"), ("?", "'?'"),
      ("a\nb", "\"a\\nb\""),
    ])
  func yamlScalars(_ text: String, _ expected: String) {
    #expect(YAMLScalar.text(text) == expected)
  }

  @Test func yamlStandsAsKubectlHasIt() {
    let value: JSONValue = [
      "items": [["name": "a", "ports": [80, 81]], [[1, 2], []], "x", [:]],
      "empty": [], "none": nil, "text": "one\ntwo\n", "chomped": "one\n\ntwo", "kept": "one\n\n",
      "indented": " one\ntwo", "true": false,
    ]
    #expect(
      YAMLWriter.text(value) == """
        items:
        - name: a
          ports:
          - 80
          - 81
        -
          -
            - 1
            - 2
          - []
        - x
        - {}
        empty: []
        none: null
        text: |
          one
          two
        chomped: |-
          one

          two
        kept: |+
          one

        indented: " one\\ntwo"
        "true": false

        """)
  }

  @Test(
    "A bare value is a document too",
    arguments: [
      (JSONValue.null, "null\n"), (.string("a: b"), "'a: b'\n"), (.array([]), "[]\n"),
      (.array([.integer(1)]), "- 1\n"),
    ])
  func yamlRoots(_ value: JSONValue, _ expected: String) {
    #expect(YAMLWriter.text(value) == expected)
  }
}
