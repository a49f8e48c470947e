import CoreDNSPlugins
import Corefile
import Informers
import K8sAPI
import KubernetesClient
import PluginStanzas

/// What the stores of a block say about its stanzas: what those name or select and the cluster does
/// not have.
///
/// Only stores that have synced are looked at: others prove nothing.
public struct StoreFindings: Sendable {
  /// The block with its stores.
  public var session: BlockSession

  /// The plugins that have the properties of CoreDNS's own `kubernetes`.
  private static let kubernetes: Set = ["kubernetes", "kubernetai"]

  /// Looks at the stores of a block.
  public init(_ session: BlockSession) {
    self.session = session
  }

  /// The findings, each with its place.
  public var findings: [Diagnostic] {
    let plugins = session.plan.plugins.filter { plugin in
      plugin.isWatcher && Self.kubernetes.contains(plugin.name)
    }
    let selections = plugins.flatMap(emptySelections)
    let told = Set(selections.flatMap(\.watches))
    return plugins.flatMap(missingNamespaces) + selections.map(\.diagnostic)
      + watchesWithoutObjects(except: told)
  }

  /// The watches that a plugin provides, by what they select from.
  private func watches(
    of plugin: PlannedPlugin, _ resources: Set<GroupVersionResource>
  ) -> [WatchRegistration] {
    session.registry.watches.filter { watch in
      watch.plugin == plugin.name && !watch.isOfOtherClusters
        && resources.contains(watch.informer.description.resource)
    }
  }
}

extension StoreFindings {
  /// The namespaces that a stanza names and the cluster does not have.
  private func missingNamespaces(_ plugin: PlannedPlugin) -> [Diagnostic] {
    let names = (plugin.reading?.occurrences["namespaces"] ?? []).flatMap(\.arguments)
    guard !names.isEmpty, let watch = watches(of: plugin, [.namespaces]).first,
      watch.informer.hasSynced, watch.informer.description.labelSelector.isEmpty
    else { return [] }
    let indexer = watch.informer.indexer
    let missing = names.filter { indexer.object(for: ObjectKey(name: $0.text)) == nil }
    guard !missing.isEmpty else { return [] }
    let known = Dictionary(
      indexer.keys().map { ($0.name.lowercased(), $0.name) },
      uniquingKeysWith: { first, _ in first })
    return missing.map { name in
      let other = known[name.text.lowercased()]
      return Diagnostic(
        .warning, id: "missing-namespace", "the cluster has no namespace \(name.text)",
        at: name,
        notes: [other.map { "it has \($0), and letter case counts" }]
          .compactMap { $0 } + ["CoreDNS answers NXDOMAIN for every name in it"],
        fix: other.map { "write \($0)" } ?? "correct the name, or make the namespace")
    }
  }
}

extension StoreFindings {
  /// A selector that leaves nothing, with the names of the watches that it leaves empty.
  private struct EmptySelection {
    var watches: [String]
    var diagnostic: Diagnostic
  }

  /// The selectors of a stanza that leave no object in any store.
  private func emptySelections(_ plugin: PlannedPlugin) -> [EmptySelection] {
    [
      emptySelection(
        plugin, "labels", [.services, .pods, .endpoints, .endpointSlices],
        fix: "look for a misspelt label, and for one that pods or namespaces have but services"
          + " have not"),
      emptySelection(
        plugin, "namespace_labels", [.namespaces],
        fix: "look for a misspelt label, and for one that objects in the namespaces have but the"
          + " namespaces have not"),
    ].compactMap { $0 }
  }

  private func emptySelection(
    _ plugin: PlannedPlugin, _ property: String, _ resources: Set<GroupVersionResource>,
    fix: String
  ) -> EmptySelection? {
    guard let set = plugin.reading?.occurrences[property]?.last else { return nil }
    let watches = watches(of: plugin, resources)
    guard !watches.isEmpty,
      watches.allSatisfy({ $0.hasNothing && !$0.informer.description.labelSelector.isEmpty })
    else { return nil }
    let words = set.arguments.map(\.text).joined(separator: " ")
    let names = watches.map(\.name)
    return EmptySelection(
      watches: names,
      diagnostic: Diagnostic(
        .warning, id: "empty-selection",
        "\(property) \(words) selects no object: \(Self.watches(names))"
          + " \(names.count == 1 ? "is" : "are") empty",
        at: set.property,
        notes: ["CoreDNS is ready all the same, and answers NXDOMAIN for every service"],
        fix: fix))
  }
}

extension StoreFindings {
  /// The watches that have synced and hold nothing, in one note for each plugin.
  ///
  /// Of the Multi-Cluster Services API a stock plugin often has nothing yet, which is no news.
  private func watchesWithoutObjects(except told: Set<String>) -> [Diagnostic] {
    let empty = session.watches.filter { watch in
      watch.hasNothing && !told.contains(watch.name)
        && !(watch.isOfOtherClusters && Self.kubernetes.contains(watch.plugin))
    }
    return session.plan.plugins.compactMap { plugin in
      let own = empty.filter { $0.plugin == plugin.name }
      guard !own.isEmpty else { return nil }
      let names = own.map(\.name)
      return Diagnostic(
        .note, id: "watch-without-objects",
        "\(Self.watches(names)) \(names.count == 1 ? "has" : "have") synced and"
          + " \(names.count == 1 ? "holds" : "hold") no object",
        at: plugin.location, length: plugin.name.utf8.count,
        notes: own.compactMap(\.selection),
        fix: "check which cluster and which identity the connection uses")
    }
  }

  /// `watch pod`, or `watches pod and service`.
  private static func watches(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return "watch \(names.joined())" }
    return "watches \(names.dropLast().joined(separator: ", ")) and \(last)"
  }
}

extension WatchRegistration {
  /// Whether it has synced and its store is empty.
  fileprivate var hasNothing: Bool { informer.hasSynced && informer.indexer.count == 0 }

  /// Whether it watches what comes from other clusters.
  fileprivate var isOfOtherClusters: Bool {
    informer.description.resource == .serviceImports
      || informer.description.labelSelector.contains(MultiClusterEndpoints.serviceNameLabel)
  }

  /// What it selects by; nil for a watch of everything.
  fileprivate var selection: String? {
    let description = informer.description
    let parts =
      [description.namespace.map { "namespace \($0)" }].compactMap { $0 }
      + [description.labelSelector, description.fieldSelector].filter { !$0.isEmpty }
    return parts.isEmpty ? nil : "\(name) selects by \(parts.joined(separator: "; "))"
  }
}
