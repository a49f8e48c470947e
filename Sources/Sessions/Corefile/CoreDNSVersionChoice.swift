import PluginStanzas

/// A version of CoreDNS, or how to find it out.
package enum CoreDNSVersionChoice: Hashable, Sendable {
  /// This version.
  case version(CoreDNSVersion)
  /// The version that is moved to, and the one before it.
  case upgrade(ClosedRange<CoreDNSVersion>)
  /// That of the image of the Deployment or DaemonSet in the namespace that the selector picks.
  case auto(namespace: String, selector: String)

  /// Reads `1.12.1`, `1.11.3..1.14.2`, `auto`, `auto:NAMESPACE` or `auto:NAMESPACE/SELECTOR`.
  package init?(argument: String) {
    if let version = CoreDNSVersion(argument) {
      self = .version(version)
      return
    }
    if let dots = argument.firstRange(of: ".."),
      let old = CoreDNSVersion(argument[..<dots.lowerBound]),
      let new = CoreDNSVersion(argument[dots.upperBound...])
    {
      guard old <= new else { return nil }
      self = .upgrade(old...new)
      return
    }
    let parts = argument.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.first == "auto" else { return nil }
    let place = (parts.count > 1 ? parts[1] : "")
      .split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let namespace = place.first.flatMap { $0.isEmpty ? nil : $0 } ?? "kube-system"
    self = .auto(namespace: namespace, selector: place.count > 1 ? place[1] : "k8s-app=kube-dns")
  }

  /// The version where it is given; of two the one that is moved to.
  package var version: CoreDNSVersion? {
    switch self {
    case .version(let version): version
    case .upgrade(let versions): versions.upperBound
    case .auto: nil
    }
  }

  /// The versions between which is moved; nil where one is given.
  package var upgrade: ClosedRange<CoreDNSVersion>? {
    if case .upgrade(let versions) = self { versions } else { nil }
  }
}
