import KubernetesWire
import Corefile
import Informers
import Inspection
import KubernetesClient

extension Samples {
  static func sync(runs: Bool) -> SyncReport {
    var timeline = SyncTimeline()
    timeline.phases = [
      .init(.connect, start: .milliseconds(1), duration: .milliseconds(20)),
      .init(.firstByte, start: .milliseconds(21), duration: .milliseconds(4)),
      .init(.list, start: .milliseconds(25), duration: .milliseconds(3_000)),
      .init(.list, start: .milliseconds(3_025), duration: .milliseconds(387)),
    ]
    timeline.hasSyncedAfter = .milliseconds(3_412)
    var stuck = SyncTimeline()
    stuck.phases = [.init(.backOff, start: .zero, duration: .milliseconds(900))]
    var failing = live(objects: 0, after: nil)
    failing.lastError = forbidden
    var block = SyncReport.Block(
      Samples.block, connection: connection, isSynced: false, total: .seconds(5),
      gate: SyncReport.Gate(
        opensAfter: .seconds(5), timedOut: true, pollInterval: .milliseconds(100),
        limit: .seconds(5)),
      watches: [
        SyncReport.Watch(
          name: "pod", timeline: timeline,
          live: live(objects: 97_988, after: .milliseconds(3_412)), httpVersion: "HTTP/2"),
        SyncReport.Watch(name: "service", timeline: stuck, live: failing),
      ],
      plugins: [
        SyncReport.Plugin(name: "podnames", waitsFor: [], hasSyncedAfter: .zero),
        SyncReport.Plugin(
          name: "kubernetes", waitsFor: ["pod"], hasSyncedAfter: .milliseconds(3_412)),
        SyncReport.Plugin(name: "late", waitsFor: ["service"], hasSyncedAfter: nil),
      ])
    if runs { block.runs = SyncReport.Runs([block, block]) }
    var synced = block
    synced.runs = nil
    synced.identity = Samples.other
    synced.connection = nil
    synced.isSynced = true
    synced.gate = SyncReport.Gate(
      opensAfter: .milliseconds(3_500), timedOut: false, pollInterval: .milliseconds(100),
      limit: .seconds(5))
    synced.watches.removeLast()
    synced.plugins.removeLast()
    return SyncReport(
      serverBlocks: [block, synced],
      process: SyncReport.Process(cpu: .milliseconds(1_234), peakResidentBytes: 72_000_000))
  }

  static var corefile: CorefileReport {
    func token(_ text: String, _ line: Int, _ column: Int, file: String = "") -> Token {
      Token(text, at: SourceLocation(file: file, line: line, column: column))
    }
    let directive = Directive(
      name: "kubernetes",
      tokens: [
        token("kubernetes", 3, 3), token("cluster.local", 3, 14), token("{", 3, 28),
        token("labels", 4, 5), token("a in (b, c)", 4, 12), token("}", 5, 3),
        token("kubernetes", 1, 1, file: "conf.d/x.conf"), token("", 1, 12, file: "conf.d/x.conf"),
      ])
    return CorefileReport(
      entryName: "etc/Corefile",
      blocks: [
        ServerBlock(
          keys: [token(".", 1, 1), token("example.org:54", 1, 3)],
          normalizedKeys: ["dns://.:53", "dns://example.org.:54"],
          directives: [Directive(name: "errors", tokens: [token("errors", 2, 3)]), directive])
      ],
      diagnostics: [diagnostic])
  }

  static let diagnostic = Diagnostic(
    .warning, id: "plaintext-endpoint", "the API server would be spoken to without TLS",
    at: SourceLocation(line: 7, column: 14), length: 13,
    notes: ["client-go takes this as http://"], fix: "endpoint https://10.0.0.1:6443")

  static var config: ConfigReport {
    ConfigReport(
      entryName: "Corefile",
      serverBlocks: [
        ConfigReport.Block(
          block,
          settings: members([
            "k8s_api": ["endpoint": "", "kubeconfig": "kube", "context": "kind"],
            "kubernetes": ["zones": ["cluster.local."], "ttl": 5, "endpoints": true],
          ]),
          origins: [
            "k8s_api": [
              "kubeconfig": SourceLocation(line: 4, column: 5),
              "context": SourceLocation(line: 4, column: 5),
            ],
            "kubernetes": ["zones": SourceLocation(file: "conf.d/x.conf", line: 2, column: 3)],
          ], connection: connection),
        ConfigReport.Block(other, settings: JSONObject(), connection: nil),
      ], diagnostics: [diagnostic])
  }
}
