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

  /// How many columns the text takes; at least one, so that it can be pointed at.
  public var width: Int { Self.width(of: text) }

  /// How many columns a word takes; at least one, so that it can be pointed at.
  static func width(of text: String) -> Int { max(1, text.unicodeScalars.count) }
}
