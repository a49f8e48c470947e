/// Reads the files that describe a connection; replaced by a dictionary in tests.
public protocol ConfigurationFiles: Sendable {
  /// The content of a file.
  func read(_ path: String) throws(FileFailure) -> [UInt8]
  /// Throws where a file does not exist or may not be read; a folder passes, as it does with
  /// Go's `os.Open`.
  func checkReadable(_ path: String) throws(FileFailure)
  /// Whether a path exists and is no folder; throws where it does not exist.
  func isFile(_ path: String) throws(FileFailure) -> Bool
}

/// A file that cannot be used, in the words of Go's `PathError`.
public struct FileFailure: Error, Hashable, Sendable, CustomStringConvertible {
  /// What was tried: `open`, `read` or `stat`.
  public var operation: String
  /// The path that it was tried on.
  public var path: String
  /// Why it failed, such as `no such file or directory`.
  public var reason: String
  /// Whether the reason is that nothing has that path.
  public var isMissing: Bool

  /// Makes a failure.
  public init(operation: String, path: String, reason: String, isMissing: Bool = false) {
    self.operation = operation
    self.path = path
    self.reason = reason
    self.isMissing = isMissing
  }

  /// `OPERATION PATH: REASON`.
  public var description: String { "\(operation) \(path): \(reason)" }
}
