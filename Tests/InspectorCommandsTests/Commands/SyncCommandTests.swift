import InspectorShell
import KubernetesClient
import KubernetesWire
import InspectorCommands
import Rendering
import Sessions
import SimulatedCluster
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// `sync` with its page and its figures over several runs.
struct SyncCommandTests {
  private var forbidden: SimulatedCluster.Fault {
    .init(
      .status(APIStatus(code: 403, reason: "Forbidden", message: "no <b>pods</b> for you")),
      times: nil, resource: .pods)
  }

  @Test func aPageIsWrittenBesideTheReport() async throws {
    try await withSimulatedCluster { cluster, workplace in
      let outcome = await workplace.run(["sync", "--html", "page.html"])
      #expect(outcome.status == .success, "\(outcome.messages)")
      #expect(outcome.output.contains("CoreDNS would start to serve after"))
      #expect(outcome.messages.isEmpty)
      let page = try workplace.read("page.html")
      #expect(page.hasPrefix("<!doctype html>"))
      #expect(page.contains(cluster.baseURL))
      for name in ["endpoints", "namespace", "pod", "service"] {
        #expect(page.contains("<th scope=\"row\">\(name)</th>"), "\(name)")
      }
      let names = try FileManager.default.contentsOfDirectory(atPath: workplace.path)
      #expect(names.sorted() == ["Corefile", "kubeconfig", "page.html"])
    }
  }

  @Test func aDashIsAFileAndALinkStaysOne() async throws {
    try await withSimulatedCluster { _, workplace in
      let dash = await workplace.run(["sync", "--html=-", "-o", "name"])
      #expect(dash.output == "endpoints\nnamespace\npod\nservice\n")
      #expect(try workplace.read("-").hasPrefix("<!doctype html>"))
      try workplace.write("old", to: "target.html")
      let link = workplace.path + "/link.html"
      try FileManager.default.createSymbolicLink(
        atPath: link, withDestinationPath: "target.html")
      _ = await workplace.run(["sync", "--html", "link.html"])
      #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "target.html")
      #expect(try workplace.read("target.html").hasPrefix("<!doctype html>"))
    }
  }

  @Test("The report is shown where the page cannot be written", arguments: ["no/page.html", "."])
  func unwritable(_ path: String) async throws {
    try await withSimulatedCluster { _, workplace in
      let outcome = await workplace.run(["sync", "--html", path])
      #expect(outcome.status == .failure)
      #expect(outcome.output.contains("CoreDNS would start to serve after"))
      #expect(outcome.messages.contains("\(path) cannot be written"))
      #expect(outcome.messages.contains("cause: "))
    }
  }

  @Test func thePageSaysWhatToDo() async throws {
    try await withSimulatedCluster { cluster, workplace in
      cluster.inject(forbidden)
      let outcome = await workplace.run(["sync", "--html", "page.html"])
      #expect(outcome.status == .cannotConnect)
      #expect(outcome.output.contains("no: forbidden"))
      let page = try workplace.read("page.html")
      #expect(page.contains("<strong>pod has not synced</strong>"))
      #expect(page.contains("cause: no &lt;b&gt;pods&lt;/b&gt; for you"))
      #expect(page.contains("fix: let a ClusterRole"))
    }
  }

  @Test func severalRunsHaveTheirFigures() async throws {
    try await withSimulatedCluster { cluster, workplace in
      let outcome = await workplace.run(["sync", "--runs", "3", "-o", "json"])
      #expect(outcome.status == .success, "\(outcome.messages)")
      let block = try outcome.document["serverBlocks"]?.arrayValue?.first
      let runs = try #require(block?["runs"])
      #expect(runs["count"] == 3)
      #expect(runs["unsynced"] == 0)
      for figure in ["min", "median", "p95", "max"] {
        #expect(runs["totalSeconds"]?[figure] != nil, "\(figure)")
      }
      #expect(runs["watches"]?.arrayValue?.count == 4)
      cluster.inject(forbidden)
      let failing = await workplace.run(["sync", "--runs", "2"])
      #expect(failing.output.contains("2 of 2 runs did not sync"))
      #expect(failing.output.contains("MIN  MEDIAN"))
    }
  }

  @Test func everyMemberOfTheDocumentIsThere() async throws {
    try await withSimulatedCluster { _, workplace in
      let outcome = await workplace.run(["sync", "-o", "json"])
      let block = try outcome.document["serverBlocks"]?.arrayValue?.first
      #expect(block?["gate"]?["limitSeconds"] == 5.0)
      #expect(block?["gate"]?["pollIntervalSeconds"] == 0.1)
      let watch = try #require(block?["watches"]?.arrayValue?.first)
      #expect(watch["httpVersion"] == "HTTP/2")
      for member in ["decodingSeconds", "indexingSeconds", "wireBytesReceived", "requests"] {
        #expect(watch[member] != nil, "\(member)")
      }
    }
  }

  @Test func runsAreToldOnATerminalAndRemovedAgain() async throws {
    try await withSimulatedCluster { cluster, workplace in
      cluster.inject(.init(.delay(.milliseconds(300)), times: nil, resource: .pods))
      for (options, isTold) in [([], true), (["-q"], false)] {
        let messages = CapturedOutput(terminalWidth: 100)
        let context = CommandContext(
          standardOutput: CapturedOutput(), standardError: messages, environment: [:],
          workingDirectory: workplace.path)
        let status = await Inspector.run(["sync", "--runs", "2"] + options, in: context)
        #expect(status == .success)
        #expect(messages.text.contains("run 1 of 2  ") == isTold)
        #expect(messages.text.contains("run 2 of 2  ") == isTold)
        #expect(messages.text.isEmpty || messages.text.hasSuffix(TerminalText.eraseLine))
      }
    }
  }

  @Test func theLocaleAndTheFlagChooseTheCharacters() async throws {
    try await withSimulatedCluster { cluster, _ in
      let files = ["Corefile": Corefiles.shared, "kubeconfig": cluster.kubeconfig]
      let workplace = try Workplace(files, environment: ["LANG": "C.UTF-8"])
      let unicode = await workplace.run(["sync"])
      #expect(unicode.output.contains("█"))
      let ascii = await workplace.run(["sync", "--ascii"])
      #expect(ascii.output.utf8.allSatisfy { $0 < 0x80 })
      #expect(ascii.output.contains("# receiving, decoding, indexing"))
    }
  }

  @Test func anEmptyPathIsWrongUsage() async throws {
    let outcome = await (try Workplace()).run(["sync", "--html", ""])
    #expect(outcome.status == .usage)
    #expect(outcome.messages.contains("--html needs a file's path"))
  }
}
