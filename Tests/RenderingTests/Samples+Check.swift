import Corefile
import Inspection
import KubernetesClient

@testable import Rendering

extension Samples {
  private static func finding(
    _ severity: Diagnostic.Severity, _ id: String, line: Int, block: Int? = nil,
    isLive: Bool = false
  ) -> CheckFinding {
    CheckFinding(
      Diagnostic(
        severity, id: id, "what is wrong: 100%, \u{1B}[31m<\(id)>",
        at: SourceLocation(file: line == 3 ? "more.conf" : "", line: line, column: 5), length: 4,
        notes: ["https://u:secret@h is no good"], fix: "change it"),
      block: block, source: "    word & more", isLive: isLive)
  }

  static var check: CheckReport {
    CheckReport(
      entryName: "conf/Corefile",
      findings: [
        finding(.warning, "unset-variable", line: 2), finding(.note, "own-connection", line: 3),
        finding(.error, "namespaces-crash", line: 7, block: 0),
      ], serverBlocks: [CheckReport.Block(block), CheckReport.Block(other)], isStrict: false,
      isLive: false)
  }

  static var checkLive: CheckReport {
    var report = CheckReport(
      entryName: "Corefile",
      findings: [finding(.error, "access-denied", line: 4, block: 0, isLive: true)],
      serverBlocks: [CheckReport.Block(block), CheckReport.Block(other)], isStrict: false,
      isLive: true)
    let watches = Samples.watches(isStatic: false).serverBlocks.flatMap(\.watches)
    let access = WatchAccess(list: .allowed, watch: .refused(reason: "no <rule>"))
    report.serverBlocks[0].watches = watches.enumerated().map { index, watch in
      CheckedWatch(
        watch, access: index == 0 ? access : WatchAccess(list: .allowed, watch: .allowed),
        freshness: index == 0 ? .stale(server: "132190") : .fresh(server: "132185"),
        problem: index == 0 ? "may not watch" : nil)
    }
    report.serverBlocks[0].notes = ["access could not be reviewed: \u{202E}"]
    report.expectations = [
      ExpectationResult(expression: "pod>=1", holds: true, found: "found 9 objects"),
      ExpectationResult(expression: "get pod \u{1B}a", holds: false, found: "found no such object"),
    ]
    report.isOK = false
    return report
  }

  static var access: AccessReport {
    func watch(_ name: String, _ access: WatchAccess) -> AccessReport.Watch {
      AccessReport.Watch(
        name: name, plugin: "kubernetes",
        resource: name == "endpoints" ? .endpointSlices : .pods, access: access)
    }
    return AccessReport(
      serverBlocks: [
        AccessReport.Block(
          block,
          watches: [
            watch("endpoints", WatchAccess(list: .refused(reason: "\u{1B}no"), watch: .allowed)),
            watch("pod", WatchAccess(list: .allowed, watch: .allowed)),
            watch("service", WatchAccess(list: .unknown(forbidden), watch: .unknown(forbidden))),
          ])
      ], user: "jane")
  }

  static let role = RoleManifest(
    name: "system:coredns", namespace: "kube-system", serviceAccount: "coredns",
    resources: [.services, .pods, .endpointSlices, .pods, .serviceImports])
}
