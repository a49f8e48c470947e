import Corefile

/// Notices properties that a stanza sets more than once, where only the last counts.
public struct RepeatedProperties: Sendable {
  private var seen: [String: Token] = [:]
  /// One warning for each value that a later one replaces.
  public private(set) var findings: [Diagnostic] = []

  /// Starts with nothing seen.
  public init() {}

  /// Notes that the property named by the token is being set.
  public mutating func note(_ property: Token?) {
    guard let property else { return }
    if let earlier = seen.updateValue(property, forKey: property.text) {
      findings.append(
        Diagnostic(
          .warning, id: "repeated-property",
          "this \(property.text) has no effect: line \(property.location.line) sets it again",
          at: earlier.location, length: earlier.width))
    }
  }
}
