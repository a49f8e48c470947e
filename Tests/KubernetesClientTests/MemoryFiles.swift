import Synchronization

import KubernetesConfiguration

/// Files that exist in memory only, with the failures that a disk would give.
final class MemoryFiles: ConfigurationFiles {
  private let contents: Mutex<[String: [UInt8]]>

  init(_ files: [String: String] = [:]) {
    contents = Mutex(files.mapValues { Array($0.utf8) })
  }

  /// Writes a file, or removes it where the text is nil.
  func set(_ path: String, _ text: String?) {
    contents.withLock { $0[path] = text.map { Array($0.utf8) } }
  }

  func read(_ path: String) throws(FileFailure) -> [UInt8] {
    guard try isFile(path, "open") else {
      throw FileFailure(operation: "read", path: path, reason: "is a directory")
    }
    return contents.withLock { $0[path] ?? [] }
  }

  func checkReadable(_ path: String) throws(FileFailure) { _ = try isFile(path, "open") }

  func facts(_ path: String) throws(FileFailure) -> FileFacts {
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
