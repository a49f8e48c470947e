public import KubernetesClient

/// What has happened between an informer and its API server since it was started, counted.
///
/// Bounded whatever the server sends: classes are few, and of texts only some are kept.
public struct InformerHistory: Hashable, Sendable {
  /// The events of watches by type; those of a streaming list count as well.
  public struct Events: Hashable, Sendable {
    /// ADDED.
    public var added = 0
    /// MODIFIED.
    public var modified = 0
    /// DELETED.
    public var deleted = 0
    /// BOOKMARK.
    public var bookmarks = 0

    /// No events.
    public init() {}
  }

  /// An object or event that could not be decoded.
  public struct ConversionFailure: Hashable, Sendable {
    /// The object's key; nil where the bytes do not say it.
    public var key: String?
    /// What is wrong with it, and where.
    public var message: String

    /// Makes a failure.
    public init(key: String?, message: String) {
      self.key = key
      self.message = message
    }
  }

  /// How many things happened for one reason.
  public struct Tally: Hashable, Sendable {
    /// The class of the failure that was the reason; nil for none.
    public var cause: ClientError.Code?
    /// How many.
    public var count: Int

    /// Makes a tally.
    public init(_ cause: ClientError.Code?, count: Int) {
      self.cause = cause
      self.count = count
    }
  }

  /// How many failures of conversion, and how many of the server's warnings, are kept.
  public static let keptTexts = 8

  /// The events by type.
  public var events = Events()
  /// The requests that failed, by class, in the order in which the classes first occurred.
  public var failures: [Tally] = []
  /// The complete lists after the first, by the class of the failure that made them necessary.
  public var relists: [Tally] = []
  /// The last objects and events that could not be decoded, oldest first.
  public var conversionFailures: [ConversionFailure] = []
  /// How often a version was lower than the one before it: in a watch's event, or in a list.
  ///
  /// A server that was restored from a backup does that, or one whose cache is behind.
  public var versionsBack = 0
  /// The different texts of the server's `Warning` headers, in the order in which they came.
  public var warnings: [String] = []
  /// When the last event that was no bookmark arrived, on the time source; nil before the first.
  public var lastEventAt: Duration?
  /// When the last bookmark arrived, on the time source; nil before the first.
  public var lastBookmarkAt: Duration?

  /// Nothing has happened.
  public init() {}

  /// How many requests failed.
  public var failedRequests: Int { failures.reduce(0) { $0 + $1.count } }

  mutating func received(_ more: Events, versionsBack: Int, at now: Duration) {
    guard more != Events() else { return }
    events.added += more.added
    events.modified += more.modified
    events.deleted += more.deleted
    events.bookmarks += more.bookmarks
    self.versionsBack += versionsBack
    if more.added + more.modified + more.deleted > 0 { lastEventAt = now }
    if more.bookmarks > 0 { lastBookmarkAt = now }
  }

  mutating func failed(_ code: ClientError.Code) { Self.count(code, in: &failures) }

  mutating func relisted(because code: ClientError.Code?) { Self.count(code, in: &relists) }

  mutating func conversionFailed(_ failure: ConversionFailure) {
    if conversionFailures.count == Self.keptTexts { conversionFailures.removeFirst() }
    conversionFailures.append(failure)
  }

  mutating func warned(_ texts: [String]) {
    for text in texts where warnings.count < Self.keptTexts && !warnings.contains(text) {
      warnings.append(text)
    }
  }

  private static func count(_ cause: ClientError.Code?, in tallies: inout [Tally]) {
    if let index = tallies.firstIndex(where: { $0.cause == cause }) {
      tallies[index].count += 1
    } else {
      tallies.append(Tally(cause, count: 1))
    }
  }
}
