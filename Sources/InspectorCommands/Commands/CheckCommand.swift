import ArgumentParser
import Corefile
import Inspection
import Rendering
import Sessions

/// `check`: what is wrong with the Corefile and, with `--live`, with what it makes of the cluster.
struct CheckCommand: InspectorCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Say what is wrong with the Corefile, and with --live whether every watch syncs.",
    discussion: """
      Without --live nothing is connected to. The findings are the result: they are printed on \
      standard output, each with its place, an identifier and what to change.

      With --live, and with each option that needs it, the watches are started, and the API server \
      is asked by SelfSubjectAccessReview whether each may be listed and watched. Each block has \
      its own start-up limit to sync in, unless --timeout gives another.

      --require-rv-fresh asks the server for the newest version of each synced watch's list. A \
      watch is fresh when it has reached that version, or when no event of its own came between \
      its version and that one: a quiet watch only moves on by bookmarks, about once a minute. \
      Versions that are no decimal numbers cannot be compared, which counts as not fresh.

      Exit status: 2 for errors in the Corefile, and with --strict for warnings; 3 where the \
      server cannot be reached, does not know who asks, or refuses a watch; 4 where a watch has \
      not synced in time, is slower than --max-sync, or is not fresh; 6 where an expectation \
      fails. The lowest of them counts.
      """)

  @Flag(help: "Let warnings about the Corefile fail the check too.")
  var strict = false

  @Flag(help: "Connect, ask for permission, start every watch and wait until it has synced.")
  var live = false

  @Option(
    help: ArgumentHelp(
      "What has to hold after the sync, such as 'service>=1', 'query pod PodIP 10.0.0.1',"
        + " 'get pod default/web' or 'dns web.shop.svc.cluster.local A 10.96.0.7'; repeatable.",
      valueName: "expression"),
    transform: Self.expectation)
  var expect: [CheckExpectation] = []

  @Flag(
    name: .customLong("require-rv-fresh"),
    help: "Let each watch hold what the API server holds.")
  var requiresFreshness = false

  @Option(
    help: ArgumentHelp("How long the slowest watch may take to sync.", valueName: "duration"))
  var maxSync: DurationArgument?

  @Option(
    help: ArgumentHelp(
      "How long to wait for an API server that is still starting.", valueName: "duration"))
  var waitForServer: DurationArgument?

  @OptionGroup(title: "Global options") var global: GlobalOptions

  static let formats = Set(OutputFormat.allCases)

  /// Whether watches are to be started.
  var isLive: Bool {
    live || !expect.isEmpty || requiresFreshness || maxSync != nil || waitForServer != nil
  }

  func run(_ invocation: Invocation) async throws -> ExitStatus {
    let loaded = try await invocation.sessions.loadCorefile(
      waitingForServer: waitForServer?.duration)
    return try await invocation.sessions.withDemo(isPopulated: isLive) { sessions in
      let check = try CorefileCheck(sessions, loaded)
      var report = check.report(isStrict: strict, isLive: isLive)
      if global.quiet { report.findings.removeAll { $0.diagnostic.severity == .note } }
      var status = report.isCorefileRefused ? ExitStatus.invalidCorefile : .success
      if isLive { (report, status) = try await checkLive(report, check, status) }
      try await invocation.show(report)
      return status
    }
  }

  @Sendable private static func expectation(_ text: String) throws -> CheckExpectation {
    do {
      return try CheckExpectation(parsing: text)
    } catch {
      throw ValidationError("\"\(TerminalText.escaped(text))\" is no expectation, \(error)")
    }
  }
}
