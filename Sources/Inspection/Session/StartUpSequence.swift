import CoreDNSPlugins

/// The start-up gates of a Corefile.
///
/// CoreDNS runs the start-up functions of all server blocks one after another, and opens ports when
/// the last has returned: what one block waits for holds back every other.
public struct StartUpSequence: Hashable, Sendable {
  /// How long a gate holds serving back, from when its turn comes.
  public enum Wait: Hashable, Sendable {
    /// So long, as was measured.
    case measured(Duration)
    /// So long at most.
    case atMost(Duration)
    /// Without limit.
    case unlimited
  }

  /// One gate.
  public struct Gate: Hashable, Sendable {
    /// Whose it is.
    public var identity: BlockIdentity
    /// How long it holds serving back.
    public var wait: Wait

    /// Makes a gate's part.
    public init(_ identity: BlockIdentity, _ wait: Wait) {
      self.identity = identity
      self.wait = wait
    }
  }

  /// The gates, those that were measured first; plugins that hold nothing back have none.
  public var gates: [Gate]

  /// Takes gates.
  public init(_ gates: [Gate]) {
    self.gates = gates
  }

  /// The gates of blocks by their limits alone.
  public init(_ plans: [ServerBlockPlan]) {
    self.init(
      plans.compactMap { plan in
        guard plan.plugins.contains(where: \.isWatcher) else { return nil }
        let wait: Wait
        switch plan.startUp {
        case .limit(let limit): wait = .atMost(limit)
        case .unbounded: wait = .unlimited
        case .none, .blocksQueries: return nil
        }
        return Gate(BlockIdentity(keys: plan.keys, plugin: plan.title), wait)
      })
  }

  /// All that was measured together; nil where CoreDNS waits without limit.
  public var total: Duration? {
    sum { if case .measured(let wait) = $0 { wait } else { .zero } }
  }

  /// How much those that were not measured add at most; nil where CoreDNS waits without limit.
  public var rest: Duration? {
    sum { if case .atMost(let limit) = $0 { limit } else { .zero } }
  }

  private func sum(_ part: (Wait) -> Duration) -> Duration? {
    let waits = gates.map(\.wait)
    return waits.contains(.unlimited) ? nil : waits.map(part).reduce(.zero, +)
  }
}

extension StartUpSequence.Gate {
  /// `one.example:53 5s`, with the limit of one that was not measured.
  public var words: String {
    let name = identity.keys.joined(separator: " ")
    switch wait {
    case .measured(let wait): return "\(name) \(Quantity.interval(wait))"
    case .atMost(let limit): return "\(name) up to \(Quantity.interval(limit))"
    case .unlimited: return "\(name) without limit"
    }
  }
}
