import KubernetesClient
import KubernetesConfiguration

/// The credentials of `Basic` authentication (RFC 7617).
enum BasicCredentials {
  /// Reads the value of an `Authorization` header; nil when it is of another kind.
  static func read(_ header: String) -> (user: String, password: String)? {
    let words = header.split(separator: " ", maxSplits: 1)
    guard words.count == 2, words[0].lowercased() == "basic",
      let bytes = Base64.decode(words[1].utf8)
    else { return nil }
    let text = String(decoding: bytes, as: UTF8.self)
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    return (String(parts[0]), parts.count > 1 ? String(parts[1]) : "")
  }
}
