/// How far imports may go before the parser calls them endless.
public struct ImportLimits: Hashable, Sendable {
  /// Expansions of snippets in one Corefile; Caddy's limit by default.
  public var snippetExpansions = 10_000
  /// Expansions of files and globs in one Corefile; Caddy's limit by default.
  public var fileExpansions = 100_000
  /// Tokens that all imports together may bring.
  ///
  /// Caddy has no such limit and runs out of memory.
  public var importedTokens = 1_000_000

  /// Makes the default limits.
  public init() {}
}
