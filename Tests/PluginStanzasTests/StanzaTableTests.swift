import Corefile
import KubernetesWire
import PluginStanzas
import Testing

/// Stanzas read by a table.
@Suite struct StanzaTableTests {
  static let table = StanzaTable(
    plugin: "records", zones: .all, occurrence: .folded,
    properties: [
      .ttl(default: 7),
      StanzaProperty("mode", .exactly(1), .choice(["Fast", "slow"], ignoresCase: true)),
      StanzaProperty("names", .atLeast(1), .names).with { $0.repetition = .adds },
      StanzaProperty("pair", .between(1, 2), .texts, settings: ["left", "right"]),
      StanzaProperty("old", .any, .texts).with { $0.effect = .ignored(why: "it is gone") },
      StanzaProperty("late", .none, .flag(true), default: .flag(false)).with {
        $0.since = CoreDNSVersion(1, 13, 0)
      },
      StanzaProperty("bad", .any, .texts).with {
        $0.effect = .refused(StanzaMessage("bad", "nil map"), isCrash: true)
      },
      .fallthroughZones,
    ],
    rules: [
      .required("mode", StanzaMessage("missing-property", "{property} is required")),
      .conflict("pair", "late", StanzaMessage("conflicting-properties", "not both")),
    ])

  private func read(
    _ text: String, version: CoreDNSVersion? = nil
  ) throws -> StanzaReading {
    let corefile = CorefileParser(environment: [:]).parse(Array("b.org {\n\(text)\n}\n".utf8))
    let directive = try #require(corefile.blocks.first?.directive("records"))
    let readings = try Self.table.read(
      directive, blockKeys: ["dns://b.org.:53"], keyPlace: corefile.blocks[0].keys.location,
      version: version)
    return try #require(readings.first)
  }

  @Test func valuesPlacesAndDefaultsComeFromOnePass() throws {
    let reading = try read(
      "records a.org {\n mode FAST\n names b a\n names c a\n pair x\n fallthrough\n}")
    #expect(reading.zones == ["a.org."])
    #expect(reading.integer("ttl") == 7)
    #expect(reading.text("mode") == "Fast")
    #expect(reading.texts("names") == ["a", "b", "c"])
    #expect(reading.text("left") == "x" && reading.text("right") == nil)
    #expect(reading.texts("fallthrough") == ["."])
    #expect(
      reading.origins.mapValues(\.line) == [
        "zones": 2, "mode": 3, "names": 5, "left": 6, "fallthrough": 7,
      ])
    #expect(
      reading.report.keys == [
        "zones", "ttl", "mode", "names", "left", "right", "old", "late", "fallthrough",
      ])
    #expect(reading.findings.isEmpty)
  }

  @Test func severalStanzasFoldIntoOneAndTheLastZonesCount() throws {
    let reading = try read("records a.org {\n mode slow\n}\nrecords c.org {\n ttl 9\n}")
    #expect(reading.zones == ["c.org."])
    #expect(reading.integer("ttl") == 9 && reading.text("mode") == "slow")
    #expect(try read("records {\n mode slow\n}").zones == ["b.org."])
  }

  @Test(
    arguments: [
      ("mode fast\n ttl 1\n ttl 2", ["repeated-property 4"]),
      ("mode fast\n old x", ["no-effect 4"]), ("mode fast\n ttl 1 2", ["surplus-argument 4"]),
    ])
  func findsWhatIsSaidInVain(stanza: String, expected: [String]) throws {
    let found = try read("records {\n \(stanza)\n}").findings
    #expect(found.map { "\($0.id) \($0.location?.line ?? 0)" } == expected)
  }

  @Test(
    arguments: [
      ("ttl 1", "mode is required"), ("mode other", "invalid mode: other"),
      ("mode fast\n late\n pair x", "not both"), ("mode fast\n bad", "nil map"),
      ("mode fast\n mood slow", "unknown property 'mood'"),
      ("mode fast\n pair a b c", "Wrong argument count or unexpected line ending after 'c'"),
      ("mode fast\n ttl {x}", "strconv.Atoi: parsing \"{x}\": invalid syntax"),
      ("mode {text}", "invalid mode: {text}"),
    ])
  func refuses(stanza: String, words: String) throws {
    let refusal = #expect(throws: StanzaRefusal.self) { try read("records {\n \(stanza)\n}") }
    let message = refusal?.coreDNSMessage.split(separator: " - Error during parsing: ").last
    #expect(message.map(String.init) == words)
    #expect(refusal?.isCrash == (words == "nil map"))
  }

  @Test func aPropertyExistsFromItsVersionOn() throws {
    #expect(
      try read("records {\n mode slow\n late\n}", version: CoreDNSVersion(1, 13, 0)).flag("late"))
    let refusal = #expect(throws: StanzaRefusal.self) {
      try read("records {\n mode slow\n late\n}", version: CoreDNSVersion(1, 12, 9))
    }
    #expect(refusal?.diagnostic.notes.last == "`late` needs CoreDNS 1.13.0, this is 1.12.9")
  }
}
