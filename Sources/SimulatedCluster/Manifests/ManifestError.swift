/// A manifest that cannot be used, and where.
public struct ManifestError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What kind of problem it is.
  public enum Code: String, Hashable, Sendable {
    /// The file cannot be read.
    case unreadable
    /// The text is no YAML or JSON.
    case syntax
    /// A document is no Kubernetes object.
    case notAnObject
    /// The text unfolds to far more than its size (aliases of aliases).
    case tooLarge
  }

  /// What kind of problem it is.
  public var code: Code
  /// What is wrong.
  public var message: String
  /// The file as it was named.
  public var file: String
  /// The line, counted from 1; 0 where the whole file is meant.
  public var line: Int
  /// The column, counted from 1; 0 where the whole line is meant.
  public var column: Int

  /// `file:line:column: message`.
  public var description: String {
    let place = line == 0 ? file : column == 0 ? "\(file):\(line)" : "\(file):\(line):\(column)"
    return "\(place): \(message)"
  }
}
