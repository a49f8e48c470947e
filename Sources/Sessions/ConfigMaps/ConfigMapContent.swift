import KubernetesWire
import Corefile

/// What a ConfigMap holds, as CoreDNS finds it where the ConfigMap is mounted.
struct ConfigMapContent: Hashable, Sendable {
  /// The folder that CoreDNS's Deployment mounts the ConfigMap as.
  static let folder = "/etc/coredns"

  /// The texts by their keys.
  private(set) var texts: [String: String] = [:]
  /// The keys of what is no text.
  private(set) var binaryKeys: Set<String> = []

  /// Takes an object of the API server; nil where it is no ConfigMap.
  init?(_ object: JSONValue) {
    guard object["kind"] == "ConfigMap" else { return nil }
    // Keys that the API server would not take could name files elsewhere.
    for (key, value) in object["data"]?.objectValue ?? JSONObject()
    where KubernetesName.isConfigMapKey(key) {
      guard let text = value.stringValue else { return nil }
      texts[key] = text
    }
    binaryKeys = Set(object["binaryData"]?.objectValue?.keys ?? [])
      .filter { KubernetesName.isConfigMapKey($0) }
  }

  /// Parses the Corefile in it; imports find its other keys and nothing else.
  func parse(
    _ reference: ConfigMapReference, with parser: CorefileParser
  ) throws -> ParsedCorefile {
    var parser = parser
    parser.fileSystem = ConfigMapFileSystem(self)
    return parser.parse(
      Array(try text(reference).utf8), entryFile: reference.description,
      path: "\(Self.folder)/\(reference.key)")
  }

  private func text(_ reference: ConfigMapReference) throws -> String {
    if let text = texts[reference.key] { return text }
    if binaryKeys.contains(reference.key) {
      throw CommandFailure(
        .invalidCorefile, "\(reference) cannot be read",
        cause: "the key is in binaryData, which holds what is no UTF-8 text",
        hint: "make the ConfigMap anew from a Corefile in UTF-8")
    }
    throw CommandFailure(
      .invalidCorefile, "\(reference) cannot be read", cause: "the ConfigMap has no such key",
      hint: keysHint(reference))
  }

  private func keysHint(_ reference: ConfigMapReference) -> String {
    let keys = binaryKeys.union(texts.keys).sorted()
    if keys.isEmpty { return "it has no keys at all: put the Corefile into \(reference.key)" }
    let rest = keys.count - Self.keysShown
    let shown = keys.prefix(Self.keysShown).joined(separator: ", ")
    return "-f \(reference.object)/KEY names another; it has \(shown)"
      + (rest > 0 ? " and \(rest) more" : "")
  }

  private static let keysShown = 20
}
