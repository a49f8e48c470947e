import Corefile
import Inspection
import KubernetesWire
import Testing

/// The settings of a block on two sides.
struct SettingDifferenceTests {
  private func block(
    _ plugins: [(String, [(String, JSONValue)])], origins: [String: [String: Int]] = [:]
  ) -> ConfigReport.Block {
    ConfigReport.Block(
      BlockIdentity(keys: [".:53"], plugin: "kubernetes"),
      settings: JSONObject(plugins.map { ($0.0, .object(JSONObject($0.1))) }),
      origins: origins.mapValues { lines in
        lines.mapValues { SourceLocation(file: "", line: $0, column: 1) }
      }, connection: nil)
  }

  private func between(
    _ first: ConfigReport.Block, _ second: ConfigReport.Block
  ) -> [SettingDifference] {
    SettingDifference.between(first, second, entryNames: ("old", "new"))
  }

  @Test func theSameValueFromAnotherLineIsNoDifference() {
    let first = block([("kubernetes", [("ttl", 5)])], origins: ["kubernetes": ["ttl": 3]])
    let second = block([("kubernetes", [("ttl", 5)])])
    #expect(between(first, second).isEmpty)
  }

  @Test func aValueHasWhereItCameFrom() {
    let first = block([("kubernetes", [("ttl", 5), ("pods", "disabled")])])
    let second = block(
      [("kubernetes", [("ttl", 30), ("pods", "disabled")])], origins: ["kubernetes": ["ttl": 7]])
    #expect(
      between(first, second) == [
        SettingDifference(
          plugin: "kubernetes", name: "ttl", first: SettingDifference.Value(5),
          second: SettingDifference.Value(30, origin: "new:7"))
      ])
  }

  @Test func pluginsAndSettingsOfOneSideAreDifferences() {
    let first = block([("kubernetes", [("ttl", 5)])])
    let second = block([("kubernetes", []), ("podnames", [("zones", ["a."])])])
    #expect(
      between(first, second).map { "\($0.plugin) \($0.name) \($0.first == nil)" } == [
        "kubernetes ttl false", "podnames zones true",
      ])
  }
}
