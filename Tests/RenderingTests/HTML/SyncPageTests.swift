import Informers
import Inspection
import KubernetesClient
import Testing

@testable import Rendering

struct SyncPageTests {
  private func page(_ blocks: [SyncReport.Block]) -> String {
    let report = SyncReport(
      serverBlocks: blocks,
      process: SyncReport.Process(cpu: .milliseconds(1_234), peakResidentBytes: 72_000_000))
    return SyncPage(report, createdAt: 1_767_323_045, toolVersion: "1.2.3").text
  }

  @Test func pagesAreAsRecorded() throws {
    var large = Samples.syncBlock(Samples.largeCluster, opensAfter: 3500)
    large.runs = SyncReport.Runs([large, large, large])
    let refused = Samples.syncBlock(
      [Samples.watch("pod", objects: 12, milliseconds: 52), Samples.refusedWatch],
      opensAfter: 5000, total: .seconds(6))
    let text = page([large, refused])
    #expect(text == (try Golden.text("sync-page.html", recording: text)))
  }

  @Test func theReportIsDatedAndNamesTheToolAndTheServer() {
    let text = page([Samples.syncBlock(Samples.largeCluster, opensAfter: 3500)])
    #expect(text.contains("k8sapi-inspect 1.2.3"))
    #expect(text.contains("<time datetime=\"2026-01-02T03:04:05Z\">2026-01-02 03:04:05 UTC</time>"))
    #expect(
      text.contains(
        "<title>HasSynced timings of https://127.0.0.1:6443/prefix,"
          + " 2026-01-02T03:04:05Z</title>"))
    #expect(!text.contains("secret"))
  }

  @Test func nothingFromTheClusterBecomesMarkup() {
    var watch = Samples.refusedWatch
    watch.name = "<script>alert('1')</script>\" onload=\"x\u{202E}\u{1B}[2J&amp;"
    watch.live.lastError?.message = "<img src=x onerror=y>"
    watch.live.lastError?.cause = "</style><b>"
    watch.live.lastError?.hint = "'\"><a href=http://x>"
    watch.live.resourceVersion = "<i>"
    watch.httpVersion = "<u>"
    var block = Samples.syncBlock([watch], opensAfter: 5000, total: .seconds(5))
    block.identity.keys = ["<s>"]
    block.plugins[0].name = "<q>"
    block.connection?.baseURL = "https://<em>"
    block.runs = SyncReport.Runs([block, block])
    let text = page([block])
    for tag in ["<script", "<img", "<b>", "<a ", "<i>", "<u>", "<s>", "<q>", "<em>"] {
      #expect(!text.contains(tag), "\(tag)")
    }
    #expect(!text.contains("\" onload=\""))
    #expect(text.components(separatedBy: "</style>") == 2)
    #expect(
      text.contains(
        "&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&quot; onload=&quot;x\\u{202e}\\x1b[2J"
          + "&amp;amp;"))
    #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || !TerminalText.needsEscape($0) })
  }

  @Test func nothingIsLoadedOrRun() {
    let text = page([Samples.syncBlock(Samples.largeCluster, opensAfter: 3500)])
    #expect(text.contains("default-src 'none'"))
    for word in ["<script", "<link", "<img", "<iframe", "url(", "@import", " src=", " href="] {
      #expect(!text.contains(word), "\(word)")
    }
  }

  @Test func theSameFailureIsToldOnce() {
    var other = Samples.refusedWatch
    other.name = "pod"
    let text = page([
      Samples.syncBlock([other, Samples.refusedWatch], opensAfter: 5000, total: .seconds(5))
    ])
    #expect(text.contains("<strong>pod, service have not synced</strong>"))
    #expect(text.components(separatedBy: "add a ClusterRole rule") == 2)
  }

  @Test func aThousandPhasesAreCut() {
    var watch = Samples.refusedWatch
    watch.timeline.phases = (0..<1000).map {
      .init($0.isMultiple(of: 2) ? .firstByte : .list, start: .milliseconds($0), duration: .zero)
    }
    let text = page([Samples.syncBlock([watch], opensAfter: 5000, total: .seconds(1))])
    #expect(text.contains("Every phase (1,001)"))
    #expect(text.contains("and 801 more"))
  }

  @Test func aBlockWithoutWatchesHasItsGate() {
    let text = page([Samples.syncBlock([], opensAfter: 100)])
    #expect(text.contains("CoreDNS would start to serve after 0.1s, synced"))
    #expect(!text.contains("<svg"))
  }
}

extension String {
  /// How many parts the text falls into at a separator.
  fileprivate func components(separatedBy separator: String) -> Int {
    split(separator: separator, omittingEmptySubsequences: false).count
  }
}
