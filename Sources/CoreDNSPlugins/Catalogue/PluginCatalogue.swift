import Corefile
import K8sAPI

/// The plugins that are known, and from where.
///
/// The built-in descriptions are in the binary; each is read when it is asked for, so that a Corefile
/// costs no more than the plugins that it names.
public struct PluginCatalogue: Sendable {
  /// One description.
  public struct Entry: Sendable {
    /// The plugin's name; of a version that is not the newest with `@` and it.
    public var name: String
    /// Where the description comes from: a file's name, or nil for a built-in one.
    public var file: String?
    /// Makes its text, which for a built-in description is not there before it is asked for.
    let makeText: @Sendable () -> [UInt8]
    /// Whether the plugin reads Kubernetes; of others the stanza is described and nothing else.
    let readsKubernetes: Bool

    init(
      name: String, file: String?, readsKubernetes: Bool = true,
      text: @escaping @Sendable () -> [UInt8]
    ) {
      self.name = name
      self.file = file
      self.readsKubernetes = readsKubernetes
      makeText = text
    }

    /// Its text.
    public var text: [UInt8] { makeText() }

    /// The name that messages give to the text.
    public var title: String { file ?? "\(name).yaml" }

    /// Reads the description; throws a ``DefinitionFailure`` where it cannot be used.
    public func description() throws(DefinitionFailure) -> PluginDescription {
      var description = try DefinitionReader.read(text, file: title).get()
      description.readsKubernetes = readsKubernetes
      return description
    }
  }

  /// The descriptions that are not built in, in the order in which they were added.
  public private(set) var added: [Entry] = []

  /// Makes a catalogue of the built-in descriptions.
  public init() {}

  /// Adds a file's description.
  ///
  /// It takes the place of a built-in one with its name. Throws a ``DefinitionFailure`` where it
  /// cannot be used, or has the name of one that was added before.
  public mutating func add(_ text: [UInt8], file: String) throws(DefinitionFailure) {
    let name = try DefinitionReader.read(text, file: file).get().name
    if let earlier = added.first(where: { $0.name == name }) {
      let place = SourceLocation(file: file, line: 1, column: 1)
      throw DefinitionFailure(diagnostics: [
        Diagnostic(
          .error, id: "invalid-definition", "\(earlier.title) describes \(name) already",
          at: place, fix: "remove one of the two")
      ])
    }
    added.append(Entry(name: name, file: file) { text })
  }

  /// Takes a built-in description of a certain version, such as `k8s_gateway@1.8.2`, for the plugin;
  /// false where there is none.
  public mutating func choose(_ name: String) -> Bool {
    guard let entry = Self.builtIn.first(where: { $0.name == name }) else { return false }
    let plugin = name.split(separator: "@").first.map(String.init) ?? name
    added.removeAll { $0.name == plugin }
    added.append(Entry(name: plugin, file: nil, text: entry.makeText))
    return true
  }

  /// Puts the descriptions that were added to another catalogue in the place of those with the same
  /// names.
  public mutating func replace(with other: PluginCatalogue) {
    let names = Set(other.added.map(\.name))
    added = added.filter { !names.contains($0.name) } + other.added
  }

  /// All descriptions, sorted by name; of a built-in one whose place is taken, the one that takes it.
  public var entries: [Entry] {
    let taken = Set(added.map(\.name))
    return (added + Self.builtIn.filter { !taken.contains($0.name) })
      .sorted { $0.name < $1.name }
  }

  /// All descriptions with those of CoreDNS's other plugins, of which only the stanza is known, sorted
  /// by name.
  public var all: [Entry] {
    let entries = self.entries
    let taken = Set(entries.map(\.name))
    return (entries + Self.stanzas.filter { !taken.contains($0.name) }).sorted { $0.name < $1.name }
  }

  /// The description of a plugin that reads Kubernetes.
  public func entry(_ name: String) -> Entry? {
    (added.first { $0.name == name }) ?? Self.builtIn.first { $0.name == name }
  }

  /// The description of any plugin, be it that only the stanza is known.
  public func anyEntry(_ name: String) -> Entry? {
    entry(name) ?? Self.stanzas.first { $0.name == name }
  }

  /// What is known of the plugins of a Corefile: the definitions of those in Swift and of those
  /// directives that are described, and the order of execution with the latter put where they belong.
  ///
  /// Plugins that the order has already stay where they are. Throws a ``DefinitionFailure`` where a
  /// description cannot be used.
  public func plugins(
    of corefile: ParsedCorefile, order: PluginOrder
  ) throws(DefinitionFailure) -> (definitions: [PluginDefinition], order: PluginOrder) {
    let used = Set(corefile.blocks.flatMap { $0.directives.map(\.name) })
    var (definitions, order) = (PluginDefinition.builtIn, order)
    let inSwift = Set(definitions.map(\.name))
    for name in used.sorted() {
      let isKnown = inSwift.contains(name) && order.index(of: name) != nil
      guard let entry = added.first(where: { $0.name == name }) ?? (isKnown ? nil : entry(name))
      else { continue }
      let description = try entry.description()
      if description.implementation == .description { definitions.append(description.definition) }
      if order.index(of: name) == nil { order.insert(name, description.placement) }
    }
    return (definitions, order)
  }

  /// The names of all plugins that are described.
  public var names: [String] { entries.map(\.name) }
}

extension PluginOrder {
  /// Puts a plugin where its placement says; at the end where that names nothing of the order.
  fileprivate mutating func insert(_ name: String, _ placement: PluginDescription.Placement) {
    let before = (placement.before + [placement.replaces].compactMap { $0 })
      .compactMap(index).min()
    let after = placement.after.compactMap(index).max().map { $0 + 1 }
    names.insert(name, at: before ?? after ?? names.count)
  }
}
