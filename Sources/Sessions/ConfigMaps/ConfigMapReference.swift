/// A Corefile in a ConfigMap, as `-f` names it: `configmap:NAMESPACE/NAME[/KEY]`.
struct ConfigMapReference: Hashable, Sendable, CustomStringConvertible {
  /// The ConfigMap's namespace.
  var namespace: String
  /// The ConfigMap's name.
  var name: String
  /// The key that holds the Corefile.
  var key: String

  private static let scheme = "configmap:"

  /// Reads what `-f` gives; nil for a path.
  ///
  /// Throws where the names could not be those of a ConfigMap.
  init?(_ text: String) throws {
    guard text.hasPrefix(Self.scheme) else { return nil }
    let parts = text.dropFirst(Self.scheme.count)
      .split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard (2...3).contains(parts.count), KubernetesName.isLabel(parts[0]),
      KubernetesName.isSubdomain(parts[1]),
      parts.count == 2 || KubernetesName.isConfigMapKey(parts[2])
    else {
      throw CommandFailure(
        .usage, "-f \(text) names no ConfigMap",
        hint: "write configmap:NAMESPACE/NAME or configmap:NAMESPACE/NAME/KEY; a file of that"
          + " name is ./\(text)")
    }
    namespace = parts[0]
    name = parts[1]
    key = parts.count == 3 ? parts[2] : "Corefile"
  }

  /// The ConfigMap without the key.
  var object: String { sibling(name) }

  /// Another ConfigMap of the same namespace.
  func sibling(_ name: String) -> String { "\(Self.scheme)\(namespace)/\(name)" }

  /// How messages call the Corefile.
  var description: String { "\(object)/\(key)" }
}
