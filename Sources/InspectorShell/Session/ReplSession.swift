import CoreDNSPlugins
import Inspection
import KubernetesClient
import Sessions
import Synchronization

/// A session: its running watches, its settings, and the lines it has run.
package final class ReplSession: Sendable {
  private struct State {
    var run: SessionRun
    var settings: SessionSettings
    var isEnding = false
    var lines: [String] = []
    var recording: SessionRecording?
  }

  /// The Corefile and the watches that run.
  package let host: SessionHost
  /// What happens in the watches, for a person.
  let news: SessionNews
  /// What its lines run.
  let commands: any ShellCommands
  /// The process.
  let context: CommandContext
  private let state: Mutex<State>

  private init(
    _ run: SessionRun, _ commands: any ShellCommands, settings: SessionSettings,
    in context: CommandContext, host: SessionHost, news: SessionNews
  ) {
    self.host = host
    self.news = news
    self.commands = commands
    self.context = context
    state = Mutex(State(run: run, settings: settings))
  }

  /// Reads the Corefile and starts the watches; a server that does not answer is waited for by
  /// them, not here.
  package static func start(
    _ run: SessionRun, _ commands: any ShellCommands, settings: SessionSettings,
    in context: CommandContext
  ) async throws -> ReplSession {
    let news = SessionNews(wallClock: context.wallClock)
    let content = try await open(run, news: news)
    return ReplSession(
      run, commands, settings: settings, in: context,
      host: SessionHost(content, demo: run.demo), news: news)
  }

  /// Runs the lines that a person types, or those of a script, and stops the watches in the end.
  ///
  /// A script runs to its end with `keepsGoing`, else to the first command that fails. `ending` is
  /// called while the watches still run, however the session ends.
  package func run(
    keepsGoing: Bool, ending: () async -> ExitStatus
  ) async throws -> ExitStatus {
    var ended = ExitStatus.success
    let status = try await closing {
      context.isInputTerminal && context.standardOutput.isTerminal
        ? try await InteractiveSession(self).run()
        : try await ScriptedSession(self, keepsGoing: keepsGoing).run()
    } close: {
      ended = await ending()
      await host.content.running.stop()
    }
    return status.worse(ended)
  }

  /// Reads the Corefile anew and opens new connections; where that fails the old ones stay.
  ///
  /// The options of the run hold from then on. `replacing` is called while the old connections are
  /// still there, once it is sure that they will not be needed any more.
  package func reconnect(_ run: SessionRun, replacing: () async -> Void) async throws {
    if run.options.isDemo, host.demo == nil {
      throw CommandFailure(
        .usage, "--demo is decided when the session is started", hint: "start another session")
    }
    var run = run
    run.demo = host.demo
    let content = try await Self.open(run, news: news, needsConnection: true)
    await replacing()
    await host.replace(with: content)
    state.withLock { [options = run.options] in $0.run.options = options }
  }

  private static func open(
    _ run: SessionRun, news: SessionNews, needsConnection: Bool = false
  ) async throws -> SessionHost.Content {
    if run.options.corefile == "-" {
      throw CommandFailure(
        .usage, "standard input cannot be both the Corefile and the session's commands",
        hint: "give the Corefile's path with -f")
    }
    var status = ExitStatus.success
    let (loaded, plans) = try await run.usablePlans(&status)
    let only = run.options.watches
    try run.checkNames(only, in: plans)
    let open = try run.opened(plans, watches: only)
    if needsConnection, let failure = open.lazy.compactMap(\.session.failure).first {
      for item in open { await item.client?.close() }
      throw CommandFailure(failure)
    }
    await run.logIn(open)
    news.observe(open.map(\.session))
    return SessionHost.Content(
      loaded: loaded, plans: plans,
      running: RunningSessions(starting: open, at: run.context.time.now()), status: status)
  }

  /// How the session was started, or connected last.
  var connection: SessionRun { state.withLock { $0.run } }

  /// What holds where a command's options say nothing.
  package var settings: SessionSettings {
    get { state.withLock { $0.settings } }
    set { state.withLock { $0.settings = newValue } }
  }

  /// What is recorded beside the commands; nil where nothing is.
  package var recording: SessionRecording? {
    get { state.withLock { $0.recording } }
    set { state.withLock { $0.recording = newValue } }
  }

  /// Whether `exit` has been run.
  package var isEnding: Bool { state.withLock { $0.isEnding } }

  /// Ends the session after the command that runs.
  package func end() { state.withLock { $0.isEnding = true } }

  /// The lines that have been run, the latest last.
  package var lines: [String] { state.withLock { $0.lines } }

  /// Keeps a line for `history`, unless it is one to keep nowhere; says whether it is kept.
  @discardableResult
  func note(_ line: String) -> Bool {
    guard SessionLine.isKept(line) else { return false }
    state.withLock { state in
      state.lines.append(line)
      if state.lines.count > 1000 { state.lines.removeFirst() }
    }
    return true
  }
}
