import Captures
import Informers
import InspectorCommands
import KubernetesWire
import Rendering
import Sessions
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What a session shows, and what is shown of its capture.
struct ReplayTests {
  private static let commands =
    [
      "plugins", "config", "corefile", "check", "list pod", "list endpoints",
      "query service ServiceIP 10.96.0.1", "get service default/kubernetes",
      "explain kubernetes.default.svc.cluster.local",
    ].flatMap { command in OutputFormat.general.map { "\(command) -o \($0.rawValue)" } }
    // The other formats have what the process itself takes, which is measured anew.
    + ["watches", "sync", "indexes"].flatMap { ["\($0) -o table", "\($0) -o name"] }

  @Test func aSessionAndItsCaptureSayTheSame() async throws {
    let workplace = try Workplace()
    // The last ends both, since nothing is found.
    let last = "explain nope.default.svc.cluster.local\n"
    let commands = Self.commands.map { $0 + "\n" }.joined()
    let live = await workplace.run(
      ["repl", "--demo", "--churn", "0"], input: commands + "record capture\n" + last)
    let replayed = await workplace.run(["repl", "--replay", "capture"], input: commands + last)
    #expect(live.status == .nothingFound)
    #expect(replayed.status == live.status)
    #expect(replayed.messages == live.messages)
    let lines = live.output.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.hasPrefix("recorded ") }
    let others = replayed.output.split(separator: "\n", omittingEmptySubsequences: false)
    for (line, other) in zip(lines, others) where line != other {
      Issue.record("live:     \(line)\nreplayed: \(other)")
    }
    #expect(lines.count == others.count)
  }

  @Test func thePageOfASessionAndOfItsCaptureAreTheSameButForWhatAServerSays() async throws {
    let workplace = try Workplace()
    let live = await workplace.run(
      ["repl", "--demo", "--churn", "0"], input: "report --html live.html\nrecord capture\n")
    let replayed = await workplace.run(["report", "--html", "page.html", "--replay", "capture"])
    #expect(live.status == .success && replayed.status == .success, "\(replayed.messages)")
    let pages = try ["live.html", "page.html"].map { name in
      Self.sections(of: try workplace.read(name))
    }
    #expect(pages[0].map(\.title) == pages[1].map(\.title))
    for (section, other) in zip(pages[0], pages[1]) where section.title != "Findings" {
      #expect(section.content == other.content, "\(section.title)")
    }
    let findings = try #require(pages[1].first { $0.title == "Findings" }).content
    #expect(findings.contains("note: capture is a capture: the API server was not asked for"))
  }

  /// The parts of a page, without what stores take: that is measured anew.
  private static func sections(of page: String) -> [(title: String, content: String)] {
    page.replacing(/>[0-9.]+ [KM]?B</, with: ">n B<").components(separatedBy: "<h2>").dropFirst()
      .map { part in
        let parts = part.components(separatedBy: "</h2>")
        return (parts[0], parts[1])
      }
  }

  @Test func whatReplicasShowIsRecordedAndShownAgain() async throws {
    let workplace = try Workplace()
    let recorded = await workplace.run([
      "record", "capture", "--demo", "--churn", "0", "--replicas",
    ])
    #expect(recorded.status == .success, "\(recorded.messages)")
    #expect(recorded.output.contains(" 0 events, 3 replicas, "))
    let replayed = await workplace.run(["replicas", "--replay", "capture"])
    #expect(replayed.status == .success, "\(replayed.messages)")
    #expect(replayed.output.hasSuffix("all 3 replicas answer 15 questions as the stores say\n"))
    let page = await workplace.run([
      "report", "--demo", "--churn", "0", "--replicas", "--html", "page.html",
    ])
    #expect(page.status == .success, "\(page.messages)")
    #expect(try workplace.read("page.html").contains("; all 3 replicas answer 15 questions"))
  }

  @Test func aCaptureWithoutReplicasSaysHowToGetThem() async throws {
    let workplace = try Workplace()
    _ = await workplace.run(["record", "capture", "--demo", "--churn", "0"])
    let replicas = await workplace.run(["replicas", "--replay", "capture"])
    #expect(replicas.status == .nothingFound)
    #expect(replicas.messages.contains("capture has no report about replicas"))
    #expect(replicas.messages.contains("record --replicas asks them"))
    let page = await workplace.run([
      "report", "--replay", "capture", "--replicas", "--html", "page.html",
    ])
    #expect(page.status == .nothingFound)
    let text = try workplace.read("page.html")
    #expect(text.contains("; replicas: capture has no report about replicas</p>"))
  }

  @Test("A report about replicas is read or its line is named", arguments: OutputFormat.general)
  func damagedReports(_ format: OutputFormat) async throws {
    let workplace = try ReplayGoldenTests.workplace()
    let file = URL(filePath: "\(workplace.path)/capture.gz")
    var capture = try CaptureReader.read(Array(try Data(contentsOf: file)))
    let line = try #require(capture.replicas.first).line
    let large = """
      {"corefile":"\\u001b[2J","time":1e308,"replicas":[{"pod":{"namespace":"n","name":"\\u001b[31m",\
      "restarts":9223372036854775807,"createdAt":-9223372036854775808},"serial":1,"asked":1,\
      "answered":9223372036854775807,"metrics":{"responses":{"SERVFAIL":9223372036854775807,\
      "NOERROR":9223372036854775807},"cacheEntries":{"a":9223372036854775807,\
      "b":9223372036854775807},"panics":9223372036854775807}}]}
      """
    capture.replicas = [
      CapturedReplicas(try JSONValue(parsing: large)), CapturedReplicas(["corefile": 1]),
    ]
    try workplace.write(
      Data(try #require(CaptureWriter.file(of: capture))), to: "capture.gz")
    let outcome = await workplace.run([
      "replicas", "--replay", "capture.gz", "-o", format.rawValue,
    ])
    #expect(outcome.status == .success, "\(outcome.messages)")
    #expect(
      outcome.messages.contains(
        "capture.gz:\(line + 1): the report about replicas cannot be read"))
    #expect(!outcome.output.contains("\u{1B}"))
  }

  @Test func whatIsGivenTwiceOrWouldBeChangedIsRefused() async throws {
    let workplace = try ReplayGoldenTests.workplace()
    for (arguments, words) in [
      (["check", "Corefile"], "the Corefile is that of the capture"),
      (["check", "--here"], "--here looks at this machine"),
      (["check", "--fix"], "--fix changes files"),
    ] {
      let outcome = await workplace.run(arguments + ["--replay", "capture.gz"])
      #expect(outcome.status == .usage)
      #expect(outcome.messages.contains(words), "\(outcome.messages)")
    }
    let runs = await workplace.run(["sync", "--runs", "2", "--replay", "capture.gz"])
    #expect(runs.messages.contains("leave --runs out"))
  }

  @Test func aCutFileSaysThatItIsNotWhole() async throws {
    let workplace = try ReplayGoldenTests.workplace()
    let file = URL(filePath: "\(workplace.path)/capture.gz")
    let bytes = try Data(contentsOf: file)
    try workplace.write(bytes.prefix(bytes.count - 300), to: "cut.gz")
    let outcome = await workplace.run(["replicas", "--replay", "cut.gz"])
    #expect(outcome.status == .nothingFound)
    #expect(outcome.messages.contains("cut.gz is not complete: what could be read of it is shown"))
  }

  @Test func anEventThatCannotBeReadIsToldWithItsLine() async throws {
    let workplace = try ReplayGoldenTests.workplace()
    let file = URL(filePath: "\(workplace.path)/capture.gz")
    var capture = try CaptureReader.read(Array(try Data(contentsOf: file)))
    let event = try #require(capture.events.first)
    let line = event.line
    var unreadable = event
    unreadable.change = .stored(Array(#"{"metadata":7}"#.utf8))
    capture.events = Array(repeating: unreadable, count: 5) + capture.events
    try workplace.write(
      Data(try #require(CaptureWriter.file(of: capture))), to: "capture.gz")
    for command in [["events", "--fast"], ["watches"]] {
      let outcome = await workplace.run(
        command + ["--replay", "capture.gz"], untilAskedToEnd: RecordCommandTests.never)
      #expect(outcome.status == .success)
      for number in line..<line + 3 {
        #expect(
          outcome.messages.contains(
            "line \(number) of the capture: an event of service cannot be read: "),
          "\(outcome.messages)")
      }
      #expect(
        outcome.messages.contains("2 further lines of the capture cannot be read"),
        "\(outcome.messages)")
    }
  }
}
