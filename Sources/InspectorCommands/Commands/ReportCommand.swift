import ArgumentParser
import Inspection
import InspectorShell
import Rendering
import Sessions

/// `report`: one page to hand over to whoever was not there.
struct ReportCommand: InspectorCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Write one page to hand over: what is wrong, watches, timings, settings, answers.",
    discussion: """
      The page holds everything in itself: it loads nothing, runs no script, and is good in light, \
      dark and on paper. It has the verdict first, then the findings of check --live, watches, \
      timings, plugins, settings and connection with secrets redacted, and the names that --explain \
      gives. What check --live would print is printed, with its exit status.

      With --replicas the CoreDNS pods are looked at, as replicas does, and its exit status counts, \
      too; without -f the Corefile is then that of the ConfigMap coredns. With --replay the page is \
      that of a capture, as of the time when it was recorded, with the replicas that it has.
      """)

  @Option(
    help: ArgumentHelp("The file to write the page to.", valueName: "path"), completion: .file())
  var html: String

  @Option(
    help: ArgumentHelp(
      "A name to explain, with the type of its records where that is not A; an address,"
        + " svc/NAMESPACE/NAME or pod/NAMESPACE/NAME too; repeatable.", valueName: "name[/type]"),
    completion: ShellCompletion.dnsNames)
  var explain: [String] = []

  @Flag(help: "Look at the replicas of CoreDNS, too.")
  var replicas = false

  @OptionGroup var pods: ReplicaPodOptions

  @OptionGroup(title: "Global options") var global: GlobalOptions

  var purposeOfServer: String? { pods.given.first.map { "report \($0)" } }

  func validate() throws {
    if html.isEmpty { throw ValidationError("--html needs a file's path") }
    if !replicas, let option = pods.given.first {
      throw ValidationError("\(option) needs --replicas")
    }
  }

  func run(_ invocation: Invocation) async throws -> ExitStatus {
    let wishes = try explain.map { name in try ExplainWish(name) }
    let context = invocation.context
    let reporter = SessionReporter(
      run: invocation.sessions, wishes: wishes, replicas: replicas ? pods.request : nil,
      commandPrefix: invocation.commandPrefix
    ) {
      let usage = context.usage()
      return SyncReport.Process(cpu: usage.cpu, peakResidentBytes: usage.peakResidentBytes)
    }
    let shownAt = try invocation.sessions.shownAt()
    return try await reporter.withReport { report in
      let page = ReportPage(
        report, createdAt: shownAt.components.seconds, toolVersion: ToolVersion.text)
      let written = invocation.write(page.text, to: html)
      try await invocation.show(global.quiet ? report.check.withoutNotes : report.check)
      tell(report.replicas, invocation)
      return report.status.worse(written)
    }
  }

  /// Tells why the status is not that of the check which is printed.
  private func tell(
    _ replicas: Result<ReplicasReport, CommandFailure>?, _ invocation: Invocation
  ) {
    switch replicas {
    case .success(let report) where report.status != .success:
      invocation.tell(FailureMessage(report.verdict))
    case .failure(let failure): _ = invocation.tell(failure)
    case .success, nil: break
    }
  }
}

extension ReportPage {
  /// The page of what a session saw; each report that there is has its section.
  init(_ report: SessionReport, createdAt: Int64, toolVersion: String) {
    var sections = [Section("Findings", report.check)]
    sections += report.watches.map { [Section("Watches", $0)] } ?? []
    sections += report.sync.map { [Section("Timings", timings: $0)] } ?? []
    switch report.replicas {
    case .success(let replicas): sections.append(Section("Replicas", replicas))
    case .failure(let failure):
      sections += failure.message.map { [Section("Replicas", failure: $0)] } ?? []
    case nil: break
    }
    sections += report.plugins.map { [Section("Plugins", $0)] } ?? []
    sections.append(Section("Settings and connection", report.config))
    for explained in report.explained {
      let title = "Explained: \(explained.name)"
      switch explained.result {
      case .success(let report): sections.append(Section(title, report))
      case .failure(let failure):
        guard let message = failure.message else { continue }
        sections.append(Section(title, failure: message))
      }
    }
    self.init(
      ReportVerdict(
        report.check, replicas: try? report.replicas?.get(),
        replicasFailure: report.replicas?.failure?.message,
        explained: report.explained.compactMap { try? $0.result.get() }),
      subject: report.check.entryName, sections: sections, createdAt: createdAt,
      toolVersion: toolVersion)
  }
}

extension Result<ReplicasReport, CommandFailure> {
  /// Why there is no report; nil where there is one.
  fileprivate var failure: CommandFailure? {
    guard case .failure(let failure) = self else { return nil }
    return failure
  }
}
