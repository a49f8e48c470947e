import Corefile
import CoreDNSPlugins
import Testing

/// Descriptions that cannot be used: what is wrong, and where.
@Suite struct DefinitionReaderTests {
  static let index = """
    plugin: a
    watches:
      - name: w
        resource: v1/pods
        kind: Pod
        indexes:
          - name: i
            keys:
    """

  @Test(
    arguments: [
      ("", ["1:1 there is nothing in it"]),
      ("- a", ["1:1 a definition must be a mapping"]),
      ("version: 1", ["1:1 the plugin's name is missing: plugin: NAME"]),
      ("plugin: a b", ["1:9 \"a b\" is no name of a directive"]),
      ("plugin: a\nwatchs: []", ["2:1 a definition has no member \"watchs\""]),
      ("plugin: a\nconnection: borrowed", ["2:13 \"connection\" cannot be \"borrowed\""]),
      ("plugin: a\nplugin: b", ["1:1 the same key stands twice in one mapping"]),
      ("plugin: [", ["2:1 did not find expected node content (while parsing a flow node)"]),
      ("plugin: a\ngate: 5", ["2:7 \"gate\" cannot be \"5\""]),
      ("plugin: a\ngate: {setting: x}", ["2:17 the stanza has no setting x"]),
      (
        "plugin: a\norder: {before: [x], after: [x]}",
        ["2:8 it cannot come both before and after x"]
      ),
      // Arguments and types.
      (
        "plugin: a\nstanza:\n  properties:\n    - {name: p, arguments: 3-2}",
        ["4:7 a property cannot take at least 3 and at most 2 arguments"]
      ),
      (
        "plugin: a\nstanza:\n  properties:\n    - {name: p, arguments: -1}",
        ["4:28 \"-1\" is no number of arguments"]
      ),
      (
        "plugin: a\nstanza:\n  properties:\n    - {name: p, arguments: 0, type: integer}",
        ["4:7 a property without arguments is of type flag"]
      ),
      (
        "plugin: a\nstanza:\n  properties:\n    - {name: p, type: integer, range: [2, 1]}",
        ["4:39 a range is two numbers, the smaller one first"]
      ),
      (
        "plugin: a\nstanza:\n  properties:\n    - {name: p, type: integer, range: [1, 2], default: 3}",
        ["4:56 the default is outside of the range"]
      ),
      (
        "plugin: a\nstanza:\n  properties:\n    - name: p\n    - name: p",
        ["5:7 there is a property p already", "3:3 two properties set p"]
      ),
      (
        "plugin: a\nstanza:\n  properties:\n    - {name: p, since: new}",
        ["4:24 \"new\" is no version of CoreDNS such as 1.14.7"]
      ),
      ("plugin: a\nstanza: swift", ["2:9 the stanza must be a mapping"]),
      // Watches.
      ("plugin: a\nwatches:\n  - name: w", ["3:5 a watch has a name, a resource and a kind"]),
      (
        "plugin: a\nwatches:\n  - {name: w, resource: pods, kind: Pod}",
        ["3:25 \"pods\" is no resource"]
      ),
      (
        "plugin: a\nwatches:\n  - &w {name: w, resource: v1/pods, kind: Pod}\n  - *w",
        ["1:1 more than 0 aliases (*name)"]
      ),
      (
        "plugin: a\nwatches:\n  - {name: w, resource: v1/pods, kind: Pod, labels: \"{x}\"}",
        ["3:53 the stanza has no setting x"]
      ),
      (
        "plugin: a\nwatches:\n  - {name: w, resource: v1/pods, kind: Pod, starts: {set: x}}",
        ["3:59 the stanza has no property x"]
      ),
      // Keys.
      ("\(index) {path: a..b}", ["8:22 \"a..b\" is no path"]),
      ("\(index) {path: \"a[][]\"}", ["8:22 \"a[][]\" is no path"]),
      (
        "\(index) {path: a, where: {b: c}}",
        ["8:32 only the elements of a list can be filtered: the path has no []"]
      ),
      (
        "\(index) {path: a, label: b}",
        [
          "8:15 a value comes from one of path, label, annotation, constant, join, firstOf, allOf,"
            + " firstOfEach"
        ]
      ),
      (
        "\(index) {join: [{path: \"a[]\"}, {path: \"b[]\"}]}",
        ["8:22 only one part of a join may have several values"]
      ),
      ("\(index) {path: a, transforms: [shout]}", ["8:38 there is no transform \"shout\""]),
    ] as [(String, [String])])
  func tellsWhatIsWrong(_ text: String, _ expected: [String]) throws {
    var catalogue = PluginCatalogue()
    let failure = #expect(throws: DefinitionFailure.self) {
      try catalogue.add(Array(text.utf8), file: "a.yaml")
    }
    let found = failure?.diagnostics.map { diagnostic in
      "\(diagnostic.location?.line ?? 0):\(diagnostic.location?.column ?? 0) \(diagnostic.message)"
    }
    let heads = zip(found ?? [], expected).allSatisfy { $0.hasPrefix($1) }
    #expect(found?.count == expected.count && heads, "\(found ?? [])")
    #expect(failure?.diagnostics.allSatisfy { $0.location?.file == "a.yaml" } == true)
  }

  @Test func whatIsTooLargeOrTooDeepIsRefused() throws {
    let deep =
      String(repeating: "{firstOf: [", count: 20) + "{path: a}"
      + String(repeating: "]}", count: 20)
    let large = "plugin: a\nnotes:\n" + String(repeating: "  - x\n", count: 2_000_000)
    let many = "plugin: a\nnotes: [" + String(repeating: "x,", count: 60_000) + "]"
    for (text, words) in [
      ("\(Self.index) \(deep)", "expressions nest too deeply"),
      (large, "a definition has at most 256 KiB"), (many, "more than 50000 values"),
    ] {
      var catalogue = PluginCatalogue()
      let failure = #expect(throws: DefinitionFailure.self) {
        try catalogue.add(Array(text.utf8), file: "a.yaml")
      }
      #expect(failure?.diagnostics.contains { $0.message == words } == true)
    }
  }

  @Test func twoFilesCannotDescribeOnePluginAndABuiltInOneIsReplaced() throws {
    var catalogue = PluginCatalogue()
    try catalogue.add(Array("plugin: kubenodes\nversion: mine".utf8), file: "one.yaml")
    #expect(try catalogue.entry("kubenodes")?.description().version == "mine")
    #expect(catalogue.entries.filter { $0.name == "kubenodes" }.map(\.file) == ["one.yaml"])
    let failure = #expect(throws: DefinitionFailure.self) {
      try catalogue.add(Array("plugin: kubenodes".utf8), file: "two.yaml")
    }
    #expect(failure?.description == "two.yaml:1:1: one.yaml describes kubenodes already")
  }
}
