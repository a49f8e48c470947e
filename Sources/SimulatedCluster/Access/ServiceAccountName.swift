/// A service account, which is also a user of a name that says so.
struct ServiceAccountName: Hashable, Sendable {
  var namespace: String
  var name: String

  private static let prefix = "system:serviceaccount:"

  init(namespace: String, name: String) {
    self.namespace = namespace
    self.name = name
  }

  /// Reads `system:serviceaccount:NAMESPACE:NAME`; nil for the name of any other user.
  init?(user: String) {
    guard user.hasPrefix(Self.prefix) else { return nil }
    let parts = user.dropFirst(Self.prefix.count)
      .split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, !parts.contains("") else { return nil }
    self.init(namespace: parts[0], name: parts[1])
  }

  /// The user that the account is.
  var user: String { "\(Self.prefix)\(namespace):\(name)" }

  /// The groups that it is in.
  var groups: [String] { ["system:serviceaccounts", "system:serviceaccounts:\(namespace)"] }
}
