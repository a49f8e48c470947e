import Corefile
import K8sAPI
import KubernetesClient

extension ServerBlockPlanner {
  /// What is wrong with the plugins of a `k8s_api` block taken together.
  func sharedFindings(_ plugins: [PlannedPlugin]) -> [Diagnostic] {
    let watchers = plugins.compactMap { $0.makeWatcher?() }
    var findings = orderFindings(plugins) + shadowFindings(watchers)
    if watchers.isEmpty, refusals.isEmpty {
      findings.append(
        warning(
          "no-watcher", "no plugin of this block takes part in k8s_api: there is no watch",
          at: K8sAPISettings.pluginName))
    }
    let offered = Set(watchers.flatMap { $0.informers().keys })
    let hasPodnames = watchers.contains { $0.name == PodnamesSettings.pluginName }
    if hasPodnames, !offered.contains("pod"), refusals.isEmpty {
      findings.append(podnamesFinding("no plugin of this block offers the watch pod"))
    }
    return findings
  }

  /// What is wrong with the plugins of a block whose `kubernetes` is the stock plugin.
  func stockFindings(_ plugins: [PlannedPlugin]) -> [Diagnostic] {
    guard block.directive(PodnamesSettings.pluginName) != nil else { return [] }
    return [podnamesFinding("without k8s_api in the block it gets no watch at all")]
  }

  /// Other plugins of the block that read Kubernetes by themselves.
  var ownConnectionFindings: [Diagnostic] {
    let readers = [
      "k8s_gateway", "kubenodes", "kubeapi", "kubernetai", "multicluster", "k8s_event", "k8s_cache",
      "k8s_crd", "kubeforward",
    ]
    return block.directives.map(\.name).filter(readers.contains).map { name in
      var finding = warning(
        "own-connection", "\(name) has a connection and watches of its own, which are not checked",
        at: name)
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
