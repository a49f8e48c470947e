import KubernetesClient
import Testing

@testable import Informers

/// A course of events through the state machine with the actions that each must give.
struct ReflectorScenario: Sendable, CustomTestStringConvertible {
  typealias Event = ReflectorStateMachine.Event

  struct Step: Sendable {
    var event: Event
    var at: Duration?
    var actions: String
  }

  var name: String
  var initialList = InformerContext.InitialList.paged
  var steps: [Step]

  init(
    _ name: String, _ initialList: InformerContext.InitialList = .paged, _ steps: Step...
  ) {
    self.name = name
    self.initialList = initialList
    self.steps = steps
  }

  var testDescription: String { name }

  /// Runs the machine with a random number of 0, so that waits and time limits are the least.
  func check() {
    var machine = ReflectorStateMachine(initialList: initialList) { 0 }
    var now = Duration.seconds(100)
    for (number, step) in steps.enumerated() {
      if let at = step.at { now = .seconds(100) + at }
      let actions = machine.handle(step.event, at: now).map(Self.text).joined(separator: "; ")
      #expect(actions == step.actions, "\(name), step \(number + 1): \(step.event)")
    }
  }

  /// An action in few words, such as `list limit=500 resourceVersion=0`.
  ///
  /// Of a watch the parameters that
  /// every watch has are left out.
  static func text(_ action: ReflectorStateMachine.Action) -> String {
    switch action {
    case .beginReplacement: "begin"
    case .finishReplacement(let isFirst): isFirst ? "finish; synced" : "finish"
    case .report(let error): "report \(error.code.rawValue)"
    case .list(let options): text("list", options)
    case .watch(let options): text("watch", options)
    case .wait(let duration): "wait \(duration / .milliseconds(1))"
    }
  }

  private static func text(_ verb: String, _ options: ListOptions) -> String {
    let common: Set = ["allowWatchBookmarks", "watch", "timeoutSeconds"]
    let query = options.queryItems.filter { !common.contains($0.name) }
    return ([verb] + query.map { "\($0.name)=\($0.value)" }).joined(separator: " ")
  }
}

extension ReflectorScenario.Step {
  /// An event and the actions it must give, `at` seconds after the beginning.
  static func on(
    _ event: ReflectorScenario.Event, at seconds: Double? = nil, _ actions: String = ""
  ) -> Self {
    Self(event: event, at: seconds.map { .seconds($0) }, actions: actions)
  }
}

extension ReflectorStateMachine.Event {
  static func fails(_ code: ClientError.Code, retryAfter: Duration? = nil) -> Self {
    .failed(ClientError(code, "it failed", retryAfter: retryAfter))
  }

  static func page(_ version: String, next token: String = "") -> Self {
    .pageEnded(resourceVersion: version, continueToken: token)
  }

  static func bookmark(_ version: String) -> Self {
    .bookmark(resourceVersion: version, initialEventsEnd: false)
  }

  static func initialEventsEnd(_ version: String) -> Self {
    .bookmark(resourceVersion: version, initialEventsEnd: true)
  }

  static func changed(_ version: String) -> Self {
    .events(count: 1, lastVersion: version, besidesAdded: true)
  }

  static func added(_ version: String) -> Self {
    .events(count: 1, lastVersion: version, besidesAdded: false)
  }
}
