/// What one word of a stanza has to be, and what CoreDNS says of another.
public struct WordCheck: Sendable {
  /// The kinds of words, named for the functions by which CoreDNS reads them.
  public enum Kind: Hashable, Sendable {
    /// Any word.
    case text
    /// A whole number as Go's `strconv.Atoi` reads it.
    case integer
    /// A number without a sign as Go's `strconv.ParseUint` reads it, of that many bits.
    case unsigned(bits: Int)
    /// A duration as Go's `time.ParseDuration` reads it.
    case duration
    /// A duration, or a whole number of seconds.
    case seconds
    /// A truth value as Go's `strconv.ParseBool` reads it.
    case boolean
    /// A number as Go's `strconv.ParseFloat` reads it.
    case number
    /// One of some words.
    case choice([String], ignoresCase: Bool)
    /// Where to listen: `HOST:PORT` by its form.
    case listen
    /// An IP address with or without a port.
    case address
    /// An IP address or the name of an interface of the machine.
    case interface
    /// A server to send questions to, with one of these schemes, or a file that names some.
    case upstream(schemes: [String])
    /// A regular expression with at least so many groups.
    case regularExpression(groups: Int)
    /// A template of Go's `text/template`.
    case template
    /// The name of a record's type.
    case recordType
    /// The name of a record's class.
    case recordClass
    /// The name of a response code.
    case responseCode(ignoresCase: Bool)
    /// A network as Go's `net.ParseCIDR` reads it.
    case network
    /// A zone, or several of which the first counts.
    case zone
  }

  /// The kind.
  public var kind: Kind
  /// The bounds of a number.
  public var numbers = Bounds<Double>()
  /// The bounds of a duration.
  public var durations = Bounds<Duration>()
  /// What is said of a word of another kind; nil for the reader's own words.
  public var invalid: StanzaMessage?
  /// What is said of a value below the least.
  public var tooSmall: StanzaMessage?
  /// What is said of a value above the greatest.
  public var tooGreat: StanzaMessage?

  /// Makes a check.
  public init(_ kind: Kind) { self.kind = kind }

  /// The least and the greatest value that are taken.
  public struct Bounds<Value: Comparable & Sendable>: Sendable {
    /// The least; nil for no such bound.
    public var least: Value?
    /// Whether the least itself is left out.
    public var excludesLeast = false
    /// The greatest; nil for no such bound.
    public var most: Value?

    /// Makes bounds that bound nothing.
    public init() {}

    func isTooSmall(_ value: Value) -> Bool {
      guard let least else { return false }
      return excludesLeast ? !(value > least) : value < least
    }

    func isTooGreat(_ value: Value) -> Bool { most.map { value > $0 } ?? false }
  }
}
