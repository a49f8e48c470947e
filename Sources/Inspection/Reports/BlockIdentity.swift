/// Which server block a part of a report is about.
public struct BlockIdentity: Hashable, Sendable {
  /// The block's addresses as written, after environment replacement, without passwords.
  public var keys: [String]
  /// The plugin that connects: `k8s_api`, or `kubernetes` for the stock plugin on its own.
  public var plugin: String

  /// Makes an identity.
  public init(keys: [String], plugin: String) {
    self.keys = keys.map(Redaction.word)
    self.plugin = plugin
  }
}
