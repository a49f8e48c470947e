import CoreDNSPlugins
import Informers
import Inspection
import KubernetesClient
import KubernetesConfiguration

extension SyncReport: PrintableReport {
  /// The report as people read it.
  public var text: ReportText {
    var sections: [ReportText.Section] = []
    for block in serverBlocks {
      sections.append(
        ReportText.Section(
          heading: block.heading,
          waterfall: block.watches.isEmpty ? nil : Waterfall(block),
          table: block.wideTable, remarks: block.remarks))
      if let runs = block.runs { sections.append(runs.section) }
    }
    return ReportText(sections)
  }

  /// The bare names, a line each.
  public var names: [String] { serverBlocks.flatMap { $0.watches.map(\.name) } }
}

extension SyncReport.Block {
  /// `.:53  k8s_api -> https://127.0.0.1:6443 (context kind-kind, client certificate)`.
  fileprivate var heading: String { identity.heading(connectionText) }

  /// `https://127.0.0.1:6443 (context kind-kind, client certificate)`; nil for no connection.
  var connectionText: String? { connection?.text(facts) }

  /// What the answers showed of the conversation.
  private var facts: [String] {
    let versions = Set(watches.compactMap(\.httpVersion)).sorted()
    return versions + (watches.contains(where: \.isCompressed) ? ["gzip"] : [])
  }

  fileprivate var remarks: [ReportText.Remark] {
    watches.flatMap { $0.live.remarks(watch: $0.name) }
      + [ReportText.Remark(pluginSentence), gateRemark]
  }

  /// `kubernetes has synced after 3.41s, podnames at once (it offers no watch)`.
  var pluginSentence: String {
    plugins.map { plugin in
      if plugin.waitsFor.isEmpty { return "\(plugin.name) has synced at once (it offers no watch)" }
      guard let after = plugin.hasSyncedAfter else { return "\(plugin.name) has not synced" }
      return "\(plugin.name) has synced after \(Quantity.seconds(after))"
    }.joined(separator: ", ")
  }

  /// When CoreDNS would begin to serve, and whether it would know the cluster then.
  var gateRemark: ReportText.Remark { gate.sequence.map(remark) ?? ownGateRemark }

  /// The same where CoreDNS runs several gates one after another before it opens a port.
  private func remark(_ sequence: StartUpSequence) -> ReportText.Remark {
    guard let total = sequence.total, let rest = sequence.rest else {
      return ReportText.Remark(
        "CoreDNS would not start to serve: a plugin waits without limit"
          + " (\(sequence.gates.map(\.words).joined(separator: ", ")))", .warning)
    }
    let span = rest > .zero ? " to \(Quantity.interval(total + rest))" : ""
    let why =
      sequence.gates.count > 1
      ? "it runs the gates one after another: " : "it opens no port before the gate of "
    let gates = sequence.gates.map(\.words).joined(separator: ", ")
    return ReportText.Remark(
      "CoreDNS would start to serve after \(Quantity.interval(total))\(span),"
        + " \(isSynced ? "synced" : "not synced") (\(why)\(gates))",
      isSynced ? .plain : .warning)
  }

  private var ownGateRemark: ReportText.Remark {
    switch gate.exception {
    case PluginGate.none?:
      return ReportText.Remark(
        "CoreDNS would start to serve at once: the plugin holds nothing back")
    case .blocksQueries?:
      return ReportText.Remark(
        "CoreDNS would start to serve at once; queries to the plugin wait until it has synced")
    case .unbounded? where !isSynced:
      return ReportText.Remark(
        "CoreDNS would not start to serve: the plugin waits without limit", .warning)
    case .unbounded?:
      return ReportText.Remark(
        "CoreDNS would start to serve after \(Quantity.seconds(total)), synced"
          + " (the plugin waits without limit)")
    case .limit(_)?, nil: break
    }
    let opens = Quantity.interval(gate.opensAfter)
    let gives = "gives up after \(Quantity.interval(gate.limit))"
    if gate.timedOut {
      return ReportText.Remark(
        "CoreDNS would start to serve after \(opens), not synced (the gate \(gives))", .warning)
    }
    return ReportText.Remark(
      "CoreDNS would start to serve after \(opens), synced"
        + " (gate polls every \(Quantity.interval(gate.pollInterval)), \(gives))")
  }
}

extension ConnectionSummary {
  /// `https://127.0.0.1:6443 (context kind-kind, client certificate)`, with further facts behind.
  func text(_ facts: [String] = []) -> String {
    let details = details + facts
    return baseURL + (details.isEmpty ? "" : " (\(details.joined(separator: ", ")))")
  }

  /// How the tool is known to the server and the server to the tool, in words.
  var details: [String] {
    var details: [String] = []
    if let contextName { details.append("context \(contextName)") }
    if source == "in-cluster" { details.append("in-cluster") }
    let words = [
      ("certificate", "client certificate"), ("token", "token"), ("basicAuth", "basic auth"),
      ("exec", "exec plugin"), ("proxy", "proxy"),
    ]
    for (name, word) in words where uses.contains(name) { details.append(word) }
    if !impersonation.user.isEmpty { details.append("as \(impersonation.user)") }
    if isInsecure { details.append("certificate not verified") }
    return details
  }
}
