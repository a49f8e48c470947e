import Corefile

/// A Corefile as the parser took it.
public struct CorefileReport: Hashable, Sendable {
  /// How the entry file is called in places.
  public var entryName: String
  /// The server blocks; where an error stopped the parser, those completed before it.
  public var blocks: [ServerBlock]
  /// What the parser found.
  public var diagnostics: [Diagnostic]

  /// Makes a report.
  public init(entryName: String, blocks: [ServerBlock], diagnostics: [Diagnostic]) {
    self.entryName = entryName
    self.blocks = blocks
    self.diagnostics = diagnostics
  }
}
