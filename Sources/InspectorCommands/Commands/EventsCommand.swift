import ArgumentParser
import CoreDNSPlugins
import Inspection
import InspectorShell
import KubernetesClient
import Sessions

/// `events`: what happens in the watches, as it happens.
struct EventsCommand: InspectorCommand {
  static let configuration = CommandConfiguration(
    commandName: "events",
    abstract: "Show adds, updates and deletes as they happen, with the fields that changed.",
    discussion: """
      With --replay the recorded events are shown with their own times. Ends with Ctrl-C, when the \
      time of --for is up, or after --count events of objects; where both are given and the time is \
      up first, the status is 6. Relists and errors are shown in line and are not counted.
      """)

  static let isStreaming = true

  @Argument(help: "The watches; all otherwise.", completion: ShellCompletion.watches)
  var watches: [String] = []

  @OptionGroup var namespaces: NamespaceOptions

  @Option(
    help: ArgumentHelp(
      "Objects with such keys only: * stands for any text, ? for one character.",
      valueName: "pattern"))
  var key: String?

  @Flag(help: "Show the objects that are there at the beginning too, as added.")
  var initial = false

  @Option(name: .customLong("for"), help: ArgumentHelp("End after so long.", valueName: "duration"))
  var duration: DurationArgument?

  @Option(help: "End after so many events.")
  var count: Int?

  @Flag(help: "With --replay: show the recorded events at once, not at their pace.")
  var fast = false

  @OptionGroup(title: "Global options") var global: GlobalOptions

  func validate() throws {
    if fast, global.replay == nil { throw ValidationError("--fast is for --replay") }
    if let count, count < 1 { throw ValidationError("--count needs a number from 1 on") }
  }

  func run(_ invocation: Invocation) async throws -> ExitStatus {
    var status = ExitStatus.success
    let (_, plans) = try await invocation.sessions.usablePlans(&status)
    let names = watches.isEmpty ? global.onlyNames : Set(watches)
    try invocation.sessions.checkNames(names, in: plans)
    let feed = EventFeed(
      filter: EventFilter(
        namespace: namespaces.selected(invocation.settings),
        keys: key.map { WildcardPattern($0) }),
      initial: initial ? .all : .leftOut
    ) { [context = invocation.context] in
      context.session.replayClock.now ?? context.wallClock()
    }
    var run = invocation.sessions
    if global.replay != nil { run.options.play = fast ? .atOnce : .paced }
    let outcome = try await run.withRunningSessions(
      plans, watches: names, prepare: { feed.attach($0.map(\.session)) }
    ) { running in
      defer { feed.finish() }
      let end = running.played.map { played in
        Task {
          await played()
          feed.finish()
        }
      }
      defer { end?.cancel() }
      let stream = EventStream(
        invocation: invocation, feed: feed, sessions: running.open.map(\.session),
        duration: duration?.duration, count: count)
      let ending = try await stream.follow()
      return exitStatus(ending, running, invocation)
    }
    return status.worse(outcome)
  }

  /// Whoever ends it before the first lists are complete has seen no failure, unless there is one.
  private func exitStatus(
    _ ending: EventStream.Ending, _ running: RunningSessionsView, _ invocation: Invocation
  ) -> ExitStatus {
    switch ending.reason {
    case .counted, .unread: return .success
    case .timeIsUp where count != nil:
      invocation.tell(
        FailureMessage(
          "\(ending.shown) of \(count ?? 0) events came in time",
          hint: "give a longer --for, or a lower --count"))
      return .expectationFailed
    case .askedTo where !running.open.contains { $0.session.isFailing }: return .success
    case .timeIsUp, .askedTo, .hopeless:
      return invocation.tellUnsynced(
        LiveSessions(
          open: running.open, waited: invocation.context.time.now() - running.startedAt))
    }
  }
}
