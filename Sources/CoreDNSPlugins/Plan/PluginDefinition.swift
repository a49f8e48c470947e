import KubernetesWire
import Corefile
import K8sAPI

/// How the tool understands one plugin that takes part in sharing watches through `k8s_api`.
///
/// A plugin author adds one to the catalogue to have a plugin of their own inspected.
public struct PluginDefinition: Sendable {
  /// What a stanza is read from.
  public struct Stanza: Sendable {
    /// The directive's tokens.
    public var directive: Directive
    /// The block's keys as CoreDNS normalises them.
    public var blockKeys: [String]
    /// The name that messages give to the entry file.
    public var entryFile: String

    /// Makes a stanza.
    public init(directive: Directive, blockKeys: [String], entryFile: String = "Corefile") {
      self.directive = directive
      self.blockKeys = blockKeys
      self.entryFile = entryFile
    }
  }

  /// What a stanza says.
  public struct Reading: Sendable {
    /// The settings for `config -o json`.
    public var fields: JSONObject
    /// What a user should know about it, though CoreDNS accepts it.
    public var findings: [Diagnostic]
    /// Makes a watcher with these settings that has been handed nothing.
    public var makeWatcher: @Sendable () -> any APIWatcher

    /// Makes a reading.
    public init(
      fields: JSONObject, findings: [Diagnostic] = [],
      makeWatcher: @escaping @Sendable () -> any APIWatcher
    ) {
      self.fields = fields
      self.findings = findings
      self.makeWatcher = makeWatcher
    }
  }

  /// The plugin's name, as the Corefile has it.
  public var name: String
  /// Reads a stanza; throws where CoreDNS would refuse to start or crash.
  public var read: @Sendable (Stanza) throws(StanzaRefusal) -> Reading

  /// Makes a definition.
  public init(
    name: String, read: @escaping @Sendable (Stanza) throws(StanzaRefusal) -> Reading
  ) {
    self.name = name
    self.read = read
  }
}

extension PluginDefinition {
  /// The example plugin `kubernetes` on `k8s_api`.
  public static let exampleKubernetes = PluginDefinition(
    name: ExampleKubernetesSettings.pluginName
  ) { stanza throws(StanzaRefusal) in
    let settings = try ExampleKubernetesSettings(
      parsing: stanza.directive, blockKeys: stanza.blockKeys, entryFile: stanza.entryFile)
    return Reading(fields: settings.fields, findings: settings.findings) {
      ExampleKubernetesWatcher(settings)
    }
  }

  /// The example plugin `podnames`.
  public static let podnames = PluginDefinition(
    name: PodnamesSettings.pluginName
  ) { stanza throws(StanzaRefusal) in
    let settings = try PodnamesSettings(
      parsing: stanza.directive, blockKeys: stanza.blockKeys, entryFile: stanza.entryFile)
    return Reading(fields: settings.fields, findings: settings.findings) {
      PodnamesWatcher(settings)
    }
  }

  /// The plugins on `k8s_api` that the tool knows by itself.
  public static let builtIn = [podnames, exampleKubernetes]
}
