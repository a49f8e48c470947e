import Corefile
import Inspection
import InspectorShell
import KubernetesConfiguration
import Rendering
import Sessions

/// One run of a command: its options, and the process it runs in.
struct Invocation: Sendable {
  /// The process.
  var context: CommandContext
  /// The options that every command has.
  var options: GlobalOptions
  /// What holds where the options say nothing.
  var settings: SessionSettings
  /// The interactive session that the command runs in; nil for a command of its own.
  var host: SessionHost?
  /// The options that the session was started with; a command of its own has only its own.
  let start: StartOptions
  /// What has been told already, and is not said again.
  let told = ToldNotices()
  /// The files that describe connections, each read once in the run.
  let files: ReadOnceFiles

  /// Makes a run.
  init(
    context: CommandContext, options: GlobalOptions, settings: SessionSettings = SessionSettings(),
    host: SessionHost? = nil, start: StartOptions? = nil
  ) {
    self.context = context
    self.options = options
    self.settings = settings
    self.host = host
    self.start = start ?? StartOptions(options)
    files = context.session.files.anew
  }

  /// The way to sessions, as the options say it; what it has to say is told here.
  var sessions: SessionRun {
    var options = options.forSessions(settings)
    options.replay = replay
    return SessionRun(
      options: options, context: context.session, host: host,
      observer: observer, told: told, files: files)
  }

  /// The path of the capture that stands in for a cluster; nil where none does.
  var replay: String? { options.replay ?? start.options.replay }

  /// How results are printed.
  var output: OutputFormat { options.output ?? settings.output }

  /// How tables look on standard output.
  var style: TableStyle {
    var style = TableStyle()
    style.showsHeaders = !options.noHeaders
    style.terminalWidth = context.standardOutput.width
    style.usesASCII = options.ascii || !CharacterSet.isUTF8(context.environment)
    style.palette = palette(for: context.standardOutput)
    return style
  }

  /// Whether the format asked for says what stores take.
  var showsMemory: Bool { output != .table && output != .name }

  /// Prints a report in the format asked for, in one write.
  func show(_ report: some PrintableReport) async throws {
    try await context.standardOutput.print(Renderer(output, style: style).text(report))
  }

  /// Tells something on standard error; a warning is left out with `-q`.
  func tell(_ message: FailureMessage) {
    if message.isWarning, options.quiet { return }
    tell(message.text(palette(for: context.standardError)))
  }

  /// Tells findings on standard error, those below `severity` left out.
  func tell(
    _ diagnostics: [Diagnostic], of corefile: ParsedCorefile, from severity: Diagnostic.Severity
  ) {
    let printer = DiagnosticPrinter(
      entryName: corefile.entryFile, palette: palette(for: context.standardError)
    ) { file, line in
      corefile.sourceLine(at: SourceLocation(file: file, line: line, column: 1))
    }
    tell(diagnostics.filter { $0.severity >= severity }.map(printer.text).joined())
  }

  /// Writes a text to standard error; that nobody reads it is no reason to fail.
  func tell(_ text: String) {
    if !text.isEmpty { try? context.standardError.write(text) }
  }

  /// Tells why watches have not synced, and gives the status that follows from it.
  func tellUnsynced(_ live: LiveSessions) -> ExitStatus {
    let unsynced = sessions.unsynced(live)
    for message in unsynced.messages { tell(message) }
    return unsynced.status
  }

  /// From which severity on findings are told by commands that are not about them.
  var toldSeverity: Diagnostic.Severity { options.verbose > 0 ? .note : .error }

  /// The colours of a stream.
  func palette(for output: any TextOutput) -> Palette {
    Palette(
      isEnabled: (options.color ?? settings.color).isEnabled(
        isTerminal: output.isTerminal, environment: context.environment))
  }
}
