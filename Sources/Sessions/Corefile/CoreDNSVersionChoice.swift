import PluginStanzas

/// A version of CoreDNS, or how to find it out.
package enum CoreDNSVersionChoice: Hashable, Sendable {
  /// This version.
  case version(CoreDNSVersion)
  /// That of the image of the Deployment or DaemonSet in the namespace that the selector picks.
  case auto(namespace: String, selector: String)

  /// Reads `1.12.1`, `auto`, `auto:NAMESPACE` or `auto:NAMESPACE/SELECTOR`.
  package init?(argument: String) {
    if let version = CoreDNSVersion(argument) {
      self = .version(version)
      return
    }
    let parts = argument.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.first == "auto" else { return nil }
    let place = (parts.count > 1 ? parts[1] : "")
      .split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let namespace = place.first.flatMap { $0.isEmpty ? nil : $0 } ?? "kube-system"
    self = .auto(namespace: namespace, selector: place.count > 1 ? place[1] : "k8s-app=kube-dns")
  }

  /// The version where it is given.
  package var version: CoreDNSVersion? {
    if case .version(let version) = self { version } else { nil }
  }
}
