/// What is wrong with a word of a stanza, and where CoreDNS says so.
public struct StanzaProblem: Hashable, Sendable {
  /// The message, without the plugin's prefix and without a place.
  public let text: String
  /// Whether CoreDNS puts `FILE:LINE - Error during parsing: ` before the message.
  public let hasPosition: Bool

  /// Makes a problem of a message.
  public init(_ text: String, hasPosition: Bool = false) {
    self.text = text
    self.hasPosition = hasPosition
  }
}
