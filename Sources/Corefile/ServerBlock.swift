/// All tokens of one directive in a server block, its occurrences appended in order.
///
/// Caddy's parser keeps one token list a directive, so a plugin sees repeated
/// occurrences as one stream and calls `next` once for each.
public struct Directive: Hashable, Sendable {
  /// The directive's name, such as `kubernetes`.
  public var name: String
  /// The tokens, each occurrence starting with the directive's own name.
  public var tokens: TokenList

  /// Makes a directive.
  public init(name: String, tokens: some Sequence<Token>) {
    self.init(name: name, tokens: TokenList(tokens))
  }

  init(name: String, tokens: TokenList) {
    self.name = name
    self.tokens = tokens
  }
}

/// One server block of a Corefile.
public struct ServerBlock: Hashable, Sendable {
  /// The addresses as written, after environment replacement.
  public var keys: TokenList
  /// The addresses as CoreDNS normalises them, such as `dns://cluster.local.:53`.
  public var normalizedKeys: [String]
  /// The directives in the order of their first occurrence.
  public var directives: [Directive]

  /// Makes a server block.
  public init(
    keys: some Sequence<Token>, normalizedKeys: [String] = [], directives: [Directive]
  ) {
    self.init(
      keys: TokenList(keys), normalizedKeys: normalizedKeys, directives: directives)
  }

  init(keys: TokenList, normalizedKeys: [String] = [], directives: [Directive]) {
    self.keys = keys
    self.normalizedKeys = normalizedKeys
    self.directives = directives
  }

  /// The directive of that name, if the block has it.
  public func directive(_ name: String) -> Directive? {
    directives.first { $0.name == name }
  }
}
