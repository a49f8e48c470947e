import Informers
import KubernetesWire

/// How the stores compare with what the API server has now.
public struct ComparisonReport: Hashable, Sendable {
  /// The watches of one server block.
  public struct Block: Hashable, Sendable {
    /// Which block.
    public var identity: BlockIdentity
    /// Its watches, sorted by name.
    public var watches: [Watch]

    /// Makes a block's part.
    public init(_ identity: BlockIdentity, watches: [Watch]) {
      self.identity = identity
      self.watches = watches
    }
  }

  /// One watch.
  public struct Watch: Hashable, Sendable {
    /// Its name.
    public var name: String
    /// How many objects its store holds.
    public var objects: Int
    /// The outcome; nil where the server could not be asked.
    public var comparison: StoreComparison?
    /// Why it could not be asked.
    public var failure: FailureReport?

    /// Makes a watch's part.
    public init(
      name: String, objects: Int, comparison: StoreComparison? = nil,
      failure: FailureReport? = nil
    ) {
      self.name = name
      self.objects = objects
      self.comparison = comparison
      self.failure = failure
    }
  }

  /// One part for each server block.
  public var serverBlocks: [Block]

  /// Makes a report.
  public init(serverBlocks: [Block]) {
    self.serverBlocks = serverBlocks
  }

  /// Whether a store holds something else than the API server.
  public var hasDifferences: Bool {
    serverBlocks.contains { block in
      block.watches.contains { !($0.comparison?.differences.isEmpty ?? true) }
    }
  }

  /// The failures of watches that could not be compared.
  public var failures: [FailureReport] {
    serverBlocks.flatMap { $0.watches.compactMap(\.failure) }
  }
}

extension StoreComparison.Difference {
  /// Where what is kept differs, where both sides have the object.
  public var fields: [FieldDifference] {
    guard let stored, let live else { return [] }
    return FieldDifference.between(.object(stored), .object(live))
  }
}
