/// What one kind of finding means: the text behind `check --explain ID`.
public struct FindingText: Hashable, Sendable {
  /// The identifier of the findings.
  public var id: String
  /// What is found, in a few words.
  public var title: String
  /// Why it matters, what CoreDNS does, and what to do.
  public var text: String

  /// Makes a text.
  init(_ id: String, _ title: String, _ text: String) {
    self.id = id
    self.title = title
    self.text = text
  }
}

/// The texts of all kinds of findings.
public enum FindingTexts {
  /// The text of findings with that identifier; nil for one that there is not.
  public static func text(of id: String) -> FindingText? { byID[id] }

  /// All texts, sorted by identifier.
  public static let all: [FindingText] = (corefile + stanzas + values + connections + cluster)
    .sorted { $0.id < $1.id }

  private static let byID = Dictionary(uniqueKeysWithValues: all.map { ($0.id, $0) })
}
