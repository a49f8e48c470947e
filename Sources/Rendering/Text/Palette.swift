/// The few colours of the tool.
///
/// They repeat what words already say, never carry it alone.
public struct Palette: Hashable, Sendable {
  /// What a piece of text means.
  public enum Role: Hashable, Sendable {
    case plain, good, warning, failure, dim, strong
    /// Phases of a request that no other meaning fits.
    case connecting, waiting

    var code: String? {
      switch self {
      case .plain: nil
      case .good: "32"
      case .warning: "33"
      case .failure: "31"
      case .dim: "2"
      case .strong: "1"
      case .connecting: "35"
      case .waiting: "36"
      }
    }
  }

  /// Whether escape sequences are written at all.
  public var isEnabled: Bool

  /// Makes a palette.
  public init(isEnabled: Bool) {
    self.isEnabled = isEnabled
  }

  /// The text between the escape sequences of its role.
  public func paint(_ text: String, _ role: Role) -> String {
    guard isEnabled, !text.isEmpty, let code = role.code else { return text }
    return "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }
}

/// When colours are used: the value of `--color`.
public enum ColorChoice: String, Hashable, Sendable, CaseIterable {
  /// On a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`.
  case auto
  case always
  case never

  /// Whether a stream gets colours.
  public func isEnabled(isTerminal: Bool, environment: [String: String]) -> Bool {
    switch self {
    case .always: true
    case .never: false
    case .auto:
      isTerminal && (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
    }
  }
}
