/// A text that must appear in no output: a token, a password.
///
/// Neither printing nor dumping it, nor anything that holds it, shows it.
public struct Secret: Hashable, Sendable {
  /// The text itself, for the one place that sends it.
  public let revealed: String

  /// Keeps a text secret.
  public init(_ text: String) { revealed = text }

  /// Whether there is no text.
  public var isEmpty: Bool { revealed.isEmpty }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible {
  /// What stands in the place of a secret.
  public static let mark = "<redacted>"

  /// Nothing of the text.
  public var description: String { Self.mark }
  /// The same as the description.
  public var debugDescription: String { description }
}

extension Secret: CustomReflectable {
  /// Hides the text from dumps.
  public var customMirror: Mirror { Mirror(self, children: []) }
}

/// A user name and password for HTTP's basic authentication (RFC 7617).
public struct BasicCredentials: Hashable, Sendable {
  /// The user name.
  public var username: String
  /// The password.
  public var password: Secret

  /// Makes credentials.
  public init(username: String, password: Secret) {
    self.username = username
    self.password = password
  }
}
