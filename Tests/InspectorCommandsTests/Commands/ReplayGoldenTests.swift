import InspectorCommands
import Rendering
import Sessions
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What commands print of a committed capture, as recorded; `RECORD_GOLDEN=1` records it again.
///
/// `capture.gz` was recorded of `simulate --pods 8 --services 4 --namespaces 2 --replicas 4
/// --replica-fault stale,unsynced,unreachable`, with a service made behind the stale replica's back.
struct ReplayGoldenTests {
  /// A command whose output is recorded.
  struct Sample: Sendable, CustomTestStringConvertible {
    var name: String
    var command: [String]
    /// What this process measures anew, such as memory, is in some formats.
    var formats = OutputFormat.general
    var testDescription: String { name }
  }

  static let samples = [
    Sample(name: "replicas", command: ["replicas"]),
    Sample(
      name: "check-live", command: ["check", "--live", "--expect", "service>=7"],
      formats: OutputFormat.allCases),
    Sample(name: "check", command: ["check"]),
    Sample(name: "config", command: ["config"]),
    Sample(name: "corefile", command: ["corefile"]),
    Sample(name: "plugins", command: ["plugins"]),
    Sample(name: "explain", command: ["explain", "later.team-0000.svc.cluster.local"]),
    Sample(name: "query", command: ["query", "service", "ServiceIP", "10.96.0.10"]),
    Sample(name: "get", command: ["get", "service", "team-0000/later"]),
    Sample(name: "list", command: ["list", "service"]),
    Sample(name: "watches", command: ["watches"], formats: [.table, .name]),
    Sample(name: "indexes", command: ["indexes"], formats: [.table, .name]),
    Sample(name: "sync", command: ["sync"], formats: [.table, .name]),
    Sample(name: "events", command: ["events", "--fast"]),
  ]

  static func workplace() throws -> Workplace {
    let fixture = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/capture.gz")
    let workplace = try Workplace()
    try workplace.write(try Data(contentsOf: fixture), to: "capture.gz")
    return workplace
  }

  @Test("A command prints of a capture what is recorded", arguments: samples)
  func prints(_ sample: Sample) async throws {
    let workplace = try Self.workplace()
    var text = ""
    for format in sample.formats {
      let outcome = await workplace.run(
        sample.command + ["--replay", "capture.gz", "-o", format.rawValue],
        untilAskedToEnd: RecordCommandTests.never)
      text += "$ \(sample.command.joined(separator: " ")) -o \(format.rawValue)\n"
      text += outcome.output + outcome.messages + "exit \(outcome.status.rawValue)\n"
    }
    let golden = try Golden.recorded("replay/\(sample.name).txt", text)
    #expect(text == golden)
  }

  @Test func thePageOfACaptureIsAsRecorded() async throws {
    let workplace = try Self.workplace()
    let outcome = await workplace.run([
      "report", "--html", "page.html", "--replay", "capture.gz", "--explain",
      "later.team-0000.svc.cluster.local",
    ])
    #expect(outcome.status == .expectationFailed)
    #expect(outcome.messages.hasPrefix("error: 3 of 4 replicas: "))
    // What stores take is measured by the process that shows them; the style is that of all pages.
    let page = try workplace.read("page.html").replacing(/>[0-9.]+ [KM]?B</, with: ">n B<")
      .replacing(/(?s)<style>.*<\/style>/, with: "<style></style>")
    let golden = try Golden.recorded("replay/page.html", page)
    #expect(page == golden)
  }
}
