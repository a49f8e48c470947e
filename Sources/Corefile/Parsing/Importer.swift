/// Finds and reads what imports name, each file and each pattern once, and counts expansions.
struct Importer {
  /// Why a pattern brings no tokens.
  struct Failure: Error {
    var id: String
    var message: String
  }

  /// What a pattern stands for.
  struct Found {
    var tokens: [TokenRun] = []
    var matchedNothing = false
  }

  /// All imported files together may be this large, in bytes.
  private static let maximumBytes = 256 << 20

  let fileSystem: any CorefileFileSystem
  /// What locations name files that are not named by their path.
  let names: [String: String]
  let limits: ImportLimits
  /// The entry file's folder, absolute.
  let folder: String

  /// The imported files by how locations name them.
  private(set) var sources: [String: SourceText] = [:]
  private var pathOfName: [String: String] = [:]
  private var tokensOfFile: [String: [TokenRun]] = [:]
  private var foundByPattern: [String: Found] = [:]
  private var bytesRead = 0
  private var snippetExpansions = 0
  private var fileExpansions = 0
  private var importedTokens = 0

  init(
    fileSystem: any CorefileFileSystem, names: [String: String], limits: ImportLimits,
    folder: String
  ) {
    self.fileSystem = fileSystem
    self.names = names
    self.limits = limits
    self.folder = folder
  }

  /// The tokens of all files that a pattern names.
  ///
  /// - Parameter file: The file in which the import stands, as locations name it.
  mutating func tokens(
    of pattern: String, from file: String, into texts: inout TokenTexts
  ) throws(Failure) -> Found {
    let importing = file.isEmpty ? folder : FilePath.directory(of: absolutePath(of: file))
    // As in Caddy, a pattern that is absolute already is taken as it is.
    let isAbsolute = pattern.utf8.first == UInt8(ascii: "/")
    let path = isAbsolute ? pattern : FilePath.clean(importing + "/" + pattern)
    if let found = foundByPattern[path] { return found }
    try checkWildcards(of: path, writtenAs: pattern)
    let paths = try paths(of: path, writtenAs: pattern)
    let found = try read(paths, writtenAs: pattern, into: &texts)
    foundByPattern[path] = found
    return found
  }

  private func paths(of path: String, writtenAs pattern: String) throws(Failure) -> [String] {
    do {
      let paths = try GlobPattern.paths(matching: path, in: fileSystem)
      if paths.isEmpty, !path.utf8.contains(where: { "*?[]".utf8.contains($0) }) {
        throw Failure(id: "import-not-found", message: "File to import not found: \(pattern)")
      }
      return paths
    } catch let failure as Failure {
      throw failure
    } catch {
      throw Failure(
        id: "invalid-glob",
        message: "Failed to use import pattern \(pattern): syntax error in pattern")
    }
  }

  private mutating func read(
    _ paths: [String], writtenAs pattern: String, into texts: inout TokenTexts
  ) throws(Failure) -> Found {
    if paths.isEmpty { return Found(matchedNothing: true) }
    var found = Found()
    for path in paths {
      found.tokens += try tokens(ofFile: FilePath.clean(path), into: &texts)
      guard found.tokens.reduce(0, { $0 + Int($1.count) }) <= limits.importedTokens else {
        throw Failure(
          id: "import-too-large",
          message: "\(pattern) brings more than \(limits.importedTokens) tokens")
      }
    }
    return found
  }

  private mutating func tokens(
    ofFile path: String, into texts: inout TokenTexts
  ) throws(Failure) -> [TokenRun] {
    if let tokens = tokensOfFile[path] { return tokens }
    let name = names[path] ?? FilePath.relative(path, to: folder)
    pathOfName[name] = path
    let bytes: [UInt8]
    do {
      bytes = try fileSystem.readFile(path)
    } catch {
      throw Failure(id: "import-unreadable", message: "Could not import \(name): \(error.reason)")
    }
    bytesRead += bytes.count
    guard bytesRead <= Self.maximumBytes else {
      throw Failure(id: "import-too-large", message: "the imported files are too large")
    }
    let file = texts.add(bytes, name: name)
    let tokens = TokenRun(all: file).map { [$0] } ?? []
    sources[name] = SourceText(bytes)
    tokensOfFile[path] = tokens
    return tokens
  }

  /// Caddy takes one wildcard of a kind and no class, in the whole path: many can take for ever.
  private func checkWildcards(of path: String, writtenAs pattern: String) throws(Failure) {
    func count(_ character: UInt8) -> Int { path.utf8.count { $0 == character } }
    let hasClass = count(UInt8(ascii: "[")) > 0 && count(UInt8(ascii: "]")) > 0
    guard count(UInt8(ascii: "*")) > 1 || count(UInt8(ascii: "?")) > 1 || hasClass else { return }
    throw Failure(
      id: "invalid-glob",
      message: "Glob pattern may only contain one wildcard (*), but has others: \(pattern)")
  }

  private func absolutePath(of file: String) -> String {
    pathOfName[file] ?? FilePath.clean(folder + "/" + file)
  }
}

extension Importer {
  /// Counts the expansion of a snippet.
  ///
  /// False when there are too many.
  mutating func countSnippet() -> Bool {
    snippetExpansions += 1
    return snippetExpansions <= limits.snippetExpansions
  }

  /// Counts the expansion of a file or pattern.
  ///
  /// False when there are too many.
  mutating func countFiles() -> Bool {
    fileExpansions += 1
    return fileExpansions <= limits.fileExpansions
  }

  /// Counts imported tokens.
  ///
  /// False when there are too many.
  mutating func countTokens(_ count: Int) -> Bool {
    importedTokens += count
    return importedTokens <= limits.importedTokens
  }
}
