import KubernetesWire
import Corefile

/// The resolved settings and connection of each server block.
public struct ConfigReport: Sendable {
  /// One server block.
  public struct Block: Sendable {
    /// Which block.
    public var identity: BlockIdentity
    /// The settings of each plugin, by its name in the Corefile.
    public var settings: JSONObject
    /// Where the settings stand that the Corefile sets, by plugin and setting; the others have
    /// their defaults.
    public var origins: [String: [String: SourceLocation]]
    /// How it connects; nil where that could not be made out.
    public var connection: ConnectionSummary?

    /// Makes a block's part.
    public init(
      _ identity: BlockIdentity, settings: JSONObject,
      origins: [String: [String: SourceLocation]] = [:], connection: ConnectionSummary?
    ) {
      self.identity = identity
      self.settings = Self.withoutPasswords(settings)
      self.origins = origins
      self.connection = connection
    }

    /// An endpoint may carry a password before its host.
    private static func withoutPasswords(_ settings: JSONObject) -> JSONObject {
      var result = settings
      for (plugin, values) in settings {
        guard var members = values.objectValue else { continue }
        for (name, value) in members {
          if let text = value.stringValue { members[name] = .string(Redaction.word(text)) }
          if let texts = value.arrayValue {
            members[name] = .array(
              texts.map { $0.stringValue.map { .string(Redaction.word($0)) } ?? $0 })
          }
        }
        result[plugin] = .object(members)
      }
      return result
    }
  }

  /// How the entry file is called in places.
  public var entryName: String
  /// One part for each server block.
  public var serverBlocks: [Block]
  /// What the parser, the plugins and the connection's rules found.
  public var diagnostics: [Diagnostic]

  /// Makes a report.
  public init(entryName: String, serverBlocks: [Block], diagnostics: [Diagnostic]) {
    self.entryName = entryName
    self.serverBlocks = serverBlocks
    self.diagnostics = diagnostics
  }
}
