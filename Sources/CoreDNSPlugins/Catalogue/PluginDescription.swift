import K8sAPI
import PluginStanzas

/// A plugin that reads Kubernetes, described as data.
public struct PluginDescription: Sendable {
  /// Who does what the description says.
  public enum Implementation: String, Hashable, Sendable, CaseIterable {
    /// The description itself.
    case description
    /// Code of this tool, from the same model, where speed needs it.
    case swift
  }

  /// Where the plugin stands among others in the order of execution.
  public struct Placement: Hashable, Sendable {
    /// It comes before the first of these.
    public var before: [String] = []
    /// It comes after the last of these.
    public var after: [String] = []
    /// It takes the place of this one.
    public var replaces: String?
    /// Whether it is in the chain of handlers at all.
    public var isInChain = true
  }

  /// What the plugin tells the `ready` plugin.
  public enum Readiness: String, Hashable, Sendable, CaseIterable {
    /// Whether its watches have synced.
    case hasSynced
    /// That it is ready, whatever it has.
    case always
    /// Nothing.
    case none
  }

  /// What holds serving back.
  public enum Gate: Hashable, Sendable {
    /// Always the same.
    case fixed(PluginGate)
    /// As long as a setting says.
    case setting(String)
  }

  /// A known defect of the plugin, told where a stanza meets it.
  public struct Defect: Hashable, Sendable {
    /// The stanza that meets it; nil for every one.
    public var when: StanzaCondition?
    /// What happens.
    public var message: String
    /// What to do.
    public var fix: String?
  }

  /// The plugin's name, as the Corefile has it.
  public var name: String
  /// The version that the description was made from.
  public var version = ""
  /// Where the plugin's source is.
  public var source = ""
  /// What the plugin is for.
  public var summary = ""
  /// Who does what the description says.
  public var implementation = Implementation.description
  /// Whether it reads Kubernetes; of another plugin only the stanza is described.
  public var readsKubernetes = true
  /// Whose connection it uses.
  public var connection = PluginDefinition.Connection.own
  /// What it connects by, in the order of precedence.
  public var connectsBy: [String] = []
  /// Where it stands among others.
  public var placement = Placement()
  /// What it takes in its stanza.
  public var stanza: StanzaTable
  /// Its watches.
  public var watches: [WatchDeclaration] = []
  /// The watches of others that it reads.
  public var reads: [String] = []
  /// What holds serving back.
  public var gate = Gate.fixed(.limit(StartUpGate.defaultLimit))
  /// What it tells the `ready` plugin.
  public var readiness = Readiness.none
  /// The rights it needs beside listing and watching.
  public var rights: [PluginRight] = []
  /// Its known defects.
  public var defects: [Defect] = []
  /// What else a user should know.
  public var notes: [String] = []
}
