/// One property of a plugin's stanza.
public struct StanzaProperty: Sendable {
  /// What CoreDNS makes of a property that is set more than once.
  public enum Repetition: String, Hashable, Sendable, CaseIterable {
    /// The last one counts.
    case last
    /// Each adds to those before.
    case adds
    /// Each starts a watch of its own.
    case each
  }

  /// What a property of the connection says.
  public enum Role: String, Hashable, Sendable, CaseIterable {
    case endpoint, tls, kubeconfig
  }

  /// What setting it does.
  public enum Effect: Hashable, Sendable {
    /// What its value says.
    case value
    /// Nothing, though CoreDNS takes it.
    case ignored(why: String)
    /// CoreDNS refuses to start, or crashes.
    case refused(StanzaMessage, isCrash: Bool)
  }

  /// The property's name.
  public var name: String
  /// What its line may have behind its name.
  public var line: StanzaLine
  /// What the arguments have to be.
  public var type: ValueType
  /// The names of what it sets in `config`: one for each argument where it sets several.
  public var settings: [String]
  /// What holds where it is not set; nil for nothing.
  public var defaultValue: StanzaValue?
  /// What CoreDNS makes of it when it is set more than once.
  public var repetition = Repetition.last
  /// The version of CoreDNS that brought it; nil for one before all that are known.
  public var since: CoreDNSVersion?
  /// The version of CoreDNS that removed it.
  public var removedIn: CoreDNSVersion?
  /// What setting it does.
  public var effect = Effect.value
  /// What it says of the connection.
  public var role: Role?
  /// What is said of an argument that cannot be read.
  public var invalid: StanzaMessage?
  /// What is said of a number outside its range.
  public var outOfRange: StanzaMessage?
  /// What is said of the property where it is set a second time; nil for one that may be.
  public var again: StanzaMessage?
  /// What a user should know of the property without arguments, though CoreDNS takes it.
  public var whenEmpty: StanzaMessage?

  /// Makes a property; its setting has its name unless another is given.
  public init(
    _ name: String, _ arguments: StanzaLine.Arguments, _ type: ValueType, settings: [String]? = nil,
    default defaultValue: StanzaValue? = nil
  ) {
    self.name = name
    line = StanzaLine(arguments)
    self.type = type
    self.settings = settings ?? [name]
    self.defaultValue = defaultValue
  }

  /// The same property with something changed.
  public func with(_ change: (inout StanzaProperty) -> Void) -> StanzaProperty {
    var property = self
    change(&property)
    return property
  }

  /// How many arguments it takes.
  public var arguments: StanzaLine.Arguments { line.arguments }

  /// Whether that version of CoreDNS has it; nil is a version that has all but what was removed.
  public func exists(in version: CoreDNSVersion?) -> Bool {
    guard let version else { return removedIn == nil }
    if let since, version < since { return false }
    if let removedIn, version >= removedIn { return false }
    return true
  }
}

extension StanzaProperty {
  /// What the arguments of a property have to be.
  public enum ValueType: Hashable, Sendable {
    /// The property alone sets its setting to this.
    case flag(Bool)
    /// Any word.
    case text
    /// Any words; of one with several settings each argument is one.
    case texts
    /// Names that add up, sorted and each once.
    case names
    /// A whole number as Go's `strconv.Atoi` reads it.
    case integer(ClosedRange<Int>)
    /// A number as Go's `strconv.ParseFloat` reads it, not below zero.
    case number
    /// A duration as Go's `time.ParseDuration` reads it.
    case duration
    /// One of some words.
    case choice([String], ignoresCase: Bool)
    /// Nothing, or this word, which sets the setting to true.
    case keyword(String)
    /// One label selector, made of all arguments.
    case selector
    /// Zones; a word that is no zone is left out.
    case zones
    /// Zones whose unknown names go to the next plugin; all names where there is none.
    case fallthroughZones
    /// A word that says what the others are: those after `to` are taken, `from` is refused, and
    /// nothing else has any effect.
    case words(after: String, refused: String, StanzaMessage)
  }
}
