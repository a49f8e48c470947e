import InspectorCommands
import KubernetesClient
import KubernetesWire
import Sessions
import SimulatedCluster
import Testing

/// `report` against a simulated cluster.
struct ReportCommandTests {
  @Test func thePageHasEverySectionAndTheCheckIsPrinted() async throws {
    try await withSimulatedCluster { cluster, workplace in
      let outcome = await workplace.run([
        "report", "--html", "page.html", "--explain", "kubernetes.default.svc.cluster.local",
        "--explain", "nope.default.svc.cluster.local/AAAA", "--explain", "pod/default/nope",
      ])
      #expect(outcome.status == .success, "\(outcome.messages)")
      #expect(outcome.output.contains("OK: 4 of 4 watches synced"))
      let page = try workplace.read("page.html")
      for title in [
        "Findings", "Watches", "Timings", "Plugins", "Settings and connection",
        "Explained: kubernetes.default.svc.cluster.local",
        "Explained: nope.default.svc.cluster.local/AAAA", "Explained: pod/default/nope",
      ] {
        #expect(page.contains("<h2>\(title)</h2>"), "\(title)")
      }
      #expect(page.contains(cluster.baseURL))
      #expect(page.contains("nope.default.svc.cluster.local. AAAA: NXDOMAIN"))
      #expect(!page.contains("PRIVATE KEY"))
    }
  }

  @Test func whatFailsIsTheVerdict() async throws {
    try await withSimulatedCluster { cluster, workplace in
      cluster.inject(
        .init(
          .status(APIStatus(code: 403, reason: "Forbidden", message: "no <b>pods</b> for you")),
          times: nil, resource: .pods))
      let outcome = await workplace.run(["report", "--html", "page.html"])
      #expect(outcome.status == .cannotConnect)
      let page = try workplace.read("page.html")
      #expect(page.contains("<p class=\"verdict bad\">FAILED: 3 of 4 watches synced"))
      #expect(page.contains("no &lt;b&gt;pods&lt;/b&gt; for you"))
    }
  }

  @Test func aRefusedCorefileHasItsFindings() async throws {
    let workplace = try Workplace(["Corefile": ".:53 {\n    kubernetes {\n        nope\n    }\n}\n"]
    )
    let outcome = await workplace.run(["report", "--html", "page.html"])
    #expect(outcome.status == .invalidCorefile)
    let page = try workplace.read("page.html")
    #expect(page.contains("<strong>error: Corefile:3: "))
    #expect(!page.contains("<h2>Timings</h2>"))
  }

  @Test(
    "Wrong usage is told before anything is connected to",
    arguments: [
      ["report"], ["report", "--html", ""],
      ["report", "--html", "x", "--explain", "thing/a/b"],
      ["report", "--html", "x", "--explain", "a/NOTYPE"],
    ])
  func usage(_ arguments: [String]) async throws {
    let outcome = await (try Workplace()).run(arguments)
    #expect(outcome.status == .usage, "\(outcome.messages)")
  }
}
