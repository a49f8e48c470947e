import Corefile
import K8sAPI
import KubernetesConfiguration
import PluginStanzas

/// Reads the YAML that describes a plugin; see `plugin.schema.json`.
///
/// Nothing in it is executed or fetched: it is looked at member by member, and what is wrong is told
/// with its place.
struct DefinitionReader {
  /// The most bytes of one definition.
  static let sizeLimit = 256 * 1024
  /// The most separators of nodes of one definition.
  private static let structureLimit = 50_000

  let problems: DefinitionProblems

  init(file: String) { problems = DefinitionProblems(file: file) }

  /// The description, or what is wrong.
  static func read(
    _ bytes: [UInt8], file: String
  ) -> Result<PluginDescription, DefinitionFailure> {
    let reader = DefinitionReader(file: file)
    let description = reader.read(bytes)
    guard reader.problems.found.isEmpty, let description else {
      return .failure(DefinitionFailure(diagnostics: reader.problems.found))
    }
    return .success(description)
  }

  private func read(_ bytes: [UInt8]) -> PluginDescription? {
    guard bytes.count <= Self.sizeLimit else {
      problems.add("a definition has at most \(Self.sizeLimit / 1024) KiB", at: nil)
      return nil
    }
    do throws(YAMLText.Problem) {
      // Aliases could make a few lines stand for millions, or a tree of itself.
      let node = try YAMLText.compose(
        bytes, aliasLimit: 0, structureLimit: Self.structureLimit)
      guard let node else {
        problems.add("there is nothing in it", at: nil)
        return nil
      }
      return plugin(DefinitionNode(node: node, name: "a definition", problems: problems))
    } catch {
      problems.add(error.message, line: error.line, column: error.column)
      return nil
    }
  }

  private func plugin(_ root: DefinitionNode) -> PluginDescription? {
    let members = root.members([
      "plugin", "version", "source", "summary", "implementation", "connection", "connectsBy",
      "order", "stanza", "watches", "reads", "gate", "ready", "rights",
      "defects", "notes",
    ])
    guard let name = members["plugin"]?.text else {
      if root.isMapping, members["plugin"] == nil {
        root.problem("the plugin's name is missing: plugin: NAME")
      }
      return nil
    }
    checkName(name, at: members["plugin"])
    let connection = members["connection"]?.choice(PluginDefinition.Connection.self) ?? .own
    var plugin = PluginDescription(
      name: name, stanza: stanza(of: name, connection, members["stanza"]))
    plugin.version = members["version"]?.text ?? ""
    plugin.source = members["source"]?.text ?? ""
    plugin.summary = members["summary"]?.text ?? ""
    plugin.implementation =
      members["implementation"]?.choice(PluginDescription.Implementation.self) ?? .description
    plugin.connection = connection
    plugin.connectsBy = members["connectsBy"]?.texts ?? []
    plugin.placement = placement(members["order"])
    plugin.watches = watches(members["watches"], plugin.stanza)
    plugin.reads = members["reads"]?.texts ?? []
    plugin.gate = gate(members["gate"], plugin.stanza)
    plugin.readiness = members["ready"]?.choice(PluginDescription.Readiness.self) ?? .none
    plugin.rights = members["rights"]?.elements.compactMap(right) ?? []
    plugin.defects = members["defects"]?.elements.compactMap { defect($0, plugin.stanza) } ?? []
    plugin.notes = members["notes"]?.texts ?? []
    return plugin
  }

  /// The stanza; the word `swift` in its place means the table of the plugin that is in Swift.
  private func stanza(
    of name: String, _ connection: PluginDefinition.Connection, _ node: DefinitionNode?
  ) -> StanzaTable {
    let reader = StanzaDefinitionReader(plugin: name)
    guard let node, !node.isMapping else { return reader.table(node) }
    let table = PluginDefinition.builtIn.first { $0.name == name && $0.connection == connection }?
      .table
    guard node.text == "swift", let table else {
      node.problem("the stanza must be a mapping")
      return reader.table(nil)
    }
    return table
  }

  private func checkName(_ name: String, at node: DefinitionNode?) {
    let isWord = name.unicodeScalars.allSatisfy {
      !$0.properties.isWhitespace && !"{}\"#".unicodeScalars.contains($0) && $0.value > 0x20
    }
    if name.isEmpty || !isWord || name.utf8.count > 63 {
      node?.problem("\"\(name)\" is no name of a directive")
    }
  }

  private func placement(_ node: DefinitionNode?) -> PluginDescription.Placement {
    var placement = PluginDescription.Placement()
    guard let members = node?.members(["before", "after", "replaces", "inChain"]) else {
      return placement
    }
    placement.before = members["before"]?.texts ?? []
    placement.after = members["after"]?.texts ?? []
    placement.replaces = members["replaces"]?.text
    placement.isInChain = members["inChain"]?.flag ?? true
    for name in placement.before where placement.after.contains(name) {
      node?.problem("it cannot come both before and after \(name)")
    }
    return placement
  }

  private func watches(_ node: DefinitionNode?, _ table: StanzaTable) -> [WatchDeclaration] {
    var watches: [WatchDeclaration] = []
    for element in node?.elements ?? [] {
      guard let watch = WatchDefinitionReader(table: table).watch(element) else { continue }
      if watches.contains(where: { $0.name == watch.name && $0.starts == watch.starts }) {
        element.problem("there is a watch \(watch.name) already")
      }
      watches.append(watch)
    }
    return watches
  }

  private func gate(_ node: DefinitionNode?, _ table: StanzaTable) -> PluginDescription.Gate {
    guard let node else { return .fixed(.limit(StartUpGate.defaultLimit)) }
    if node.isMapping {
      let setting = node.members(["setting"])["setting"]
      guard let name = setting?.text else { return .fixed(.none) }
      if !table.properties.contains(where: { $0.settings.contains(name) }) {
        setting?.problem("the stanza has no setting \(name)")
      }
      return .setting(name)
    }
    switch node.text {
    case "none": return .fixed(.none)
    case "unbounded": return .fixed(.unbounded)
    case "blocksQueries": return .fixed(.blocksQueries)
    case let text?:
      if let limit = StanzaValue.duration(text) { return .fixed(.limit(limit)) }
      node.problem(
        "\(node.name) cannot be \"\(text)\"",
        fix: "it is none, unbounded, blocksQueries, a duration such as 5s, or {setting: NAME}")
      return .fixed(.none)
    case nil: return .fixed(.none)
    }
  }

  private func right(_ node: DefinitionNode) -> PluginRight? {
    let members = node.members(["group", "resource", "verbs"])
    guard let resource = members["resource"]?.text, let verbs = members["verbs"]?.texts,
      !verbs.isEmpty
    else {
      node.problem("a right has a resource and verbs")
      return nil
    }
    return PluginRight(group: members["group"]?.text ?? "", resource: resource, verbs: verbs)
  }

  private func defect(
    _ node: DefinitionNode, _ table: StanzaTable
  ) -> PluginDescription.Defect? {
    let members = node.members(["when", "message", "fix"])
    guard let message = members["message"]?.text else {
      node.problem("a defect has a message")
      return nil
    }
    return PluginDescription.Defect(
      when: members["when"].flatMap { StanzaConditionReader(table: table).condition($0) },
      message: message, fix: members["fix"]?.text)
  }
}

/// Why a definition cannot be used, with a diagnostic for each mistake.
public struct DefinitionFailure: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong, in the order in which it was found.
  public var diagnostics: [Diagnostic]

  /// Makes a failure.
  public init(diagnostics: [Diagnostic]) {
    self.diagnostics = diagnostics
  }

  /// One line a mistake: file, line, column and message.
  public var description: String {
    diagnostics.map { diagnostic in
      let place = diagnostic.location.map { "\($0.file):\($0.line):\($0.column): " } ?? ""
      return place + diagnostic.message
    }.joined(separator: "\n")
  }
}
