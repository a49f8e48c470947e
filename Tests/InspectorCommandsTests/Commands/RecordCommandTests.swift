import Captures
import Informers
import KubernetesWire
import Sessions
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// `record`, and commands on what it wrote.
struct RecordCommandTests {
  private static let still = ["--demo", "--churn", "0"]

  /// A folder with a capture of the demonstration.
  private static func workplace(_ options: [String] = []) async throws -> Workplace {
    let workplace = try Workplace()
    let outcome = await workplace.run(["record", "capture"] + still + options)
    #expect(outcome.status == .success, "\(outcome.messages)")
    #expect(outcome.output.hasPrefix("recorded capture: 4 watches, 290 objects, 0 events, "))
    return workplace
  }

  @Test func commandsShowOfACaptureWhatTheyShowOfTheCluster() async throws {
    let workplace = try await Self.workplace()
    for command in [
      ["list", "pod"], ["list", "service", "-o", "json"], ["list", "namespace", "-o", "yaml"],
      ["list", "endpoints", "-o", "wide"], ["indexes"], ["indexes", "pod", "--values"],
      ["query", "service", "ServiceIP", "10.96.0.1", "-o", "json"],
      ["get", "service", "default/kubernetes", "-o", "yaml"],
      ["explain", "kubernetes.default.svc.cluster.local"],
      ["explain", "no-such.default.svc.cluster.local", "-o", "json"],
      ["watches", "-o", "name"], ["plugins", "-o", "name"], ["corefile", "-o", "json"],
    ] {
      let live = await workplace.run(command + Self.still)
      let replayed = await workplace.run(command + ["--replay", "capture"])
      #expect(replayed.output == live.output, "\(command)")
      #expect(replayed.status == live.status, "\(command)")
      #expect(replayed.messages == live.messages, "\(command)")
    }
  }

  @Test func aCaptureIsTheSameEachTimeItIsShown() async throws {
    let workplace = try await Self.workplace()
    for command in ["watches", "sync", "plugins", "config", "indexes"] {
      for format in ["table", "wide", "json", "yaml"] {
        let arguments = [command, "--replay", "capture", "-o", format]
        let first = await workplace.run(arguments)
        let second = await workplace.run(arguments)
        // What this process itself takes is another thing each time.
        let isMeasured = ["sync", "watches", "indexes"].contains(command) && format != "table"
        if !isMeasured { #expect(first.output == second.output, "\(arguments)") }
        #expect(first.status == .success, "\(arguments): \(first.messages)")
        #expect(!first.output.isEmpty)
      }
    }
  }

  @Test(
    "What only a server can answer is refused",
    arguments: [
      ["access"], ["check", "--live"], ["get", "pod", "a/b", "--live"],
      ["watches", "--live-compare"], ["explain", "a.example", "--ask", "127.0.0.1"],
      ["sync", "--runs", "2"], ["replicas"], ["record", "other"],
    ])
  func refuses(command: [String]) async throws {
    let workplace = try Workplace()
    let outcome = await workplace.run(command + ["--replay", "capture"])
    #expect(outcome.status == .usage)
    #expect(outcome.messages.contains("asks the API server, and capture is a capture"))
  }

  @Test func anotherWayToAClusterIsExcluded() async throws {
    let workplace = try Workplace()
    for option in [["--demo"], ["-f", "Corefile"], ["--kubeconfig", "x"]] {
      let outcome = await workplace.run(["watches", "--replay", "capture"] + option)
      #expect(outcome.status == .usage, "\(option)")
    }
  }

  @Test func eventsAreShownWithTheTimesAtWhichTheyCame() async throws {
    let workplace = try await Self.workplace()
    let file = URL(filePath: "\(workplace.path)/capture")
    var capture = try CaptureReader.read(Array(try Data(contentsOf: file)))
    let number = try #require(capture.watches.firstIndex { $0.name == "pod" })
    var pods: [[UInt8]] = []
    try capture.watches[number].objects.forEach { pods.append(Array($0)) }
    let bytes = try #require(pods.first)
    let metadata = try JSONValue(parsing: bytes)["metadata"]
    let key = ObjectKey(
      namespace: try #require(metadata?["namespace"]?.stringValue),
      name: try #require(metadata?["name"]?.stringValue))
    let start = Duration.seconds(1_795_872_000)
    capture.events = [
      CapturedEvent(watch: number, time: start, change: .deleted(key)),
      CapturedEvent(watch: number, time: start + .seconds(2), change: .stored(bytes)),
    ]
    try workplace.write(Data(try #require(CaptureWriter.file(of: capture))), to: "capture")
    let outcome = await workplace.run(
      ["events", "--replay", "capture", "--fast"], untilAskedToEnd: Self.never)
    let lines = outcome.output.split(separator: "\n").dropFirst()
    #expect(lines.count == 2)
    #expect(lines.first?.hasPrefix("13:20:00.000  deleted  pod") == true, "\(outcome.output)")
    #expect(lines.last?.hasPrefix("13:20:02.000  added    pod") == true, "\(outcome.output)")
    #expect(lines.allSatisfy { $0.contains("\(key)") })
    #expect(outcome.status == .success)
  }

  @Test func aRedactedCaptureKeepsItsIndexesAndNoName() async throws {
    let plain = try await Self.workplace()
    let redacted = try await Self.workplace(["--redact"])
    let indexes = ["indexes", "--replay", "capture", "-o", "wide"]
    #expect(await plain.run(indexes).output == redacted.run(indexes).output)
    let names = await redacted.run(["list", "pod", "--replay", "capture", "-o", "json"])
    #expect(!names.output.contains("team-0"))
    #expect(!names.output.contains("10.128.0."))
    let explained = await redacted.run(
      ["explain", "svc/default/kubernetes", "--replay", "capture"])
    #expect(explained.output.contains("NOERROR, authoritative, from kubernetes"))
  }

  @Test func whatIsNoCaptureIsSaid() async throws {
    let workplace = try Workplace(["text": "no capture"])
    let text = await workplace.run(["watches", "--replay", "text"])
    #expect(text.status == .failure)
    #expect(text.messages.contains("text: the file is no capture"))
    let missing = await workplace.run(["watches", "--replay", "missing"])
    #expect(missing.status == .usage)
  }

  @Sendable private static func never() async { try? await Task.sleep(for: .seconds(3600)) }
}
