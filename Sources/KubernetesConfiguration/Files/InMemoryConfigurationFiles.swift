import Synchronization

/// Files that exist in memory only, with the failures that a disk would give; for tests.
public final class InMemoryConfigurationFiles: ConfigurationFiles {
  private let contents: Mutex<[String: [UInt8]]>

  /// Makes files of texts by their paths.
  public init(_ files: [String: String] = [:]) {
    contents = Mutex(files.mapValues { Array($0.utf8) })
  }

  /// Writes a file, or removes it where the text is nil.
  public func set(_ path: String, _ text: String?) {
    contents.withLock { $0[path] = text.map { Array($0.utf8) } }
  }

  /// The content of a file; a folder, which is what others lie below, fails.
  public func read(_ path: String) throws(FileFailure) -> [UInt8] {
    guard try isFile(path, "open") else {
      throw FileFailure(operation: "read", path: path, reason: "is a directory")
    }
    return contents.withLock { $0[path] ?? [] }
  }

  /// Throws where nothing has that path.
  public func checkReadable(_ path: String) throws(FileFailure) { _ = try isFile(path, "open") }

  /// What is at a path.
  public func facts(_ path: String) throws(FileFailure) -> FileFacts {
    FileFacts(try isFile(path, "stat") ? .regular : .folder)
  }

  private func isFile(_ path: String, _ operation: String) throws(FileFailure) -> Bool {
    let (isFile, isFolder) = contents.withLock { contents in
      (contents[path] != nil, contents.keys.contains { $0.hasPrefix(path + "/") })
    }
    guard isFile || isFolder else {
      throw FileFailure(
        operation: operation, path: path, reason: "no such file or directory", isMissing: true)
    }
    return isFile
  }
}
