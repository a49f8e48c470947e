/// The words behind the name of a directive or of one of its properties: how they are taken from the
/// line, and what they have to be.
public struct StanzaLine: Sendable {
  /// How many words there are; with another number CoreDNS refuses.
  public struct Arguments: Hashable, Sendable {
    /// The least number.
    public var least: Int
    /// The greatest number; nil for no limit.
    public var most: Int?
    /// Whether only the first is looked at.
    public var usesFirst: Bool

    /// Makes a number of arguments.
    public init(_ least: Int, most: Int? = nil, usesFirst: Bool = false) {
      self.least = least
      self.most = most
      self.usesFirst = usesFirst
    }

    /// None at all.
    public static let none = Arguments(0, most: 0)
    /// Any number.
    public static let any = Arguments(0)
    /// One or more, of which the first counts.
    public static let first = Arguments(1, usesFirst: true)
    /// Any number, of which the first counts.
    public static let optionalFirst = Arguments(0, usesFirst: true)

    /// Exactly that many.
    public static func exactly(_ count: Int) -> Arguments { Arguments(count, most: count) }

    /// That many or more.
    public static func atLeast(_ count: Int) -> Arguments { Arguments(count) }

    /// A number between two.
    public static func between(_ least: Int, _ most: Int) -> Arguments {
      Arguments(least, most: most)
    }

    func allow(_ count: Int) -> Bool { count >= least && count <= most ?? .max }
  }

  /// How words are taken from a line.
  public enum Taking: String, Hashable, Sendable, CaseIterable {
    /// All that are left, up to an opening brace.
    case rest
    /// As many as there have to be; those behind count as what comes next.
    case next
    /// All that are left, an opening brace among them, up to the first that is too many.
    case line
    /// The first, be it an opening brace, and then all that are left.
    case leading
  }

  /// How many there are.
  public var arguments: Arguments
  /// How they are taken from the line.
  public var takes = Taking.rest
  /// What each has to be, in this order.
  public var words: [WordCheck] = []
  /// What those behind have to be; nil for anything.
  public var others: WordCheck?
  /// What is said of another number of words; nil for CoreDNS's usual words.
  public var wrongCount: StanzaMessage?

  /// Makes a line of so many words, which may be any.
  public init(_ arguments: Arguments) { self.arguments = arguments }

  /// All that is asked of words, in their order.
  public var checks: [WordCheck] { words + (others.map { [$0] } ?? []) }

  /// What the word at a place, counted from 0, has to be; nil for anything.
  func check(at position: Int) -> WordCheck? {
    position < words.count ? words[position] : others
  }
}
