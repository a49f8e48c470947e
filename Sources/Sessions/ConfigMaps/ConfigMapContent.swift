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

  /// All keys, sorted.
  var keys: [String] { binaryKeys.union(texts.keys).sorted() }

  /// How long its texts are together, in bytes.
  var size: Int { texts.values.reduce(0) { $0 + $1.utf8.count } }

  /// Parses the Corefile in it; imports find what is mounted, its other keys where that is not known,
  /// and nothing else.
  ///
  /// What was not read is told where an import finds nothing.
  func parse(
    _ reference: ConfigMapReference, with parser: CorefileParser, mounted: ConfigMapFiles? = nil
  ) throws -> ParsedCorefile {
    var parser = parser
    let mounted = mounted ?? ConfigMapFiles(self)
    parser.fileSystem = ConfigMapFileSystem(mounted)
    parser.fileNames = mounted.names
    var corefile = parser.parse(
      Array(try text(reference).utf8), entryFile: reference.description,
      path: mounted.ownPaths[reference.key] ?? "\(Self.folder)/\(reference.key)")
    if let unresolved = corefile.diagnostics.firstIndex(where: \.isUnresolvedImport) {
      corefile.diagnostics[unresolved].notes += mounted.unread.map { "not read: \($0)" }
    }
    return corefile
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
    if keys.isEmpty { return "it has no keys at all: put the Corefile into \(reference.key)" }
    let rest = keys.count - Self.keysShown
    let shown = keys.prefix(Self.keysShown).joined(separator: ", ")
    return "-f \(reference.object)/KEY names another; it has \(shown)"
      + (rest > 0 ? " and \(rest) more" : "")
  }

  private static let keysShown = 20
}

extension ParsedCorefile {
  /// Whether it imports files, found or not.
  var importsFiles: Bool { sources.count > 1 || diagnostics.contains(where: \.isUnresolvedImport) }
}

extension Diagnostic {
  /// Whether an import finds no file.
  fileprivate var isUnresolvedImport: Bool {
    id == "import-matches-nothing" || id == "import-not-found"
  }
}
