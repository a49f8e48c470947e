import ArgumentParser

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
    guard parts.count == 2, Self.isName(parts[0], dots: false), Self.isName(parts[1], dots: true)
    else { return nil }
    self.init(namespace: parts[0], name: parts[1])
  }

  /// As it is typed, for help.
  var defaultValueDescription: String { "\(namespace):\(name)" }

  /// Whether a text is a DNS label, or with dots a DNS subdomain, of RFC 1123.
  private static func isName(_ text: String, dots: Bool) -> Bool {
    let labels =
      dots ? text.split(separator: ".", omittingEmptySubsequences: false) : [text[...]]
    return text.utf8.count <= (dots ? 253 : 63)
      && labels.allSatisfy { label in
        !label.isEmpty && label.first != "-" && label.last != "-"
          && label.utf8.allSatisfy { "abcdefghijklmnopqrstuvwxyz0123456789-".utf8.contains($0) }
      }
  }
}
