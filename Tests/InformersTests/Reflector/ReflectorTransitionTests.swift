import KubernetesClient
import Testing

@testable import Informers

/// Each row of the table in ``ReflectorStateMachine``'s documentation, as a transition that happens.
@Suite struct ReflectorTransitionTests {
  typealias Event = ReflectorStateMachine.Event

  /// A way into a state, an event there, and where it leads.
  struct Transition: Sendable, CustomTestStringConvertible {
    var state: String
    var event: String
    var next: String
    var initialList: InformerContext.InitialList
    var way: [Event]
    var step: Event

    init(
      _ state: String, _ event: String, _ next: String, _ way: [Event], _ step: Event,
      _ initialList: InformerContext.InitialList = .paged
    ) {
      self.state = state
      self.event = event
      self.next = next
      self.way = way
      self.step = step
      self.initialList = initialList
    }

    var testDescription: String { "\(state), \(event) → \(next)" }
  }

  private static let watching: [Event] = [.start, .page("5")]
  private static let waiting: [Event] = [.start, .fails(.server)]
  private static let expired = Event.fails(.expired)
  /// A failure that is retried as it is.
  private static let busy = Event.fails(.tooManyRequests, retryAfter: .seconds(1))

  static let legal: [Transition] = [
    Transition("idle", "start", "listing", [], .start),
    Transition("idle", "start", "streaming", [], .start, .streaming),
    Transition("listing", "sent", "listing", [.start], .sent),
    Transition("listing", "opened", "listing", [.start], .opened),
    Transition("listing", "pageEnded with a token", "listing", [.start], .page("5", next: "t")),
    Transition("listing", "pageEnded", "watching", [.start], .page("5")),
    Transition("listing", "failed", "backingOff", [.start], .fails(.server)),
    Transition("listing", "failed as expired", "listing", [.start], expired),
    Transition("streaming", "sent", "streaming", [.start], .sent, .streaming),
    Transition("streaming", "opened", "streaming", [.start], .opened, .streaming),
    Transition("streaming", "events", "streaming", [.start, .opened], .added("3"), .streaming),
    Transition(
      "streaming", "bookmark", "streaming", [.start, .opened], .bookmark("4"), .streaming),
    Transition(
      "streaming", "the end bookmark", "watching", [.start, .opened], .initialEventsEnd("5"),
      .streaming),
    Transition(
      "streaming", "streamEnded with nothing", "listing", [.start, .opened], .streamEnded,
      .streaming),
    Transition(
      "streaming", "streamEnded", "backingOff", [.start, .opened, .added("3")], .streamEnded,
      .streaming),
    Transition(
      "streaming", "failed as refused", "listing", [.start], .fails(.badRequest), .streaming),
    Transition("streaming", "failed as busy", "backingOff", [.start], busy, .streaming),
    Transition("streaming", "failed as expired", "streaming", [.start], expired, .streaming),
    Transition("watching", "sent", "watching", watching, .sent),
    Transition("watching", "opened", "watching", watching, .opened),
    Transition("watching", "events", "watching", watching + [.opened], .changed("6")),
    Transition("watching", "bookmark", "watching", watching + [.opened], .bookmark("6")),
    Transition(
      "watching", "streamEnded", "watching", watching + [.opened, .changed("6")], .streamEnded),
    Transition(
      "watching", "streamEnded with nothing", "backingOff", watching + [.opened], .streamEnded),
    Transition("watching", "failed as expired", "backingOff", watching + [.opened], expired),
    Transition("watching", "failed as busy", "backingOff", watching, busy),
    Transition(
      "watching", "failed as cut", "watching", watching + [.opened, .changed("6")],
      .fails(.connect)),
    Transition("backingOff", "waited for a cycle", "listing", waiting, .waited),
    Transition("backingOff", "waited for a page", "listing", [.start, busy], .waited),
    Transition("backingOff", "waited for a watch", "watching", watching + [busy], .waited),
    Transition(
      "backingOff", "waited for a stream", "streaming", [.start, busy], .waited, .streaming),
    Transition("stopped", "start", "listing", [.start, .stop], .start),
    Transition("stopped", "start", "streaming", [.start, .stop], .start, .streaming),
    Transition("listing", "stop", "stopped", [.start], .stop),
    Transition("streaming", "stop", "stopped", [.start], .stop, .streaming),
    Transition("watching", "failed as cancelled", "stopped", watching, .fails(.cancelled)),
    Transition("backingOff", "stop", "stopped", waiting, .stop),
  ]

  @Test(arguments: legal)
  func aLegalEventLeadsTo(_ transition: Transition) {
    var machine = Self.machine(transition)
    #expect(Self.name(machine.state) == transition.state)
    let actions = machine.handle(transition.step, at: .zero)
    #expect(Self.name(machine.state) == transition.next)
    // An action that takes time is the last one, and there is none for what arrives meanwhile.
    let early = actions.dropLast().filter(\.takesTime)
    #expect(early.isEmpty)
  }

  /// For each state the events that are not in its row.
  @Test func anIllegalEventChangesNothing() {
    let events: [(String, Event)] = [
      ("start", .start), ("sent", .sent), ("opened", .opened), ("pageEnded", .page("9")),
      ("events", .changed("9")), ("bookmark", .bookmark("9")),
      ("bookmark", .initialEventsEnd("9")), ("streamEnded", .streamEnded),
      ("failed", .fails(.server)), ("waited", .waited),
    ]
    let rows: [(state: String, legal: Set<String>, way: [Event], InformerContext.InitialList)] = [
      ("idle", ["start"], [], .paged),
      ("listing", ["sent", "opened", "pageEnded", "failed"], [.start], .paged),
      (
        "streaming", ["sent", "opened", "events", "bookmark", "streamEnded", "failed"], [.start],
        .streaming
      ),
      (
        "watching", ["sent", "opened", "events", "bookmark", "streamEnded", "failed"],
        Self.watching, .paged
      ),
      ("backingOff", ["waited"], Self.waiting, .paged),
      ("stopped", ["start"], [.start, .stop], .paged),
    ]
    for (state, legal, way, initialList) in rows {
      for (name, event) in events where !legal.contains(name) {
        var machine = Self.machine(Transition(state, name, state, way, event, initialList))
        #expect(Self.name(machine.state) == state)
        let version = machine.resourceVersion
        #expect(machine.handle(event, at: .zero).isEmpty, "\(state), \(name)")
        #expect(Self.name(machine.state) == state, "\(state), \(name)")
        #expect(machine.resourceVersion == version)
      }
    }
  }

  private static func machine(_ transition: Transition) -> ReflectorStateMachine {
    var machine = ReflectorStateMachine(initialList: transition.initialList) { 0 }
    for event in transition.way { _ = machine.handle(event, at: .zero) }
    return machine
  }

  private static func name(_ state: ReflectorStateMachine.State) -> String {
    switch state {
    case .idle: "idle"
    case .listing: "listing"
    case .streaming: "streaming"
    case .watching: "watching"
    case .backingOff: "backingOff"
    case .stopped: "stopped"
    }
  }
}
