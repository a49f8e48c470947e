import DNSMessages

/// `cache`: bounds the times for which records may be kept, also in the answer that it first gets.
struct CachePlugin: AnsweringPlugin {
  let place: PluginPlace
  let zones: [String]
  /// The bounds for answers with records, in seconds.
  let positive: ClosedRange<UInt32>
  /// The bounds for denials, in seconds.
  let negative: ClosedRange<UInt32>
  /// For how many seconds failures are kept.
  let failure: UInt32

  /// What CoreDNS takes for the time of an answer without one, in seconds.
  private static let leastTime: UInt32 = 5

  func serve(_ request: Request, _ run: AnswerRun, _ next: Chain) throws(Crash) -> Outcome {
    guard Zones.longest(zones, containing: request.lower) != nil else {
      return try next.serve(request, run)
    }
    let outcome = try next.serve(request, run)
    guard case .reply(var reply) = outcome, !reply.isUnknown else { return outcome }
    let ttl = time(for: reply)
    let isChanged = (reply.answer + reply.authority + reply.additional).contains { $0.ttl != ttl }
    reply.changeRecords { $0.ttl = ttl }
    if isChanged {
      run.note(
        Fact(
          "answers are kept \(positive.lowerBound) to \(positive.upperBound) s, denials "
            + "\(negative.lowerBound) to \(negative.upperBound) s"))
      run.step(place, "sets every TTL to \(ttl)")
    }
    return .reply(reply)
  }

  private func time(for reply: Reply) -> UInt32 {
    let hasAuthority = reply.authority.contains { $0.type == .soa }
    switch reply.code {
    case .noError where !reply.answer.isEmpty: return least(reply).clamped(to: positive)
    case .noError where hasAuthority: return least(reply).clamped(to: negative)
    case .nameError where reply.answer.isEmpty: return least(reply).clamped(to: negative)
    case .serverFailure, .notImplemented: return failure
    case .noError: return least(reply).clamped(to: positive)
    default: return Self.leastTime.clamped(to: positive)
    }
  }

  /// The shortest time of all records.
  private func least(_ reply: Reply) -> UInt32 {
    (reply.answer + reply.authority + reply.additional).map(\.ttl).min() ?? Self.leastTime
  }
}

extension Comparable {
  /// The nearest value that a range has.
  func clamped(to range: ClosedRange<Self>) -> Self {
    min(max(self, range.lowerBound), range.upperBound)
  }
}
