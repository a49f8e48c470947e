import Corefile
import K8sAPI
import KubernetesConfiguration
import KubernetesWire
import PluginStanzas

/// How the tool understands one plugin that reads Kubernetes.
///
/// A plugin author adds one to have a plugin of their own inspected, or describes it in YAML; see
/// ``PluginCatalogue``.
public struct PluginDefinition: Sendable {
  /// Whose connection the plugin's watches use.
  public enum Connection: String, Hashable, Sendable, CaseIterable {
    /// That of `k8s_api` in the same server block; watches of one name are shared.
    case k8sAPI = "k8s_api"
    /// That of `kubeapi` in the same server block.
    case kubeapi
    /// Its own.
    case own
  }

  /// What a stanza is read from.
  public struct Stanza: Sendable {
    /// The directive's tokens.
    public var directive: Directive
    /// The block's keys as CoreDNS normalises them.
    public var blockKeys: [String]
    /// Where the block's keys begin in the file.
    public var keyPlace: SourceLocation?
    /// The name that messages give to the entry file.
    public var entryFile: String
    /// The version of CoreDNS; nil for one that knows every property.
    public var version: CoreDNSVersion?

    /// Makes a stanza.
    public init(directive: Directive, blockKeys: [String], entryFile: String = "Corefile") {
      self.directive = directive
      self.blockKeys = blockKeys
      self.entryFile = entryFile
    }

    /// Reads the stanza by a table.
    ///
    /// Throws a `StanzaRefusal` where CoreDNS would refuse to start or crash.
    public func read(_ table: PreparedStanzaTable) throws(StanzaRefusal) -> [StanzaReading] {
      try table.read(
        directive, blockKeys: blockKeys, keyPlace: keyPlace, entryFile: entryFile,
        version: version)
    }
  }

  /// What a stanza says.
  public struct Reading: Sendable {
    /// The settings for `config -o json`, made when they are asked for.
    public var fields: JSONObject { makeFields() }
    /// Where those settings stand that the stanza sets.
    public var origins: [String: SourceLocation] = [:]
    /// Each property as often as the stanza sets it, with the words it is set to.
    public var occurrences: [String: [StanzaReading.Occurrence]] = [:]
    /// What a user should know about it, though CoreDNS accepts it.
    public var findings: [Diagnostic]
    /// What it says about the connection, where it has one of its own.
    public var connection = ConnectionSettings()
    /// What holds serving back until its watches have synced.
    public var gate = PluginGate.limit(StartUpGate.defaultLimit)
    /// The rights it needs beside listing and watching what it watches.
    public var rights: [PluginRight] = []
    /// Makes a watcher with these settings that has been handed nothing; nil where it watches
    /// nothing.
    public var makeWatcher: (@Sendable () -> any APIWatcher)?

    private let makeFields: @Sendable () -> JSONObject

    /// Makes a reading.
    public init(
      fields: @autoclosure @escaping @Sendable () -> JSONObject, findings: [Diagnostic] = [],
      makeWatcher: (@Sendable () -> any APIWatcher)? = nil
    ) {
      makeFields = fields
      self.findings = findings
      self.makeWatcher = makeWatcher
    }

    /// Makes a reading of what a table has read.
    public init(
      _ reading: StanzaReading, makeWatcher: (@Sendable (StanzaReading) -> any APIWatcher)? = nil
    ) {
      // One copy for what is made when it is asked for.
      let shared = Shared(reading)
      self.init(fields: shared.value.report, findings: reading.findings)
      if let makeWatcher { self.makeWatcher = { makeWatcher(shared.value) } }
      origins = reading.origins
      occurrences = reading.occurrences
      connection = reading.server.connection
    }
  }

  /// The plugin's name, as the Corefile has it.
  public var name: String
  /// Whose connection its watches use.
  public var connection: Connection
  /// What it takes in its stanza, where it is read by a table.
  public var table: StanzaTable?
  /// Reads a stanza, into one reading for each instance of the plugin; throws where CoreDNS would
  /// refuse to start or crash.
  public var readAll: @Sendable (Stanza) throws(StanzaRefusal) -> [Reading]

  /// Makes a definition of a plugin that is one instance in a server block.
  public init(
    name: String, connection: Connection = .k8sAPI,
    read: @escaping @Sendable (Stanza) throws(StanzaRefusal) -> Reading
  ) {
    self.init(name: name, connection: connection) { stanza throws(StanzaRefusal) in
      [try read(stanza)]
    }
  }

  /// Makes a definition of a plugin that may be several instances in a server block.
  public init(
    name: String, connection: Connection,
    readAll: @escaping @Sendable (Stanza) throws(StanzaRefusal) -> [Reading]
  ) {
    self.name = name
    self.connection = connection
    self.readAll = readAll
  }
}

extension PluginDefinition {
  /// Makes a definition of a plugin whose stanzas are read by a table.
  init(
    _ table: StanzaTable, connection: Connection,
    reading: @escaping @Sendable (StanzaReading) -> Reading
  ) {
    let prepared = PreparedStanzaTable(table)
    self.init(name: table.plugin, connection: connection) { stanza throws(StanzaRefusal) in
      try stanza.read(prepared).map(reading)
    }
    self.table = table
  }

  /// The example plugin `kubernetes` on `k8s_api`.
  public static let exampleKubernetes = PluginDefinition(
    ExampleKubernetesSettings.table, connection: .k8sAPI
  ) { reading in
    Reading(reading) { ExampleKubernetesWatcher(ExampleKubernetesSettings($0)) }
  }

  /// The example plugin `podnames`.
  public static let podnames = PluginDefinition(
    PodnamesSettings.table, connection: .k8sAPI
  ) { reading in
    Reading(reading) { PodnamesWatcher(PodnamesSettings($0)) }
  }

  /// CoreDNS's own plugin `kubernetes`, in a block without `k8s_api`.
  public static let stockKubernetes = PluginDefinition(
    StockKubernetesSettings.table, connection: .own, reading: stock)

  /// `kubernetai`, which runs CoreDNS's own plugin once for each of its stanzas.
  public static let kubernetai = PluginDefinition(
    StockKubernetesSettings.table(named: "kubernetai", occurrence: .each), connection: .own,
    reading: stock)

  /// `k8s_api` itself, which watches nothing and lends its connection.
  static let k8sAPI = PluginDefinition(K8sAPISettings.table, connection: .k8sAPI) { Reading($0) }

  private static func stock(_ reading: StanzaReading) -> Reading {
    var result = Reading(reading) {
      StockKubernetesWatcher(StockKubernetesSettings($0), name: $0.table.plugin)
    }
    result.gate = .limit(StockKubernetesSettings.startUpTimeout(reading))
    return result
  }

  /// The plugins that the tool knows in Swift.
  public static let builtIn = [k8sAPI, podnames, exampleKubernetes, stockKubernetes, kubernetai]
}
