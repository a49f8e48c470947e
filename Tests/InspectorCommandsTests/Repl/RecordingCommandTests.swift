import Captures
import KubernetesWire
import Sessions
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// `record` in a session, and what it has written.
@Suite(.timeLimit(.minutes(5)))
struct RecordingCommandTests {
  private static let demo = ["repl", "--demo", "--churn", "0"]

  private static func capture(_ name: String, in workplace: Workplace) throws -> Capture {
    try CaptureReader.read(
      Array(try Data(contentsOf: URL(filePath: "\(workplace.path)/\(name)"))))
  }

  @Test func aRecordingIsWrittenWhenItIsTurnedOff() async throws {
    let workplace = try Workplace()
    let outcome = await workplace.run(
      Self.demo,
      input: "sync -o name\nrecord\nrecord on x.gz\nrecord\nrecord off\nrecord\n")
    #expect(outcome.status == .success, "\(outcome.messages)")
    let lines = outcome.output.split(separator: "\n").suffix(5)
    #expect(lines.first == "nothing is recorded")
    #expect(
      lines.dropFirst().first
        == "recording x.gz; record off, or the end of the session, writes it")
    #expect(lines.dropFirst(2).first?.hasPrefix("recording x.gz since ") == true)
    #expect(lines.dropFirst(2).first?.hasSuffix("): 0 events") == true)
    #expect(
      lines.dropFirst(3).first?.hasPrefix("recorded x.gz: 4 watches, 290 objects, 0 events, ")
        == true)
    #expect(lines.last == "nothing is recorded")
    let replayed = await workplace.run(["list", "service", "--replay", "x.gz"])
    let live = await workplace.run(["list", "service", "--demo", "--churn", "0"])
    #expect(replayed.output == live.output)
  }

  @Test func theEndOfTheSessionWritesIt() async throws {
    for ending in ["", "exit\n", "nonsense\n"] {
      let workplace = try Workplace()
      let outcome = await workplace.run(
        Self.demo, input: "sync -o name\nrecord on x --redact\n" + ending)
      #expect(outcome.output.contains("\nrecorded x: 4 watches, 290 objects, "))
      #expect(outcome.status == (ending == "nonsense\n" ? .usage : .success))
      let capture = try Self.capture("x", in: workplace)
      #expect(capture.header.isRedacted)
    }
  }

  @Test func aFileThatCannotBeWrittenIsSaidBeforeAnythingIsRecorded() async throws {
    let workplace = try Workplace()
    for path in [".", "missing/x"] {
      let outcome = await workplace.run(
        Self.demo + ["--keep-going"], input: "record on \(path)\nrecord\n")
      #expect(outcome.status == .failure)
      #expect(outcome.messages.contains("error: \(path) cannot be written\n  cause: "))
      #expect(outcome.output == "nothing is recorded\n")
    }
  }

  @Test func aFileThatCannotBeWrittenInTheEndIsTriedAgain() async throws {
    let workplace = try Workplace()
    let outcome = await workplace.run(
      Self.demo + ["--keep-going"],
      input: """
        sync -o name
        list pod | mkdir \(workplace.path)/d
        record on d/x
        list pod | mv \(workplace.path)/d \(workplace.path)/e
        record off
        record
        list pod | mv \(workplace.path)/e \(workplace.path)/d
        record off

        """)
    #expect(outcome.status == .failure)
    #expect(
      outcome.messages.contains("fix: what was recorded is kept: record off tries again"))
    #expect(outcome.output.contains("recording d/x since "))
    #expect(outcome.output.contains("recorded d/x: 4 watches, 290 objects, "))
  }

  @Test func afterAReconnectItGoesOnInAnotherFile() async throws {
    try await withSimulatedCluster { _, workplace in
      try workplace.write(Data("taken".utf8), to: "x-2.gz")
      let outcome = await workplace.run(
        ["repl"],
        input: "sync -o name\nrecord on x.gz\nreconnect --only pod\nrecord\nsync -o name\n")
      #expect(outcome.status == .success, "\(outcome.messages)")
      #expect(outcome.messages.contains("note: recording goes on in x-3.gz\n"))
      #expect(outcome.output.contains("recording x-3.gz since "))
      let parts = try ["x.gz", "x-3.gz"].map { try Self.capture($0, in: workplace) }
      #expect(parts.first.map(\.watches.count) != 1)
      #expect(parts.last?.watches.map(\.name) == ["pod"])
      #expect(parts.filter { !$0.isComplete }.isEmpty)
    }
  }

  @Test func aCorefileThatIsRefusedLeavesTheRecordingAlone() async throws {
    try await withSimulatedCluster { _, workplace in
      try workplace.write(Data(".:53 {\n".utf8), to: "broken")
      let outcome = await workplace.run(
        ["repl", "--keep-going"], input: "record on x\nreconnect -f broken\nrecord\n")
      #expect(outcome.output.contains("recording x since "))
      #expect(outcome.output.contains("\nrecorded x: "))
    }
  }

  @Test func aWatchThatIsGoneEndsTheRecordingInWords() async throws {
    try await withSimulatedCluster { _, workplace in
      let outcome = await workplace.run(
        ["repl", "--keep-going"],
        input: "record on x --only service\nreconnect --only pod\nrecord\n")
      #expect(outcome.status == .usage)
      #expect(outcome.messages.contains("fix: recording has ended; record on FILE begins anew"))
      #expect(outcome.output.hasSuffix("nothing is recorded\n"))
      let capture = try Self.capture("x", in: workplace)
      #expect(capture.watches.map(\.name) == ["service"])
    }
  }

  @Test(
    "What is no way to record is wrong usage",
    arguments: [
      "record on", "record off", "record x y", "record off --redact", "record --for 1s",
      "record on x --for 1s", "record ''", "record on ''", "record on x --context y",
    ])
  func refuses(_ line: String) async throws {
    let workplace = try Workplace()
    let outcome = await workplace.run(Self.demo, input: line + "\n")
    #expect(outcome.status == .usage)
    #expect(!outcome.messages.isEmpty)
  }

  @Test func onlyOneIsRecordedAtATime() async throws {
    let workplace = try Workplace()
    let outcome = await workplace.run(Self.demo, input: "record on a\nrecord on b\n")
    #expect(outcome.status == .usage)
    #expect(outcome.messages.contains("error: a is recorded already\n"))
    #expect(outcome.output.contains("\nrecorded a: "))
  }

  @Test(arguments: ["record", "record on y", "record off", "record y"])
  func aCaptureIsNotRecorded(_ line: String) async throws {
    let workplace = try Workplace()
    _ = await workplace.run(["record", "x", "--demo"])
    let outcome = await workplace.run(["repl", "--replay", "x"], input: line + "\n")
    #expect(outcome.status == .usage)
    #expect(outcome.messages.contains("record asks the API server, and x is a capture"))
  }
}
