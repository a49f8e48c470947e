/// Groups a Corefile's tokens into server blocks, as Caddy v1's parser does.
///
/// It never recurses: nesting is a counter and imports are a stack in `TokenStream`. It stops at
/// the first error, with the blocks completed before it, because that is what CoreDNS reports.
/// The facets hold one part of the grammar each: `+ServerBlock`, `+Directive`, `+Snippet`,
/// `+Import`, and `+Cursor` for how tokens are taken.
struct Parser {
  let references: EnvironmentReferences
  let entryFile: String
  let knownDirectives: DirectiveList
  let unknownDirectives: CorefileParser.UnknownDirectives

  var texts: TokenTexts
  var stream: TokenStream
  var importer: Importer
  /// The current token; nil before the first and where an import left nothing.
  var current: RawToken?
  /// The token before the current one, which decides whether that starts a line.
  var previous: RawToken?
  /// True when the current token was read too far and is to be read again.
  var rereads = false

  /// The keys of the block being parsed.
  var keys = TokenCollector()
  /// The text of the first of them.
  var firstKey = ""
  /// The directives of the block being parsed.
  var directives = DirectiveCollector()
  /// True when the tokens ended behind the keys of a block, where they may.
  var endedInKeys = false
  var snippets: [String: [TokenRun]] = [:]
  var warnings = WarningList()

  /// The blocks that are complete.
  var blocks: [ServerBlock] = []

  init(_ settings: CorefileParser, text: [UInt8], entryFile: String, folder: String) {
    references = EnvironmentReferences(environment: settings.environment)
    self.entryFile = entryFile
    knownDirectives = settings.knownDirectives
    unknownDirectives = settings.unknownDirectives
    texts = TokenTexts()
    stream = TokenStream(entry: texts.add(text, name: ""))
    importer = Importer(
      fileSystem: settings.fileSystem, names: settings.fileNames, limits: settings.importLimits,
      folder: folder)
  }

  /// Hands over the blocks that are complete.
  mutating func takeBlocks() -> [ServerBlock] {
    defer { blocks = [] }
    return blocks
  }

  /// Parses everything, up to the first error.
  mutating func parseAll() throws(CorefileFailure) {
    while advance() {
      keys = TokenCollector()
      directives.startBlock()
      try parseBlock()
      guard keys.count > 0 else { continue }
      blocks.append(ServerBlock(keys: keys.list, directives: directives.all))
    }
  }
}
