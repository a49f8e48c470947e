/// A change of a part of one line that mends what a diagnostic is about, and nothing else.
public struct TextEdit: Hashable, Sendable {
  /// Where the part begins.
  public var location: SourceLocation
  /// How many columns it spans; 0 where something is put in.
  public var length: Int
  /// What takes its place; nil where the whole line goes.
  public var replacement: String?

  /// Makes a change.
  public init(at location: SourceLocation, length: Int, _ replacement: String?) {
    self.location = location
    self.length = length
    self.replacement = replacement
  }

  /// Takes a line away.
  public static func removingLine(at location: SourceLocation) -> TextEdit {
    TextEdit(at: location, length: 0, nil)
  }
}
