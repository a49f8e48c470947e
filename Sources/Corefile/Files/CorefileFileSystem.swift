/// How the parser reaches the files that a Corefile imports; tests give it files in memory.
///
/// Paths are absolute, with `/` between the components.
public protocol CorefileFileSystem: Sendable {
  /// The folder that relative paths start from.
  var currentDirectory: String { get }

  /// The whole content of a file.
  func readFile(_ path: String) throws(FileAccessFailure) -> [UInt8]

  /// The names in a folder, in any order; nil if it is no folder or cannot be read.
  func listDirectory(_ path: String) -> [String]?

  /// True if there is something at the path, even a link that leads nowhere.
  func exists(_ path: String) -> Bool
}

/// Why a file could not be read.
public struct FileAccessFailure: Error, Hashable, Sendable {
  /// The kind of reason.
  public enum Code: String, Hashable, Sendable {
    /// There is nothing at the path.
    case notFound
    /// The user may not read it.
    case notPermitted
    /// It is a folder.
    case isDirectory
    /// It is a device, a socket or a pipe.
    case notRegularFile
    /// It is larger than the reader's limit.
    case tooLarge
    /// Any other failure of the system.
    case inputOutput
  }

  /// The kind of reason.
  public var code: Code
  /// The file.
  public var path: String
  /// The reason in words, such as `no such file or directory`.
  public var reason: String

  /// Makes a failure.
  public init(_ code: Code, path: String, reason: String) {
    self.code = code
    self.path = path
    self.reason = reason
  }
}

extension FileAccessFailure: CustomStringConvertible {
  /// The path and the reason.
  public var description: String { "\(path): \(reason)" }
}
