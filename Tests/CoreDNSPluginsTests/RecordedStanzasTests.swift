import CoreDNSPlugins
import Corefile
import Foundation
import PluginStanzas
import Testing

/// What a real CoreDNS 1.13.1 said of stanzas and whole files.
@Suite struct RecordedStanzasTests {
  @Test func eachStanzaIsTakenOrRefusedInCoreDNSsWords() throws {
    let cases = try RecordedCorefile.load("cases.jsonl.gz")
    #expect(cases.count == 2511)
    // How `kubernetes` connects is looked at where connections are.
    let others = cases.filter { !$0.isAboutConnection }
    #expect(others.count == 2508)
    expectAgreement(others)
  }

  @Test func eachFileIsRefusedWithTheErrorThatCoreDNSReportsFirst() throws {
    let cases = try RecordedCorefile.load("corefiles.jsonl.gz")
    #expect(cases.count == 155)
    expectAgreement(cases)
  }

  @Test func everyPluginOfCoreDNSHasItsStanzaInTheCatalogue() throws {
    var catalogue = StanzaCatalogue()
    let names = CoreDNSProfile(CoreDNSVersion(1, 13, 1)).coreDNSOrder.names
    #expect(names.count == 55)
    #expect(names.filter { catalogue.table(of: $0) == nil } == [])
    for entry in PluginCatalogue.stanzas { _ = try entry.description() }
  }

  private func expectAgreement(_ cases: [RecordedCorefile]) {
    for recorded in cases {
      let verdict = recorded.verdict
      #expect(verdict == recorded.line, "\(recorded.name): \(recorded.content)")
    }
  }
}

/// One line of the recordings.
struct RecordedCorefile: Decodable {
  /// What CoreDNS said.
  struct Verdict: Decodable {
    var error: String?
    var panic: String?

    var text: String? { error ?? panic }
  }

  /// The content of a file: a text, or bytes in base 64.
  struct File: Decodable {
    var bytes: [UInt8]

    init(from decoder: any Decoder) throws {
      if let text = try? decoder.singleValueContainer().decode(String.self) {
        bytes = Array(text.utf8)
      } else {
        let object = try decoder.singleValueContainer().decode([String: Data].self)
        bytes = Array(object["base64"] ?? Data())
      }
    }
  }

  var name: String
  var plugin: String?
  var keys: [String]?
  var text: String?
  var corefile: String?
  var files: [String: File]?
  var expected: Verdict
  var start: Verdict?

  static func load(_ name: String) throws -> [RecordedCorefile] {
    try Fixture.unpacked(name).split(separator: UInt8(ascii: "\n"))
      .map { try JSONDecoder().decode(RecordedCorefile.self, from: Data($0)) }
  }

  /// The file that CoreDNS read.
  var content: String {
    corefile ?? "\((keys ?? []).joined(separator: " ")) { \(text ?? "")\n}\n"
  }

  /// What the review says that CoreDNS would log; nil where it starts.
  var verdict: String? {
    var contents = (files ?? [:]).mapValues(\.bytes)
    contents["/etc/resolv.conf"] = Array("nameserver 192.0.2.53\n".utf8)
    contents["Corefile"] = Array(content.utf8)
    let files = InMemoryFileSystem(contents, currentDirectory: "/work")
    let profile = CoreDNSProfile(CoreDNSVersion(1, 13, 1))
    var parser = CorefileParser(
      environment: [:], fileSystem: files,
      knownDirectives: DirectiveList(profile.coreDNSOrder.names))
    parser.interfaces = ["lo": ["127.0.0.1", "::1"]]
    let corefile = parser.parse(Array(content.utf8), entryFile: "Corefile")
    var surroundings = StanzaSurroundings()
    surroundings.files = files
    surroundings.interfaces = ["lo"]
    let plans = ServerBlockPlan.plans(
      for: corefile, pluginOrder: profile.coreDNSOrder, version: profile.version)
    return StanzaReview(
      corefile, order: profile.coreDNSOrder, plans: plans, catalogue: StanzaCatalogue(),
      version: profile.version, surroundings: surroundings
    ).firstRefusal?.line
  }

  /// What CoreDNS logged; nil where it starts.
  var line: String? { expected.text ?? start?.text }

  /// Whether what CoreDNS says is about the way to the API server.
  var isAboutConnection: Bool {
    guard plugin == "kubernetes", let line else { return false }
    return ["notification controller", "loading config file", "context "].contains {
      line.contains($0)
    }
  }
}
