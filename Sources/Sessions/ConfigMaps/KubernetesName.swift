/// The names that the API server takes.
package enum KubernetesName {
  /// Whether a text is a DNS label of RFC 1123, as namespaces are.
  package static func isLabel(_ text: String) -> Bool {
    text.utf8.count <= 63 && isPart(text)
  }

  /// Whether a text is a DNS subdomain of RFC 1123, as most objects are named.
  package static func isSubdomain(_ text: String) -> Bool {
    text.utf8.count <= 253
      && text.split(separator: ".", omittingEmptySubsequences: false)
        .allSatisfy { isPart(String($0)) }
  }

  /// Whether a text can be the key of a ConfigMap, which becomes a file's name.
  static func isConfigMapKey(_ text: String) -> Bool {
    let isKnown = text.utf8.allSatisfy { byte in
      isAlphanumeric(byte) || "ABCDEFGHIJKLMNOPQRSTUVWXYZ-._".utf8.contains(byte)
    }
    return isKnown && !text.isEmpty && text.utf8.count <= 253 && text != "."
      && !text.hasPrefix("..")
  }

  private static func isPart(_ text: String) -> Bool {
    !text.isEmpty && text.first != "-" && text.last != "-"
      && text.utf8.allSatisfy { isAlphanumeric($0) || $0 == UInt8(ascii: "-") }
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    "abcdefghijklmnopqrstuvwxyz0123456789".utf8.contains(byte)
  }
}
