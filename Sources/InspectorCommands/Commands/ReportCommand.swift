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

  @OptionGroup(title: "Global options") var global: GlobalOptions

  var purposeOfServer: String? { "report" }

  func validate() throws {
    if html.isEmpty { throw ValidationError("--html needs a file's path") }
  }

  func run(_ invocation: Invocation) async throws -> ExitStatus {
    let wishes = try explain.map { name in try ExplainWish(name) }
    let context = invocation.context
    let reporter = SessionReporter(
      run: invocation.sessions, wishes: wishes, commandPrefix: invocation.commandPrefix
    ) {
      let usage = context.usage()
      return SyncReport.Process(cpu: usage.cpu, peakResidentBytes: usage.peakResidentBytes)
    }
    return try await reporter.withReport { report in
      let page = ReportPage(
        report, createdAt: context.wallClock().components.seconds, toolVersion: ToolVersion.text)
      let written = invocation.write(page.text, to: html)
      try await invocation.show(global.quiet ? report.check.withoutNotes : report.check)
      return report.status.worse(written)
    }
  }
}

extension ReportPage {
  /// The page of what a session saw; each report that there is has its section.
  init(_ report: SessionReport, createdAt: Int64, toolVersion: String) {
    var sections = [Section("Findings", report.check)]
    sections += report.watches.map { [Section("Watches", $0)] } ?? []
    sections += report.sync.map { [Section("Timings", timings: $0)] } ?? []
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
        report.check, explained: report.explained.compactMap { try? $0.result.get() }),
      subject: report.check.entryName, sections: sections, createdAt: createdAt,
      toolVersion: toolVersion)
  }
}
