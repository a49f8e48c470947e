import PluginStanzas

/// What is known of the stanzas of plugins, by name; each description is read once, when it is asked
/// for.
public struct StanzaCatalogue: Sendable {
  private let catalogue: PluginCatalogue
  private var tables: [String: PreparedStanzaTable?] = [:]

  /// Makes a catalogue of the built-in descriptions, and of those that were added to another.
  public init(_ catalogue: PluginCatalogue = PluginCatalogue()) {
    self.catalogue = catalogue
  }

  /// What a plugin takes in its stanza; nil where that is not known.
  public mutating func table(of plugin: String) -> PreparedStanzaTable? {
    if let known = tables[plugin] { return known }
    let stanza = (try? catalogue.anyEntry(plugin)?.description())?.stanza
    let table = stanza.map(PreparedStanzaTable.init)
    tables[plugin] = .some(table)
    return table
  }
}
