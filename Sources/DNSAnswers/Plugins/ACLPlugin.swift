import DNSMessages

/// `acl`: lets questions pass or not, by their client.
struct ACLPlugin: AnsweringPlugin {
  /// What is done with a question.
  enum Action: String, Sendable {
    case allow, block, filter, drop
  }

  /// One line of a stanza.
  struct Policy: Sendable {
    var action: Action
    /// The types that it is about; nil for all.
    var types: [RecordType]?
    /// The networks that it is about.
    var networks: [Network]
  }

  /// One stanza.
  struct Rule: Sendable {
    var zones: [String]
    var policies: [Policy]
  }

  let place: PluginPlace
  let rules: [Rule]

  func serve(_ request: Request, _ run: AnswerRun, _ next: Chain) throws(Crash) -> Outcome {
    for rule in rules where Zones.longest(rule.zones, containing: request.lower) != nil {
      let policy = rule.policies.first { policy in
        (policy.types?.contains(request.type) ?? true)
          && policy.networks.contains { $0.contains(run.question.client) }
      }
      guard let policy else { continue }
      guard policy.action != .allow else { break }
      run.decider = place
      run.note(Fact("the client is \(run.question.client)"))
      run.step(place, "\(policy.action.rawValue)s the question")
      switch policy.action {
      case .block: return .reply(Reply(.refused))
      case .filter: return .reply(Reply(.noError))
      case .drop, .allow: return .silent
      }
    }
    return try next.serve(request, run)
  }
}
