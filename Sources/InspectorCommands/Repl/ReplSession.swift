import CoreDNSPlugins
import Inspection
import KubernetesClient
import Rendering
import Sessions
import Synchronization

/// A session: its running watches, its settings, and the lines it has run.
final class ReplSession: Sendable {
  private struct State {
    var base: Invocation
    var settings: SessionSettings
    var isEnding = false
    var lines: [String] = []
  }

  /// The Corefile and the watches that run.
  let host: SessionHost
  /// What happens in the watches, for a person.
  let news: SessionNews
  private let state: Mutex<State>

  private init(base: Invocation, host: SessionHost, news: SessionNews) {
    self.host = host
    self.news = news
    state = Mutex(State(base: base, settings: SessionSettings(base.options)))
  }

  /// Reads the Corefile and starts the watches; a server that does not answer is waited for by
  /// them, not here.
  static func start(
    _ invocation: Invocation, demo: DemoCluster?
  ) async throws -> ReplSession {
    let news = SessionNews(wallClock: invocation.context.wallClock)
    let content = try await open(invocation, demo: demo, news: news)
    return ReplSession(
      base: invocation, host: SessionHost(content, demo: demo), news: news)
  }

  /// Reads the Corefile anew and opens new connections; where that fails the old ones stay.
  ///
  /// The connection's options that the invocation has hold from then on.
  func reconnect(_ invocation: Invocation) async throws {
    if invocation.options.demo, host.demo == nil {
      throw CommandFailure(
        .usage, "--demo is decided when the session is started", hint: "start another session")
    }
    var options = base.options
    options.takeConnection(of: invocation.options)
    if invocation.options.onlyNames != nil { options.only = invocation.options.only }
    options.serverBlock = invocation.options.serverBlock ?? options.serverBlock
    options.timeout = DurationArgument(invocation.sessions.timeout)
    options.quiet = invocation.options.quiet
    options.verbose = invocation.options.verbose
    let fresh = Invocation(context: invocation.context, options: options)
    await host.replace(
      with: try await Self.open(fresh, demo: host.demo, news: news, needsConnection: true))
    state.withLock { [options] in $0.base.options = options }
  }

  private static func open(
    _ invocation: Invocation, demo: DemoCluster?, news: SessionNews, needsConnection: Bool = false
  ) async throws -> SessionHost.Content {
    if invocation.options.corefile == "-" {
      throw CommandFailure(
        .usage, "standard input cannot be both the Corefile and the session's commands",
        hint: "give the Corefile's path with -f")
    }
    var sessions = invocation.sessions
    sessions.demo = demo
    var status = ExitStatus.success
    let (loaded, plans) = try await sessions.usablePlans(&status)
    let only = invocation.options.onlyNames
    try sessions.checkNames(only, in: plans)
    let open = try sessions.opened(plans, watches: only)
    if needsConnection, let failure = open.lazy.compactMap(\.session.failure).first {
      for item in open { await item.client?.close() }
      throw CommandFailure(failure)
    }
    await sessions.logIn(open)
    news.observe(open.map(\.session))
    return SessionHost.Content(
      loaded: loaded, plans: plans,
      running: RunningSessions(starting: open, at: invocation.context.time.now()),
      status: status)
  }

  /// How the session was started, or connected last.
  var base: Invocation { state.withLock { $0.base } }

  /// What holds where a command's options say nothing.
  var settings: SessionSettings {
    get { state.withLock { $0.settings } }
    set { state.withLock { $0.settings = newValue } }
  }

  /// Whether `exit` has been run.
  var isEnding: Bool { state.withLock { $0.isEnding } }

  /// Ends the session after the command that runs.
  func end() { state.withLock { $0.isEnding = true } }

  /// The lines that have been run, the latest last.
  var lines: [String] { state.withLock { $0.lines } }

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

  /// A command's run in this session.
  func invocation(
    for command: any InspectorCommand, _ context: CommandContext
  ) throws -> Invocation {
    var options = command.global
    let decides = (command as? any SessionCommand).map { type(of: $0).decidesConnection } ?? false
    if !decides, let option = options.connectionOptions.first {
      throw CommandFailure(
        .usage, "\(option) is decided when the session is started",
        hint: "reconnect takes it, as a new session does")
    }
    let base = base
    options.completeConnection(from: base.options)
    options.noHeaders = options.noHeaders || base.options.noHeaders
    options.ascii = options.ascii || base.options.ascii
    options.quiet = options.quiet || base.options.quiet
    return Invocation(context: context, options: options, settings: settings, host: host)
  }
}

extension SessionSettings {
  /// What the options that a session is started with say.
  init(_ options: GlobalOptions) {
    output = options.output ?? output
    color = options.color ?? color
    timeout = options.timeout?.duration ?? timeout
    serverBlock = options.serverBlock
  }
}
