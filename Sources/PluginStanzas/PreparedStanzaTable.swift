import Corefile

/// A table that many stanzas are read by: what is looked up in it is found at once.
///
/// Readings share it, so that none copies the table.
public final class PreparedStanzaTable: Sendable {
  /// A property, shared instead of copied.
  final class Entry: Sendable {
    let property: StanzaProperty

    init(_ property: StanzaProperty) { self.property = property }
  }

  /// The declaration.
  public let table: StanzaTable
  private let entries: [String: Entry]
  private let defaults: [String: StanzaValue]

  /// Prepares a table.
  public init(_ table: StanzaTable) {
    self.table = table
    entries = Dictionary(
      table.properties.map { ($0.name, Entry($0)) }, uniquingKeysWith: { first, _ in first })
    var owners: [String: StanzaValue?] = [:]
    for property in table.properties {
      for setting in property.settings where owners[setting] == nil {
        owners.updateValue(property.defaultValue, forKey: setting)
      }
    }
    defaults = owners.compactMapValues { $0 }
  }

  /// The property of that name.
  func entry(_ name: String) -> Entry? {
    entries[table.ignoresCase ? name.lowercased() : name]
  }

  /// What a setting is by default; nil for nothing.
  func defaultValue(of setting: String) -> StanzaValue? { defaults[setting] }

  /// Whether what is read depends on the keys of the server block.
  public var dependsOnKeys: Bool {
    table.needsForwardZone || table.code?.readsKeys ?? false
      || table.line == nil && table.zones != .none
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
  ///   - surroundings: What is known of the machine that CoreDNS runs on.
  public func read(
    _ directive: Directive, blockKeys: [String], keyPlace: SourceLocation? = nil,
    entryFile: String = "Corefile", version: CoreDNSVersion? = nil,
    surroundings: StanzaSurroundings = StanzaSurroundings()
  ) throws(StanzaRefusal) -> [StanzaReading] {
    var reader = StanzaReader(
      prepared: self, dispenser: Dispenser(directive, entryFile: entryFile), blockKeys: blockKeys,
      keyPlace: keyPlace, version: version, surroundings: surroundings)
    do throws(StanzaRefusal) {
      return try reader.read()
    } catch {
      var refusal = error
      refusal.plugin = table.plugin
      throw refusal
    }
  }
}
