import CoreDNSPlugins
import DNSAnswers
import DNSMessages
import KubernetesConfiguration
import KubernetesWire

/// What `explain` is asked about.
package enum ExplainTarget {
  /// A name as a person writes it, or an address.
  case name(String)
  /// A service: its names.
  case service(namespace: String, name: String)
  /// A pod: its names.
  case pod(namespace: String, name: String)

  /// Reads `NAME`, an address, `svc/NS/NAME` or `pod/NS/NAME`.
  package init(_ text: String) throws(CommandFailure) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.count > 1 else {
      self = .name(text)
      return
    }
    guard parts.count == 3, !parts[1].isEmpty, !parts[2].isEmpty else {
      throw CommandFailure(
        .usage, "\"\(text)\" is neither a name nor an object",
        hint: "an object is svc/NAMESPACE/NAME or pod/NAMESPACE/NAME")
    }
    switch parts[0] {
    case "svc", "service", "services": self = .service(namespace: parts[1], name: parts[2])
    case "pod", "pods", "po": self = .pod(namespace: parts[1], name: parts[2])
    default:
      throw CommandFailure(
        .usage, "\(parts[0]) is no kind of object that has names",
        hint: "it is svc/NAMESPACE/NAME or pod/NAMESPACE/NAME")
    }
  }

  /// The cluster's domain: the first zone of a plugin `kubernetes` that is none of the reverse tree,
  /// nor of the Multi-Cluster Services API.
  package static func clusterDomain(_ plans: [ServerBlockPlan]) -> String {
    let zones = plans.flatMap { plan in
      plan.plugins.compactMap { plugin -> [String]? in
        guard ["kubernetes", "kubernetai"].contains(plugin.name), let settings = plugin.settings
        else { return nil }
        func texts(_ name: String) -> [String] {
          (settings[name]?.arrayValue ?? []).compactMap(\.stringValue)
        }
        let imported = Set(texts("multicluster"))
        return texts("zones").filter { !imported.contains($0) && !$0.hasSuffix("arpa.") }
      }.flatMap { $0 }
    }
    return zones.first ?? "cluster.local."
  }
}
