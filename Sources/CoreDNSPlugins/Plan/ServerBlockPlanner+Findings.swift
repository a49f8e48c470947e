import Corefile
import K8sAPI
import PluginStanzas

extension ServerBlockPlanner {
  /// What is wrong with the plugins of one connection taken together.
  func findings(of group: Group) -> [Diagnostic] {
    switch group.provider {
    case .k8sAPI: sharedFindings(group)
    case .kubernetes: stockFindings
    case .kubeapi: lentFindings(group)
    default: []
    }
  }

  private func sharedFindings(_ group: Group) -> [Diagnostic] {
    let watchers = group.plugins.compactMap { $0.makeWatcher?() }
    var findings = orderFindings(group.plugins) + shadowFindings(watchers)
    if watchers.isEmpty, group.refusals.isEmpty {
      findings.append(
        warning(
          "no-watcher", "no plugin of this block takes part in k8s_api: there is no watch",
          at: K8sAPISettings.pluginName))
    }
    let offered = Set(watchers.flatMap { $0.informers().keys })
    let hasPodnames = watchers.contains { $0.name == PodnamesSettings.pluginName }
    if hasPodnames, !offered.contains("pod"), group.refusals.isEmpty {
      findings.append(podnamesFinding("no plugin of this block offers the watch pod"))
    }
    return findings
  }

  /// What is wrong with the plugins of a block whose `kubernetes` is the stock plugin.
  private var stockFindings: [Diagnostic] {
    guard block.directive(PodnamesSettings.pluginName) != nil else { return [] }
    return [podnamesFinding("without k8s_api in the block it gets no watch at all")]
  }

  /// `kubeapi` lends a client to the plugins of its own server block.
  private func lentFindings(_ group: Group) -> [Diagnostic] {
    guard block.directive(group.provider.rawValue) == nil, let plugin = group.plugins.first else {
      return []
    }
    var finding = warning(
      "kubeapi-missing", "\(plugin.name) needs kubeapi in the same server block", at: plugin.name)
    finding.severity = .error
    finding.notes = [
      "CoreDNS refuses to start: kubeapi plugin not registered in server block"
    ]
    finding.fix = "add kubeapi to this server block; one in another block does not count"
    return [finding]
  }

  /// Other plugins of the block that read Kubernetes by themselves and are not understood.
  var ownConnectionFindings: [Diagnostic] {
    block.directives.compactMap { directive in
      let name = directive.name
      guard DirectiveList.kubernetesReaders.contains(name), definitions[name] == nil else {
        return nil
      }
      var finding = warning(
        "own-connection",
        "\(name) has a connection and watches of its own, which are not checked", at: name)
      finding.severity = .note
      return finding
    }
  }

  private func podnamesFinding(_ reason: String) -> Diagnostic {
    var finding = warning(
      "podnames-without-pods", "podnames makes CoreDNS crash on the first query that it answers",
      at: PodnamesSettings.pluginName)
    finding.notes = [reason]
    finding.fix = "give the kubernetes plugin `pods verified`, and the block `k8s_api`"
    return finding
  }

  private func orderFindings(_ plugins: [PlannedPlugin]) -> [Diagnostic] {
    guard let position = plugins.firstIndex(where: { $0.name == K8sAPISettings.pluginName }) else {
      return []
    }
    return plugins[position...].filter(\.isWatcher).map { plugin in
      var finding = warning(
        "order", "\(plugin.name) comes after k8s_api in the order of the plugins",
        at: plugin.name)
      finding.notes = ["k8s_api asks to come after every plugin that uses it in plugin.cfg"]
      finding.fix = "move k8s_api below \(plugin.name) in plugin.cfg"
      return finding
    }
  }

  /// Names that more than one plugin offers: all but the first are never asked to build theirs.
  private func shadowFindings(_ watchers: [any APIWatcher]) -> [Diagnostic] {
    var winners: [String: String] = [:]
    var findings: [Diagnostic] = []
    for watcher in watchers {
      for name in watcher.informers().keys.sorted() {
        guard let winner = winners[name] else {
          winners[name] = watcher.name
          continue
        }
        var finding = warning(
          "shadowed-watch",
          "the watch \(name) of \(watcher.name) is not used: \(winner) comes first and offers it",
          at: watcher.name)
        finding.notes = ["the selectors, indexes and fields of \(winner) apply to both"]
        findings.append(finding)
      }
    }
    return findings
  }

  private func warning(_ id: String, _ message: String, at directive: String) -> Diagnostic {
    let token = block.directive(directive)?.tokens.first
    return Diagnostic(
      .warning, id: id, message, at: token?.location, length: token?.width ?? 1)
  }
}
