/// What a Corefile says, and what is wrong with it.
public struct ParsedCorefile: Sendable {
  /// The name of the entry file in messages, as it was given to the parser.
  public var entryFile: String
  /// The server blocks in order; where there is a `failure`, those completed before it.
  public var blocks: [ServerBlock]
  /// The error at which CoreDNS's parser stops; nil when it takes the file.
  public var failure: CorefileFailure?
  /// The parser's diagnostics: warnings, then the error of `failure` if there is one.
  public var diagnostics: [Diagnostic]
  /// What CoreDNS refuses about the keys after it has parsed the file; `ServerBlock` has what
  /// could be normalised.
  public var keyDiagnostics: [Diagnostic] = []
  /// The texts that were parsed, by the file of their locations: empty for the entry file.
  public var sources: [String: SourceText]

  init(
    entryFile: String, blocks: [ServerBlock], failure: CorefileFailure?, warnings: [Diagnostic],
    sources: [String: SourceText]
  ) {
    self.entryFile = entryFile
    self.blocks = blocks
    self.failure = failure
    diagnostics = warnings + (failure.map { [$0.diagnostic] } ?? [])
    self.sources = sources
  }

  /// The parser's diagnostics and those of the keys.
  public var allDiagnostics: [Diagnostic] { diagnostics + keyDiagnostics }

  /// The line of text that a location is in, for quoting it.
  public func sourceLine(at location: SourceLocation) -> String? {
    sources[location.file]?.line(location.line)
  }

  /// A dispenser of a directive's tokens whose errors name this Corefile.
  public func dispenser(for directive: Directive) -> Dispenser {
    Dispenser(directive, entryFile: entryFile)
  }
}
