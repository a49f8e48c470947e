/// Who to act as: `Impersonate-User` and its companions.
public struct Impersonation: Hashable, Sendable {
  /// The user name; empty acts as nobody else.
  public var user = ""
  /// The UID.
  public var uid = ""
  /// The groups.
  public var groups: [String] = []
  /// Further attributes, each with its values.
  public var extra: [String: [String]] = [:]

  /// Impersonates nobody.
  public init() {}

  /// Whether something is asked for that means nothing without a user.
  var lacksUser: Bool {
    user.isEmpty && (!uid.isEmpty || !groups.isEmpty || !extra.isEmpty)
  }
}
