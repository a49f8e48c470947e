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
      standard output, each with its place, an identifier and what to change. An error is what \
      this CoreDNS would refuse, crash of or fail to start with: the first one is what it reports \
      itself, in its own words.

      What only the machine has that CoreDNS runs on, such as files and a service account, is \
      looked at with --here. A version OLD..NEW says what an upgrade changes for the Corefile.

      A finding is silenced by --allow, or by a comment "# k8sapi-inspect: allow ID" at the end of \
      its line, on the line before, or before all else for the whole file. --explain says what an \
      identifier means.

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

  @Argument(help: "The Corefiles; the one of -f without any.", completion: .file())
  var files: [String] = []

  @Flag(help: "Let warnings fail the check too.")
  var strict = false

  @Flag(help: "Take this machine for the one that CoreDNS runs on: its files must be here.")
  var here = false

  @Option(help: ArgumentHelp("A finding that is not told; repeatable.", valueName: "id"))
  var allow: [String] = []

  @Option(help: ArgumentHelp("Say what a finding means, and nothing else.", valueName: "id"))
  var explain: String?

  @Flag(help: "Make those suggested changes in the files that are safe.")
  var fix = false

  @Flag(help: "Show the changes that --fix would make.")
  var diff = false

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

  var purposeOfServer: String? {
    if requiresFreshness { return "check --require-rv-fresh" }
    return waitForServer == nil ? nil : "check --wait-for-server"
  }

  func validate() throws {
    if fix, diff { throw ValidationError("--fix makes the changes that --diff shows: give one") }
    if !files.isEmpty, global.corefile != nil {
      throw ValidationError("the Corefile is given twice: by -f and as an argument")
    }
    if files.count > 1, isLive {
      throw ValidationError("one Corefile at a time can be checked against a cluster")
    }
    if files.count > 1, let output = global.output, [.yaml, .junit].contains(output) {
      throw ValidationError("several Corefiles cannot be printed as one \(output.rawValue)")
    }
  }

  func run(_ invocation: Invocation) async throws -> ExitStatus {
    if let explain { return try self.explain(explain, invocation) }
    try checkSource(invocation)
    var outcomes: [Outcome] = []
    var run = invocation.sessions
    run.options.isHere = here
    run.options.allowedFindings = Set(allow)
    var unread = ExitStatus.success
    for file in files.isEmpty ? [nil] : files.map(Optional.some) {
      run.options.corefile = file ?? run.options.corefile
      do {
        outcomes.append(try await check(run))
      } catch let failure as CommandFailure where files.count > 1 {
        // The others are checked all the same.
        unread = unread.worse(invocation.tell(failure))
      }
    }
    try await show(outcomes, invocation)
    return outcomes.map(\.status).reduce(unread) { $0.worse($1) }
  }

  /// What a session or a capture brings cannot be given, and nothing of a capture be changed.
  private func checkSource(_ invocation: Invocation) throws(CommandFailure) {
    if !files.isEmpty, invocation.host != nil || invocation.replay != nil {
      throw CommandFailure(
        .usage, "the Corefile is that of the \(invocation.replay == nil ? "session" : "capture")",
        hint: "leave \(TerminalText.escaped(files[0])) out, or check it by a command of its own")
    }
    guard let path = invocation.replay else { return }
    if here {
      throw CommandFailure(
        .usage, "--here looks at this machine, and \(TerminalText.escaped(path)) is a capture",
        hint: "leave --here out")
    }
    if fix {
      throw CommandFailure(
        .usage, "--fix changes files, and \(TerminalText.escaped(path)) is a capture",
        hint: "--diff shows the changes, for patch")
    }
  }

  private func check(_ run: SessionRun) async throws -> Outcome {
    let loaded = try await run.loadCorefile(waitingForServer: waitForServer?.duration)
    return try await run.withDemo(isPopulated: isLive) { run in
      let check = try CorefileCheck(run, loaded)
      var report = check.report(isStrict: strict, isLive: isLive)
      let fixes = check.fixes(of: report)
      var status = report.isCorefileRefused ? ExitStatus.invalidCorefile : .success
      if isLive { (report, status) = try await checkLive(report, check, status) }
      if global.quiet { report = report.withoutNotes }
      return Outcome(report: report, status: status, fixes: fixes)
    }
  }

  @Sendable private static func expectation(_ text: String) throws -> CheckExpectation {
    do {
      return try CheckExpectation(parsing: text)
    } catch {
      throw ValidationError("\"\(TerminalText.escaped(text))\" is no expectation, \(error)")
    }
  }

  /// What came of one Corefile.
  struct Outcome: Sendable {
    /// What was found.
    var report: CheckReport
    /// The exit status.
    var status: ExitStatus
    /// The texts with the safe changes made.
    var fixes: [CorefileFix]
  }
}
