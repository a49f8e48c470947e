/// The `auth-provider` member of a kubeconfig's user.
public struct AuthProviderConfiguration: Hashable, Sendable {
  /// Which provider; only `oidc` is left in client-go.
  public var name: String
  /// Its settings, tokens among them.
  public var settings: [String: String]

  /// Makes a configuration.
  public init(name: String, settings: [String: String] = [:]) {
    self.name = name
    self.settings = settings
  }
}

extension AuthProviderConfiguration: CustomStringConvertible, CustomDebugStringConvertible {
  /// The provider's name alone.
  public var description: String { "auth-provider \(name)" }
  /// The same as the description.
  public var debugDescription: String { description }
}

extension AuthProviderConfiguration: CustomReflectable {
  /// Hides the members, so that dumping prints no secret.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
