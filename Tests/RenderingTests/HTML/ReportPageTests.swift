import Inspection
import KubernetesClient
import Testing

@testable import Rendering

/// The page of `report`.
struct ReportPageTests {
  private func page(
    _ check: CheckReport, replicas: ReplicasReport? = nil, sections: [ReportPage.Section]
  ) -> String {
    ReportPage(
      ReportVerdict(check, replicas: replicas), subject: "conf/<Corefile>", sections: sections,
      createdAt: 1_767_323_045, toolVersion: "1.2.3"
    ).text
  }

  private var everything: String {
    let sync = SyncReport(
      serverBlocks: [
        Samples.syncBlock(Samples.largeCluster, opensAfter: 3500),
        Samples.syncBlock([Samples.refusedWatch], opensAfter: 5000, total: .seconds(6)),
      ], process: SyncReport.Process(cpu: .seconds(1), peakResidentBytes: 72_000_000))
    return page(
      Samples.checkLive, replicas: Samples.replicas,
      sections: [
        .init("Findings", Samples.checkLive), .init("Watches", Samples.watches(isStatic: false)),
        .init("Timings", timings: sync), .init("Replicas", Samples.replicas),
        .init("Plugins", Samples.plugins),
        .init("Settings", Samples.config), .init("Differences", Samples.differences),
        .init(
          "Explained: <b>", failure: FailureMessage("no <i>name</i>", cause: "\u{1B}[2J", hint: "x")
        ),
      ])
  }

  @Test func thePageIsAsRecorded() throws {
    let text = everything
    #expect(text == (try Golden.text("report-page.html", recording: text)))
  }

  @Test func tagsAreBalancedAndIdentifiersUnique() throws {
    let markup = try Markup(everything)
    #expect(markup.problems.isEmpty)
    #expect(Set(markup.identifiers).count == markup.identifiers.count)
    #expect(markup.links.allSatisfy { $0.hasPrefix("#") })
    #expect(Set(markup.links.map { String($0.dropFirst()) }).isSubset(of: markup.identifiers))
    #expect(markup.headings.first == 1)
    for (before, after) in zip(markup.headings, markup.headings.dropFirst()) {
      #expect(after <= before + 1, "a heading of level \(after) follows one of level \(before)")
    }
  }

  @Test func theVerdictComesFirstWithWhatIsWrong() throws {
    let text = everything
    let verdict = try #require(text.firstRange(of: "<p class=\"verdict bad\">FAILED:"))
    let contents = try #require(text.firstRange(of: "<nav "))
    #expect(verdict.lowerBound < contents.lowerBound)
    #expect(text.contains("<li><strong>error: Corefile:4: what is wrong: 100%, \\x1b[31m&lt;"))
    #expect(text.contains("<span>fix: change it</span>"))
  }

  @Test func nothingIsWrongWhereAllIsWell() {
    var check = Samples.checkLive
    check.findings = []
    check.isOK = true
    let text = page(check, sections: [])
    #expect(text.contains("<p class=\"verdict good\">OK:"))
    #expect(!text.contains("class=\"problems\">"))
  }

  @Test func aReplicaThatIsWrongIsTheVerdictThoughTheCheckIsWell() {
    var check = Samples.checkLive
    check.findings = []
    check.isOK = true
    let text = page(check, replicas: Samples.replicas, sections: [])
    #expect(text.contains("<p class=\"verdict bad\">FAILED:"))
    #expect(text.contains("; 2 of 3 replicas: coredns-away cannot be reached; coredns-wrong"))
    #expect(text.contains("<li><strong>replica coredns-away: cannot be reached</strong>"))
    var fine = Samples.replicas
    fine.replicas = [fine.replicas[1]]
    let good = page(check, replicas: fine, sections: [])
    #expect(good.contains("<p class=\"verdict good\">OK:"))
    #expect(good.contains("; the replica is fine: asked 4 questions"))
    #expect(!good.contains("class=\"problems\">"))
    let failed = ReportVerdict(check, replicasFailure: FailureMessage("no pod"))
    #expect(!failed.isGood && failed.sentence.hasSuffix("; replicas: no pod"))
  }

  @Test func nothingFromElsewhereBecomesMarkup() {
    let text = everything
    for tag in [
      "<script", "<img", "<b>", "<i>", "<rule>", "<Corefile>", "url(", "@import", " src=",
    ] {
      #expect(!text.contains(tag), "\(tag)")
    }
    #expect(text.contains("What CoreDNS sees: conf/&lt;Corefile&gt;"))
    #expect(text.contains("default-src 'none'"))
    #expect(!text.contains("secret"))
    #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || !TerminalText.needsEscape($0) })
  }

  @Test func itIsGoodInLightDarkAndOnPaper() {
    let text = everything
    #expect(text.contains("<html lang=\"en\">"))
    #expect(text.contains("@media (prefers-color-scheme: dark)"))
    #expect(text.contains("@media print"))
  }
}

/// The tags of a page, read as strictly as XML but for the few that HTML leaves open.
private struct Markup {
  private(set) var problems: [String] = []
  private(set) var identifiers: [String] = []
  private(set) var links: [String] = []
  private(set) var headings: [Int] = []
  private static let void: Set<String> = ["meta", "!doctype"]

  init(_ page: String) throws {
    var open: [String] = []
    var rest = page[...]
    while let start = rest.firstIndex(of: "<") {
      let end = try #require(rest[start...].firstIndex(of: ">"))
      let tag = rest[rest.index(after: start)..<end]
      rest = rest[rest.index(after: end)...]
      let name = String(tag.prefix { $0 != " " })
      if name.hasPrefix("/") {
        if open.popLast() != String(name.dropFirst()) { problems.append("<\(tag)> closes another") }
        continue
      }
      identifiers += Self.value("id", in: tag)
      links += Self.value("href", in: tag)
      if name.count == 2, name.hasPrefix("h"), let level = name.last?.wholeNumberValue {
        headings.append(level)
      }
      if name == "th", Self.value("scope", in: tag).isEmpty {
        problems.append("a th without scope")
      }
      if !Self.void.contains(name) { open.append(name) }
    }
    problems += open.map { "<\($0)> stays open" }
  }

  private static func value(_ attribute: String, in tag: Substring) -> [String] {
    guard let start = tag.firstRange(of: " \(attribute)=\"") else { return [] }
    return [String(tag[start.upperBound...].prefix { $0 != "\"" })]
  }
}
