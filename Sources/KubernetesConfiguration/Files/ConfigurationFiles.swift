/// Reads the files that describe a connection; replaced by a dictionary in tests.
public protocol ConfigurationFiles: Sendable {
  /// The content of a file.
  func read(_ path: String) throws(FileFailure) -> [UInt8]
  /// Throws where a file does not exist or may not be read; a folder passes, as it does with
  /// Go's `os.Open`.
  func checkReadable(_ path: String) throws(FileFailure)
  /// What is at a path, links followed; throws where nothing is.
  func facts(_ path: String) throws(FileFailure) -> FileFacts
  /// The same files as they are at the time of each reading, for what is read again while a
  /// connection is in use.
  var current: any ConfigurationFiles { get }
}

/// What is at a path.
public struct FileFacts: Hashable, Sendable {
  /// What kind of file it is.
  public enum Kind: Hashable, Sendable {
    case regular
    case folder
    /// A pipe or a device: its content comes once.
    case stream
  }

  /// What kind of file it is.
  public var kind: Kind
  /// Whether everybody on this machine may read it.
  public var isReadableByAll: Bool

  /// Makes facts.
  public init(_ kind: Kind, isReadableByAll: Bool = false) {
    self.kind = kind
    self.isReadableByAll = isReadableByAll
  }
}

extension ConfigurationFiles {
  /// Nothing is remembered unless a type says so.
  public var current: any ConfigurationFiles { self }

  /// Whether a path exists and is no folder.
  func isFile(_ path: String) -> Bool {
    guard let facts = try? facts(path) else { return false }
    return facts.kind != .folder
  }
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
