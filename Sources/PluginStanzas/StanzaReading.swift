import Corefile
import KubernetesClient
import KubernetesWire
import StanzaSyntax

/// What one stanza says: its values, where they stand, and what a user should know.
public struct StanzaReading: Sendable {
  /// One setting of a property.
  public struct Occurrence: Hashable, Sendable {
    /// The property's name in the file.
    public var property: Token
    /// Its arguments.
    public var arguments: [Token]
  }

  /// The declaration that it was read by.
  public var table: StanzaTable { prepared.table }
  let prepared: PreparedStanzaTable
  /// The directive's own name in the file.
  public internal(set) var directive: Token?
  /// The zones, from the line or the block's keys, normalised.
  public internal(set) var zones: [String] = []
  /// What the stanza says about the connection.
  public internal(set) var server: APIServerSettings
  /// Where the settings stand that the stanza sets; those left at their default are absent.
  public internal(set) var origins: [String: SourceLocation] = [:]
  /// What a user should know, though CoreDNS takes the stanza.
  public var findings: [Diagnostic] = []
  /// Whether a finding names a line of the file.
  public internal(set) var namesLines = false
  /// What makes CoreDNS fail when it starts, though it takes the stanza.
  public var startFaults: [StanzaRefusal] = []
  /// What is known of the machine that CoreDNS runs on.
  public let surroundings: StanzaSurroundings
  /// The words of the directive's line, where they are other than zones.
  public internal(set) var line: [Token] = []
  /// Each property as often as it is set.
  public internal(set) var occurrences: [String: [Occurrence]] = [:]
  var values: [String: StanzaValue] = [:]
  /// How many stanzas it was made of.
  var count = 0
  /// The block's keys as CoreDNS normalises them.
  var blockKeys: [String] = []
  /// How many servers it names.
  var serverCount = 0
  /// The names that have to be different.
  var uniqueNames: Set<String> = []
  /// Whether a file is missing, here or in an earlier stanza of the block.
  var lacksFile = false
  /// The keys that sign.
  var keys: [DNSKeyFile] = []
  /// Stands where the stanza ends.
  var end: Dispenser

  init(
    _ prepared: PreparedStanzaTable, _ dispenser: Dispenser,
    _ surroundings: StanzaSurroundings = StanzaSurroundings()
  ) {
    self.prepared = prepared
    self.surroundings = surroundings
    end = dispenser
    server = APIServerSettings(entryFile: dispenser.entryFile)
  }

  /// The value of a setting, as set or by default; nil where neither is.
  public subscript(setting: String) -> StanzaValue? {
    values[setting] ?? prepared.defaultValue(of: setting)
  }

  /// Whether a flag is set, or is so by default.
  public func flag(_ setting: String) -> Bool {
    if case .flag(let flag) = self[setting] { flag } else { false }
  }

  /// A whole number; 0 where there is none.
  public func integer(_ setting: String) -> Int {
    if case .integer(let number) = self[setting] { number } else { 0 }
  }

  /// A number; 0 where there is none.
  public func number(_ setting: String) -> Float {
    if case .number(let number) = self[setting] { number } else { 0 }
  }

  /// A duration; nil where there is none.
  public func duration(_ setting: String) -> Duration? {
    if case .duration(let duration) = self[setting] { duration } else { nil }
  }

  /// A word; nil where there is none.
  public func text(_ setting: String) -> String? {
    if case .text(let text) = self[setting] { text } else { nil }
  }

  /// Words; nil where there are none.
  public func texts(_ setting: String) -> [String]? {
    if case .texts(let texts) = self[setting] { texts } else { nil }
  }

  /// A selector; nil where there is none.
  public func selector(_ setting: String) -> LabelSelector? {
    if case .selector(let selector) = self[setting] { selector } else { nil }
  }

  /// Whether the stanza sets a property.
  public func sets(_ property: String) -> Bool { occurrences[property] != nil }

  /// The settings for `config -o json`: the zones, and what each property sets, in the table's order.
  public var report: JSONObject {
    var report = JSONObject()
    if table.zones == .first || table.zones == .all {
      report["zones"] = .array(zones.map { .string($0) })
    }
    for property in table.properties {
      if case .refused = property.effect { continue }
      for setting in property.settings { report[setting] = self[setting]?.json ?? .null }
    }
    return report
  }

  /// An error of the whole stanza, as CoreDNS reports it at the stanza's end.
  public func error(
    _ message: String, id: String, notes: [String] = []
  ) -> StanzaRefusal {
    StanzaRefusal(end.error(message, id: id, notes: notes))
  }
}
