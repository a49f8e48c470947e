/// Where a piece of text stands in a Corefile or a file it imports.
public struct SourceLocation: Hashable, Sendable {
  /// The file, relative to the entry file's folder; empty for the entry file itself.
  public var file: String
  // Every token has a location, and a Corefile may have millions of tokens: hence four bytes.
  private var lineStorage: UInt32
  private var columnStorage: UInt32

  /// The line, counted from 1.
  public var line: Int {
    get { Int(lineStorage) }
    set { lineStorage = UInt32(clamping: newValue) }
  }

  /// The column in Unicode scalars, counted from 1.
  public var column: Int {
    get { Int(columnStorage) }
    set { columnStorage = UInt32(clamping: newValue) }
  }

  /// Makes a location from its parts.
  public init(file: String = "", line: Int, column: Int) {
    self.file = file
    lineStorage = UInt32(clamping: line)
    columnStorage = UInt32(clamping: column)
  }
}
