/// Some tokens of a Corefile, in order.
///
/// What the parser collected is kept as places in the text: each pass over the list makes the
/// tokens anew, so that a large Corefile needs little more memory than its text.
public struct TokenList: Sendable {
  /// The text of a token that is not the one at its place.
  struct Replacement {
    /// The token's place in the list, counted from 0.
    var position: Int
    var text: String
  }

  private enum Storage {
    case given([Token])
    case run(TokenRun)
    case runs([TokenRun], [Replacement])
  }

  private let storage: Storage

  /// Makes a list of tokens.
  public init(_ tokens: some Sequence<Token> = []) {
    storage = .given(Array(tokens))
  }

  init(run: TokenRun) {
    storage = .run(run)
  }

  init(runs: [TokenRun], replacements: [Replacement]) {
    storage = .runs(runs, replacements)
  }
}

extension TokenList {
  /// How many tokens there are.
  public var count: Int {
    switch storage {
    case .given(let tokens): tokens.count
    case .run(let run): Int(run.count)
    case .runs(let runs, _): runs.reduce(0) { $0 + Int($1.count) }
    }
  }

  /// True if there is no token.
  public var isEmpty: Bool { count == 0 }

  /// The first token; nil where there is none.
  public var first: Token? {
    var iterator = makeIterator()
    return iterator.next()
  }

  /// Where the first token stands; nil where there is none.
  public var location: SourceLocation? {
    switch storage {
    case .given(let tokens): tokens.first?.location
    case .run(let run): run.location
    case .runs(let runs, _): runs.first?.location
    }
  }

  /// The bytes that the tokens stand in; nil where they do not follow one another in one file, or
  /// the environment was put into one.
  package var text: TokenListText? {
    if case .run(let run) = storage { TokenListText(run) } else { nil }
  }

  /// The token at a place in the list, counted from 0, which must be one.
  ///
  /// Takes time in proportion to what is before it.
  public subscript(position: Int) -> Token {
    guard let token = dropFirst(position).first(where: { _ in true }) else {
      preconditionFailure("the list has no token \(position)")
    }
    return token
  }
}

extension TokenList: Sequence {
  /// Walks over the tokens of a list; a copy goes on from the same place.
  public struct Iterator: IteratorProtocol, Sendable {
    /// What a list has that is more than one run.
    ///
    /// Apart, so that a copy of an iterator costs little.
    private final class Others: Sendable {
      let given: [Token]
      let replacements: [Int: String]

      init(given: [Token] = [], replacements: [Replacement] = []) {
        self.given = given
        self.replacements = Dictionary(
          replacements.map { ($0.position, $0.text) }, uniquingKeysWith: { first, _ in first })
      }
    }

    private var reader: TokenReader
    private var others: Others?
    private var position = 0

    fileprivate init(_ list: TokenList) {
      switch list.storage {
      case .given(let tokens):
        reader = TokenReader([])
        others = Others(given: tokens)
      case .run(let run):
        reader = TokenReader(run)
      case .runs(let runs, let replacements):
        reader = TokenReader(runs)
        if !replacements.isEmpty { others = Others(replacements: replacements) }
      }
    }

    /// The next token; nil after the last.
    public mutating func next() -> Token? {
      guard let raw = reader.next(), let source = reader.source else { return nextGiven() }
      defer { position += 1 }
      let location = SourceLocation(
        file: source.name, line: Int(raw.line), column: Int(raw.column))
      if let replacement = others?.replacements[position] {
        return Token(replacement, at: location)
      }
      return Token(WordDecoder.text(of: raw, in: source.bytes), at: location)
    }

    /// True if there is no token left.
    var isAtEnd: Bool { reader.isAtEnd && position >= others?.given.count ?? 0 }

    private mutating func nextGiven() -> Token? {
      guard let others, position < others.given.count else { return nil }
      defer { position += 1 }
      return others.given[position]
    }
  }

  /// An iterator that stands before the first token.
  public func makeIterator() -> Iterator { Iterator(self) }

  /// The same as `count`.
  public var underestimatedCount: Int { count }
}

extension TokenList: Hashable {
  /// True if the tokens are the same, with their places.
  public static func == (lhs: TokenList, rhs: TokenList) -> Bool { lhs.elementsEqual(rhs) }

  /// Feeds all tokens to the hasher.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(count)
    for token in self { hasher.combine(token) }
  }
}
