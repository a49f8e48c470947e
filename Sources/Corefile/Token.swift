/// One word of a Corefile after quotes are removed and environment variables replaced.
public struct Token: Hashable, Sendable {
  /// The word.
  public var text: String
  /// Where the word starts, as CoreDNS reports it: the line of its first character.
  public var location: SourceLocation

  /// Makes a token.
  public init(_ text: String, at location: SourceLocation) {
    self.text = text
    self.location = location
  }
}
