import CoreDNSPlugins
import Inspection
import KubernetesClient
import LineEditing
import Rendering
import Sessions
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A session at a terminal: a prompt, lines, and news above them.
final class InteractiveSession: Sendable {
  private struct State {
    /// Cancels the command that runs.
    var interruptCommand: (@Sendable () -> Void)?
    /// Whether Ctrl-C came when there was neither a line nor a command.
    var wasInterrupted = false
    var isHistoryToldOf = false
    var isEnding = false
  }

  /// How often the prompt and the news are looked at.
  private static let tick = Duration.milliseconds(200)

  private let session: ReplSession
  private let editor: LineEditor
  private let context: CommandContext
  private let state = Mutex(State())

  /// Prepares the terminal's line editor.
  init(_ session: ReplSession) {
    self.session = session
    let context = session.context
    var own = context
    own.untilAskedToEnd = { await Self.untilCancelled(context) }
    self.context = own
    let completer = SessionCompleter(session)
    editor = LineEditor(
      LineEditorConfiguration(
        program: "k8sapi-inspect", terminal: context.environment["TERM"] ?? "dumb",
        isUTF8: CharacterSet.isUTF8(context.environment),
        prompt: { Self.prompt(session) }, rightPrompt: { Self.rightPrompt(session) },
        completion: { await completer.answer($0) }))
  }

  /// Runs the session until the person or a signal ends it.
  func run() async throws -> ExitStatus {
    loadHistory()
    let terminal = session.context.terminalUse
    terminal.isEditing = true
    defer { terminal.isEditing = false }
    // Caught before the terminal is changed, so that none of them has its default effect then.
    let caught = TerminalSignals(
      [SIGWINCH, SIGTSTP, SIGTERM, SIGHUP, SIGQUIT], always: [SIGINT])
    let signals = Task { await follow(caught) }
    let ticking = Task { await followNews() }
    defer {
      editor.end()
      editor.restoreTerminal()
      signals.cancel()
      ticking.cancel()
    }
    while !session.isEnding, !state.withLock({ $0.isEnding }) {
      state.withLock { $0.wasInterrupted = false }
      switch await editor.readLine() {
      case .line(let line):
        keep(line)
        try await run(line)
      case .interrupted: continue
      case .endOfFile, .ended: return .success
      case .failed(let reason):
        throw CommandFailure(.failure, "the terminal cannot be read", cause: reason)
      }
    }
    return .success
  }

  /// Runs a line in a task of its own, so that Ctrl-C ends the command and not the session.
  private func run(_ line: String) async throws(ClosedOutput) {
    let command = Task { [session, context] () -> Result<ExitStatus, ClosedOutput> in
      let pager = session.settings.usesPager ? Pager(environment: context.environment) : nil
      do throws(ClosedOutput) {
        return .success(try await session.execute(line, in: context, pager: pager))
      } catch {
        return .failure(error)
      }
    }
    let isOver = state.withLock { state in
      state.interruptCommand = { command.cancel() }
      return state.isEnding || state.wasInterrupted
    }
    if isOver { command.cancel() }
    let result = await command.value
    state.withLock { $0.interruptCommand = nil }
    // The terminal has shown the ^C where the cursor was.
    if command.isCancelled { try await context.standardOutput.print("\n") }
    _ = try result.get()
  }

  /// Signals mean the command while one runs, and the line otherwise.
  private func follow(_ signals: TerminalSignals) async {
    for await signal in signals {
      let interruptCommand = state.withLock { state in
        if signal == SIGINT { state.wasInterrupted = true }
        return state.interruptCommand
      }
      switch signal {
      case SIGINT: interruptCommand?() ?? editor.interrupt()
      case SIGWINCH: editor.windowDidResize()
      case SIGTSTP:
        if interruptCommand == nil { editor.suspend() } else { kill(getpid(), SIGSTOP) }
      case SIGQUIT: break
      default: end(interruptCommand)
      }
    }
  }

  /// Ends the session with whatever runs in it.
  private func end(_ interruptCommand: (() -> Void)?) {
    state.withLock { $0.isEnding = true }
    interruptCommand?()
    context.children.terminate()
    editor.end()
  }

  /// Keeps the prompt true, and tells what happens in the watches.
  private func followNews() async {
    while (try? await context.time.sleep(for: Self.tick)) != nil {
      let sessions = session.host.content.running.open.map(\.session)
      let palette = session.palette(for: context.standardOutput)
      for line in session.news.lines(of: sessions, palette) { editor.printAbove(line) }
      editor.refreshPrompt()
    }
  }

  private static func untilCancelled(_ context: CommandContext) async {
    while (try? await context.time.sleep(for: .seconds(3600))) != nil {}
  }
}

extension InteractiveSession {
  private static func prompt(_ session: ReplSession) -> String {
    let output = session.context.standardOutput
    return SessionPrompt(session.shownSessions).text(
      width: output.width ?? 80, session.palette(for: output))
  }

  /// The settings that change what commands show, where they are not as usual.
  private static func rightPrompt(_ session: ReplSession) -> String {
    let settings = session.settings
    let parts = [
      settings.serverBlock.map { "block \($0)" }, settings.namespace.map { "-n \($0)" },
      settings.output == .table ? nil : "-o \(settings.output.rawValue)",
    ].compactMap(\.self)
    let text = TerminalText.escaped(parts.joined(separator: " "))
    return session.palette(for: session.context.standardOutput).paint(text, .dim)
  }

  private func loadHistory() {
    guard let path = HistoryPath.standard(context.environment) else { return }
    do throws(HistoryFailure) {
      try editor.history.load(path)
    } catch {
      tellHistory(error)
    }
    for line in editor.history.lines { session.note(line) }
  }

  private func keep(_ line: String) {
    guard session.note(line) else { return }
    do throws(HistoryFailure) {
      try editor.addHistory(line)
    } catch {
      tellHistory(error)
    }
  }

  /// The session goes on without its file; that is told once.
  private func tellHistory(_ failure: HistoryFailure) {
    guard
      state.withLock({ state in
        defer { state.isHistoryToldOf = true }
        return !state.isHistoryToldOf
      })
    else { return }
    session.commands.tell(
      FailureMessage("the session's lines are not kept", cause: "\(failure)", isWarning: true),
      in: session, context)
  }
}

extension ReplSession {
  /// The sessions that commands look at.
  var shownSessions: [BlockSession] {
    let content = host.content
    let selected = settings.serverBlock.flatMap {
      try? SessionRun.blocks(named: $0, in: content.loaded.corefile)
    }
    return zip(content.plans, content.running.open).compactMap { plan, open in
      selected?.contains(plan.blockIndex) ?? true ? open.session : nil
    }
  }

  /// The colours of a stream, as they are set now.
  func palette(for output: any TextOutput) -> Palette {
    Palette(
      isEnabled: settings.color.isEnabled(
        isTerminal: output.isTerminal, environment: context.environment))
  }
}
