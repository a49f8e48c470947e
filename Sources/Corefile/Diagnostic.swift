/// A problem in a text, with its place and a suggested change.
///
/// Collected, never thrown.
public struct Diagnostic: Hashable, Sendable {
  /// How bad it is.
  public enum Severity: String, Hashable, Sendable, Comparable {
    case note, warning, error

    /// True if the first is less bad than the second.
    public static func < (lhs: Severity, rhs: Severity) -> Bool { lhs.rank < rhs.rank }

    private var rank: Int {
      switch self {
      case .note: 0
      case .warning: 1
      case .error: 2
      }
    }
  }

  /// How bad it is.
  public var severity: Severity
  /// A short stable name of the kind of problem, such as `unknown-property`.
  public var id: String
  /// What is wrong, in one sentence without a trailing full stop.
  public var message: String
  /// Where it is; nil when it belongs to no place in a file.
  public var location: SourceLocation?
  /// How many columns from `location` on the problem spans.
  public var length: Int
  /// More that a reader needs to know, one sentence each.
  public var notes: [String]
  /// The change that would mend it.
  public var fix: String?
  /// The same change of the text, where it is safe: what CoreDNS does stays as it is meant.
  public var edits: [TextEdit] = []

  /// Makes a diagnostic.
  public init(
    _ severity: Severity, id: String, _ message: String, at location: SourceLocation?,
    length: Int = 1, notes: [String] = [], fix: String? = nil
  ) {
    self.severity = severity
    self.id = id
    self.message = message
    self.location = location
    self.length = length
    self.notes = notes
    self.fix = fix
  }

  /// Makes a diagnostic about one word.
  public init(
    _ severity: Severity, id: String, _ message: String, at word: Token, notes: [String] = [],
    fix: String? = nil
  ) {
    self.init(
      severity, id: id, message, at: word.location, length: word.width, notes: notes, fix: fix)
  }
}
