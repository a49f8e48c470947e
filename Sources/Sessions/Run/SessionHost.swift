import CoreDNSPlugins
import Inspection
import Synchronization

/// What an interactive session holds for all its commands: one Corefile and the watches that run.
package final class SessionHost: Sendable {
  /// The Corefile, its usable plans, and the sessions made of them.
  package struct Content: Sendable {
    /// The Corefile.
    package var loaded: LoadedCorefile
    /// The plans that CoreDNS would start with.
    package var plans: [ServerBlockPlan]
    /// The watches that run; one session for each plan, in the same order.
    package var running: RunningSessions
    /// What a script ends with at best: blocks that CoreDNS refuses were left out.
    package var status: ExitStatus

    package init(
      loaded: LoadedCorefile, plans: [ServerBlockPlan], running: RunningSessions,
      status: ExitStatus
    ) {
      self.loaded = loaded
      self.plans = plans
      self.running = running
      self.status = status
    }
  }

  /// The simulated cluster, with `--demo`.
  package let demo: DemoCluster?
  private let state: Mutex<Content>

  /// Makes a host of sessions that run already.
  package init(_ content: Content, demo: DemoCluster?) {
    state = Mutex(content)
    self.demo = demo
  }

  /// What it holds now; commands that run keep what they began with.
  package var content: Content { state.withLock { $0 } }

  /// Puts newly opened sessions in the place of the old ones, which are stopped.
  package func replace(with content: Content) async {
    let old = state.withLock { state in
      defer { state = content }
      return state
    }
    await old.running.stop()
  }

  /// The running sessions of plans, with those of their watches that are asked for.
  package func sessions(
    of plans: [ServerBlockPlan], watches: Set<String>?
  ) throws -> RunningSessionsView {
    let content = content
    let open = try plans.map { plan in
      let place = content.plans.firstIndex {
        $0.blockIndex == plan.blockIndex && $0.title == plan.title
      }
      guard let place else {
        throw CommandFailure(
          .usage,
          "server block \(plan.keys.joined(separator: " ")) does not run in this session",
          hint: "use lists those that do")
      }
      return try Self.restricted(content.running.open[place], to: watches)
    }
    return RunningSessionsView(open: open, startedAt: content.running.startedAt)
  }

  /// A session that shows only some of the watches that it runs.
  private static func restricted(
    _ open: OpenSession, to watches: Set<String>?
  ) throws -> OpenSession {
    guard let watches else { return open }
    var restricted = open
    if let running = open.session.only, let missing = watches.subtracting(running).min() {
      throw CommandFailure(
        .usage, "watch \(missing) does not run in this session",
        hint: "the session was started with --only \(running.sorted().joined(separator: ","))")
    }
    restricted.session.only = watches
    return restricted
  }
}

/// Running sessions as one command sees them.
package struct RunningSessionsView: Sendable {
  /// The sessions with their clients.
  package var open: [OpenSession]
  /// When they were started, on the command's clock.
  package var startedAt: Duration
  /// Waits until recorded events have been played; nil where none are.
  package var played: (@Sendable () async -> Void)?
}
