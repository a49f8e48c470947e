import ArgumentParser
import Sessions

/// A service account on the command line: `NAMESPACE:NAME`.
struct ServiceAccountArgument: Hashable, Sendable, ExpressibleByArgument {
  /// The namespace.
  var namespace: String
  /// The name.
  var name: String

  /// CoreDNS's own.
  static let coreDNS = ServiceAccountArgument(namespace: "kube-system", name: "coredns")

  private init(namespace: String, name: String) {
    self.namespace = namespace
    self.name = name
  }

  /// Reads `NAMESPACE:NAME`; nil where the API server would not take the names.
  init?(argument: String) {
    let parts = argument.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, KubernetesName.isLabel(parts[0]), KubernetesName.isSubdomain(parts[1])
    else { return nil }
    self.init(namespace: parts[0], name: parts[1])
  }

  /// As it is typed, for help.
  var defaultValueDescription: String { "\(namespace):\(name)" }
}
