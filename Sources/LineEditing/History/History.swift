import Synchronization

/// The lines that were entered, the oldest first.
///
/// It lives in memory; with a file that was loaded, each line that is added is appended to it.
public final class History: Sendable {
  struct Contents {
    var lines: [String] = []
    var generation = 0
    var path: String?
    var appended = 0
  }

  /// The longest line that is kept, in bytes of UTF-8.
  public static let longestLine = 65_536

  /// How many lines are kept.
  public let limit: Int
  let contents = Mutex(Contents())

  /// Makes an empty history.
  public init(limit: Int = 1000) {
    self.limit = max(1, limit)
  }

  /// The lines, the oldest first.
  public var lines: [String] { contents.withLock { $0.lines } }

  /// Changes with each change of the lines.
  var generation: Int { contents.withLock { $0.generation } }

  /// Keeps a line, and appends it to the file where one was loaded.
  ///
  /// An empty line, one that starts with a space, one that repeats the last one and one that
  /// ``isKept(_:)`` rejects are left out. The line is kept in memory even where this throws.
  public func add(_ line: String) throws(HistoryFailure) {
    guard Self.isKept(line), line.utf8.first != UInt8(ascii: " ") else { return }
    let (path, isFull): (String?, Bool) = contents.withLock { contents in
      guard contents.lines.last != line else { return (nil, false) }
      contents.append(line, limit: limit)
      contents.appended = contents.appended < limit ? contents.appended + 1 : 0
      return (contents.path, contents.appended == 0)
    }
    guard let path else { return }
    let file = HistoryFile(path: path)
    try file.append(line)
    if isFull { _ = try file.open(limit: limit) }
  }

  /// Whether a line can be an entry: not empty, no control characters, not too long.
  static func isKept(_ line: String) -> Bool {
    !line.isEmpty && line.utf8.count <= longestLine
      && line.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) }
  }

  /// Loads a file, creating it and its folders, and appends to it from then on.
  ///
  /// Lines that are no entries are skipped. Where this throws, the history stays in memory alone.
  public func load(_ path: String) throws(HistoryFailure) {
    let lines = try HistoryFile(path: path).open(limit: limit)
    contents.withLock { contents in
      for line in lines where contents.lines.last != line { contents.append(line, limit: limit) }
      contents.path = path
    }
  }
}

extension History.Contents {
  /// Keeps a line as the newest, and no more than `limit`.
  mutating func append(_ line: String, limit: Int) {
    lines.append(line)
    if lines.count > limit { lines.removeFirst(lines.count - limit) }
    generation += 1
  }
}
