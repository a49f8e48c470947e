/// What CoreDNS finds where ConfigMaps are mounted.
struct ConfigMapFiles: Hashable, Sendable {
  /// The texts by their absolute paths.
  private(set) var texts: [String: String] = [:]
  /// The paths of what is no text.
  private(set) var binaryPaths: Set<String> = []
  /// How messages call the files of other ConfigMaps than the Corefile's, by path.
  private(set) var names: [String: String] = [:]
  /// Where the keys of the Corefile's ConfigMap are.
  private(set) var ownPaths: [String: String] = [:]
  /// What was not read, and why.
  var unread: [String] = []

  /// Nothing is mounted.
  init() {}

  /// The keys of a ConfigMap that is mounted whole in CoreDNS's folder.
  init(_ content: ConfigMapContent) {
    add(
      content, ConfigMapMount.Source(name: ""), ConfigMapMount(path: ConfigMapContent.folder), nil)
  }

  /// Mounts the keys of a ConfigMap; those of another than the Corefile's are called by it.
  mutating func add(
    _ content: ConfigMapContent, _ source: ConfigMapMount.Source, _ mount: ConfigMapMount,
    _ object: String?
  ) {
    for (key, path) in source.items ?? content.keys.map({ ($0, $0) }) {
      guard ConfigMapMount.staysInside(path) else {
        unread.append("key \(key) of ConfigMap \(source.name): its path \(path) leads elsewhere")
        continue
      }
      guard let file = mount.file(at: path) else { continue }
      if let text = content.texts[key] {
        texts[file] = text
      } else if content.binaryKeys.contains(key) {
        binaryPaths.insert(file)
      }
      names[file] = object.map { "\($0)/\(key)" }
      if object == nil { ownPaths[key] = file }
    }
  }
}
