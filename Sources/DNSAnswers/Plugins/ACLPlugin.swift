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

/// A range of addresses.
struct Network: Sendable {
  private let base: [UInt8]
  private let length: Int

  /// Reads `ADDRESS/LENGTH`, or an address alone; nil for anything else.
  init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard let first = parts.first, parts.count <= 2, let address = InternetAddress(first) else {
      return nil
    }
    let isIPv4 = !first.contains(":")
    let bits = isIPv4 ? 32 : 128
    guard let length = parts.count == 2 ? Int(parts[1]) : bits, (0...bits).contains(length) else {
      return nil
    }
    base = address.ipv6Bytes
    self.length = isIPv4 ? length + 96 : length
  }

  /// Whether an address is in the range.
  func contains(_ address: InternetAddress) -> Bool {
    let bytes = address.ipv6Bytes
    return (0..<16).allSatisfy { index in
      let kept = min(8, max(0, length - index * 8))
      let mask = UInt8(truncatingIfNeeded: 0xFF00 >> kept)
      return bytes[index] & mask == base[index] & mask
    }
  }
}
