import KubernetesClient
import PluginStanzas

/// A watch that a plugin starts, as data.
public struct WatchDeclaration: Hashable, Sendable {
  /// An index of the watch's store.
  public struct IndexDeclaration: Hashable, Sendable {
    /// The index's name.
    public var name: String
    /// The values under which an object is filed.
    public var keys: KeyExpression
    /// What an object has to be to be filed at all.
    public var when: ObjectCondition?
    /// Whether the empty value is one to file under, as it is in Go unless it is left out.
    public var storesEmpty = true
  }

  /// A field that is kept, for reports.
  public struct FieldDeclaration: Hashable, Sendable {
    /// Its name in JSON.
    public var name: String
    /// Where it comes from.
    public var value: KeyExpression
    /// The header of its column; nil for none.
    public var column: String?
    /// Whether the column is shown with `-o wide` only.
    public var isWide = false
  }

  /// When the watch is repeated.
  public struct Repetition: Hashable, Sendable {
    /// The property each argument of which starts a watch, as `{each}` in the selectors.
    public var property: String
    /// Whether there is one watch where the property is not set.
    public var isOnceOtherwise = false
  }

  /// The watch's name.
  public var name: String
  /// What is listed and watched.
  public var resource: GroupVersionResource
  /// The kind of its objects.
  public var kind: String
  /// The namespace; empty for all.
  ///
  /// Settings stand in it in braces.
  public var namespace = ""
  /// The label selectors, all of which count; settings stand in them in braces.
  public var labels: [String] = []
  /// The field selector.
  public var fields = ""
  /// What the stanza has to say that the watch is started.
  public var starts: StanzaCondition?
  /// Where it is started several times.
  public var each: Repetition?
  /// Whether the plugin goes on without it where the resource is not installed at its start.
  public var isSkippedWhenAbsent = false
  /// Whether the plugin's HasSynced waits for it.
  public var isAwaited = true
  /// What an object has to be to be stored.
  public var admits: ObjectCondition?
  /// Whether objects are kept whole.
  public var keepsWhole = true
  /// What is kept of an object by name, and shown in tables.
  public var kept: [FieldDeclaration] = []
  /// The store's indexes.
  public var indexes: [IndexDeclaration] = []
}

/// What a stanza says.
public enum StanzaFact: Hashable, Sendable {
  /// It sets a property.
  case sets(String)
  /// The value of a property, set or by default, is this or has it among its words.
  case contains(String, String)
}

/// What a stanza has to say.
public typealias StanzaCondition = Condition<StanzaFact>

extension Condition<StanzaFact> {
  /// Whether a stanza says so.
  public func holds(for reading: StanzaReading) -> Bool { holds { $0.holds(for: reading) } }
}

extension StanzaFact {
  fileprivate func holds(for reading: StanzaReading) -> Bool {
    switch self {
    case .sets(let property): return reading.sets(property)
    case .contains(let property, let word):
      guard let setting = reading.table.property(property)?.settings.first else { return false }
      switch reading[setting] {
      case .texts(let texts): return texts.contains(word)
      case let value?: return value.text == word
      case nil: return false
      }
    }
  }
}
