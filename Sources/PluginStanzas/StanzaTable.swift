import Corefile

/// What a plugin takes in its stanza: the one declaration from which reading, provenance, findings,
/// reports and the catalogue follow.
public struct StanzaTable: Sendable {
  /// How a plugin takes the words of its line.
  public enum Zones: String, Hashable, Sendable, CaseIterable {
    /// They are not for it: CoreDNS takes them for another stanza.
    case none
    /// One zone for each word, as with CoreDNS's old `Host.Normalize`.
    case first
    /// All zones that each word stands for.
    case all
    /// They are left unread.
    case ignored
  }

  /// What a plugin makes of a second stanza in one server block.
  public enum Occurrence: String, Hashable, Sendable, CaseIterable {
    /// CoreDNS refuses.
    case once
    /// It is never looked at, nor is what the first leaves unread.
    case first
    /// Both are read into one; the zones of the last count.
    case folded
    /// Each is an instance of its own.
    case each
  }

  /// What becomes of the block behind the line.
  public enum Block: String, Hashable, Sendable, CaseIterable {
    /// Its properties are read.
    case read
    /// CoreDNS refuses one that has something in it.
    case refused
    /// It is not looked for: its words count as what comes behind the stanza.
    case unread
  }

  /// What CoreDNS says of a word that is no property.
  public enum UnknownProperty: Sendable {
    /// These words.
    case message(StanzaMessage)
    /// Nothing; the words behind it count as properties too.
    case ignored
  }

  /// What a stanza as a whole has to be.
  public enum Rule: Sendable {
    /// Both properties cannot be set.
    case conflict(String, String, StanzaMessage)
    /// The property has to be set.
    case required(String, StanzaMessage)
    /// The first property has no effect beside the second.
    case idle(String, beside: String)
    /// A check that no data can say: it throws, or adds findings.
    case check(@Sendable (inout StanzaReading) throws(StanzaRefusal) -> Void)
  }

  /// The plugin's name, as the Corefile has it.
  public var plugin: String
  /// How it takes the words of its line.
  public var zones: Zones
  /// What it makes of a second stanza.
  public var occurrence: Occurrence
  /// Whether one of its zones must not be a reverse zone.
  public var needsForwardZone: Bool
  /// Its properties, in the order in which `config` shows what they set.
  public var properties: [StanzaProperty]
  /// What the stanza as a whole has to be, checked in this order.
  public var rules: [Rule]
  /// What CoreDNS says of a property that the plugin does not have.
  public var unknownProperty = UnknownProperty.message(
    StanzaMessage("unknown-property", "unknown property '{text}'", hasPosition: true))
  /// The words of the directive's line; nil where `zones` says what they are.
  public var line: StanzaLine?
  /// What becomes of the block.
  public var block = Block.read
  /// What is said of a second stanza of a plugin that is read once; nil for CoreDNS's usual words.
  public var again: UnknownProperty?
  /// Whether the names of properties are taken in any letter case.
  public var ignoresCase = false
  /// What CoreDNS puts before its words instead of the plugin's name; nil for that.
  public var prefix: String?
  /// What no data can say.
  public var code: (any StanzaCode)?

  /// Makes a table.
  public init(
    plugin: String, zones: Zones, occurrence: Occurrence = .once, needsForwardZone: Bool = false,
    properties: [StanzaProperty], rules: [Rule] = []
  ) {
    self.plugin = plugin
    self.zones = zones
    self.occurrence = occurrence
    self.needsForwardZone = needsForwardZone
    self.properties = properties
    self.rules = rules
  }

  /// The property of that name.
  public func property(_ name: String) -> StanzaProperty? {
    let name = ignoresCase ? name.lowercased() : name
    return properties.first { $0.name == name }
  }

  /// Reads the directive's tokens in one pass, with the verdict of the real plugin: one reading for
  /// each instance of the plugin.
  ///
  /// Throws a ``StanzaRefusal`` where CoreDNS would refuse to start or crash.
  /// - Parameters:
  ///   - directive: All stanzas of the plugin in one server block.
  ///   - blockKeys: The block's keys as CoreDNS normalises them.
  ///   - keyPlace: Where the block's keys begin in the file.
  ///   - entryFile: The name that messages give to the entry file.
  ///   - version: The version of CoreDNS; nil for one that knows every property.
  public func read(
    _ directive: Directive, blockKeys: [String], keyPlace: SourceLocation? = nil,
    entryFile: String = "Corefile", version: CoreDNSVersion? = nil
  ) throws(StanzaRefusal) -> [StanzaReading] {
    try PreparedStanzaTable(self).read(
      directive, blockKeys: blockKeys, keyPlace: keyPlace, entryFile: entryFile,
      version: version)
  }

  /// Reads the directive of a plugin that is one instance in a server block.
  ///
  /// Throws a ``StanzaRefusal`` where CoreDNS would refuse to start or crash.
  public func readOne(
    _ directive: Directive, blockKeys: [String], entryFile: String = "Corefile",
    version: CoreDNSVersion? = nil
  ) throws(StanzaRefusal) -> StanzaReading {
    let readings = try read(
      directive, blockKeys: blockKeys, entryFile: entryFile, version: version)
    return readings.last
      ?? StanzaReading(
        PreparedStanzaTable(self), Dispenser(directive, entryFile: entryFile))
  }
}
