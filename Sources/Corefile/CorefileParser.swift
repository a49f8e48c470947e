/// Parses a Corefile into server blocks as CoreDNS does, with everything it imports.
///
/// ```swift
/// let parser = CorefileParser(environment: ProcessInfo.processInfo.environment)
/// let corefile = try parser.parse(path: "Corefile")
/// for diagnostic in corefile.allDiagnostics { … }
/// ```
public struct CorefileParser: Sendable {
  /// What to do with a directive that is not in the list of known ones.
  public enum UnknownDirectives: Sendable {
    /// Stop there, as CoreDNS does, which knows the plugins it was built with.
    case error
    /// Warn and keep it: this program cannot know every build.
    case warning
    /// Say nothing and keep it.
    case accepted
  }

  /// The environment variables that `{$NAME}` and `{%NAME%}` stand for.
  public var environment: [String: String]
  /// Where imported files are read.
  public var fileSystem: any CorefileFileSystem
  /// How locations name files that have another name than their path, by absolute path.
  public var fileNames: [String: String] = [:]
  /// The directives that are not unknown.
  public var knownDirectives: DirectiveList
  /// What to do with the others.
  public var unknownDirectives: UnknownDirectives
  /// How far imports may go.
  public var importLimits = ImportLimits()
  /// The release of CoreDNS whose rules normalise the keys.
  public var keyRules = KeyRules.coreDNS1_13

  /// The addresses of the machine's interfaces by name, which `bind` may name; none where CoreDNS runs
  /// elsewhere.
  public var interfaces: [String: [String]] = [:]

  /// Makes a parser.
  public init(
    environment: [String: String],
    fileSystem: any CorefileFileSystem = LocalFileSystem(),
    knownDirectives: DirectiveList = .coreDNS,
    unknownDirectives: UnknownDirectives = .warning
  ) {
    self.environment = environment
    self.fileSystem = fileSystem
    self.knownDirectives = knownDirectives
    self.unknownDirectives = unknownDirectives
  }

  /// Reads and parses a file.
  ///
  /// Only a failure to read the file itself is thrown; everything else is in the result.
  public func parse(path: String) throws(FileAccessFailure) -> ParsedCorefile {
    let bytes = try fileSystem.readFile(
      FilePath.absolute(path, in: fileSystem.currentDirectory))
    return parse(bytes, entryFile: path)
  }

  /// Parses a text.
  ///
  /// - Parameter text: The Corefile's text.
  /// - Parameter entryFile: The name that errors give to the text.
  /// - Parameter path: The path whose folder relative imports start from; `entryFile` where it is
  ///   nil.
  public func parse(
    _ text: [UInt8], entryFile: String = "Corefile", path: String? = nil
  ) -> ParsedCorefile {
    let path = FilePath.absolute(path ?? entryFile, in: fileSystem.currentDirectory)
    var parser = Parser(
      self, text: text, entryFile: entryFile, folder: FilePath.directory(of: path))
    var failure: CorefileFailure?
    do {
      try parser.parseAll()
    } catch {
      failure = error
    }
    var sources = parser.importer.sources
    sources[""] = SourceText(text)
    // Taken out of the parser, so that filling in the normalised keys copies no array.
    var result = ParsedCorefile(
      entryFile: entryFile, blocks: parser.takeBlocks(), failure: failure,
      warnings: parser.warnings.all, sources: sources)
    result.normalizeKeys(by: keyRules, interfaces: interfaces)
    return result
  }
}
