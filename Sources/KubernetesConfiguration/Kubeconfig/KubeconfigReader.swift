import Yams

/// Parses a kubeconfig's text.
struct KubeconfigReader {
  /// The most aliases (`*name`) that are followed.
  static let aliasLimit = 30

  /// The most separators of nodes.
  static let structureLimit = 1_000_000

  let file: String
  /// The absolute folder that relative paths start from.
  let folder: String

  /// Throws a located failure for the first mistake.
  func read(_ bytes: [UInt8]) throws(KubeconfigFailure) -> Kubeconfig {
    var kubeconfig = Kubeconfig()
    guard !bytes.isEmpty else { return kubeconfig }
    let root = try YAMLMapping(try compose(bytes), "a kubeconfig", file: file)
    try checkKind(root)
    kubeconfig.currentContext = try root.text("current-context")
    for (name, entry) in try entries(root, "clusters", "cluster") {
      try unique(kubeconfig.clusters[name] == nil, name, in: "clusters")
      kubeconfig.clusters[name] = try cluster(entry, name)
    }
    for (name, entry) in try entries(root, "users", "user") {
      try unique(kubeconfig.users[name] == nil, name, in: "users")
      kubeconfig.users[name] = try user(entry, name)
    }
    for (name, entry) in try entries(root, "contexts", "context") {
      try unique(kubeconfig.contexts[name] == nil, name, in: "contexts")
      var context = Kubeconfig.Context()
      context.cluster = try entry.text("cluster")
      context.user = try entry.text("user")
      kubeconfig.contexts[name] = context
    }
    return kubeconfig
  }

  private func compose(_ bytes: [UInt8]) throws(KubeconfigFailure) -> Node? {
    do throws(YAMLText.Problem) {
      return try YAMLText.compose(
        bytes, aliasLimit: Self.aliasLimit, structureLimit: Self.structureLimit)
    } catch {
      throw KubeconfigFailure(
        file: file, line: error.line, column: error.column, message: error.message)
    }
  }

  private func checkKind(_ root: YAMLMapping) throws(KubeconfigFailure) {
    let (kind, version) = (try root.text("kind"), try root.text("apiVersion"))
    guard kind.isEmpty || kind == "Config", version.isEmpty || version == "v1" else {
      let problem = "kind \(GoText.quoted(kind)) of version \(GoText.quoted(version))"
      throw KubeconfigFailure(
        file: file, line: root.line("apiVersion") ?? root.line("kind") ?? 0, column: 1,
        message: "\(problem) is no kubeconfig: it must be kind Config of version v1")
    }
  }

  private func entries(
    _ root: YAMLMapping, _ list: String, _ member: String
  ) throws(KubeconfigFailure) -> [(String, YAMLMapping)] {
    var entries: [(String, YAMLMapping)] = []
    for node in try root.list(list) {
      let entry = try YAMLMapping(node, "an element of \"\(list)\"", file: file)
      entries.append((try entry.text("name"), try entry.mapping(member)))
    }
    return entries
  }

  private func unique(
    _ isNew: Bool, _ name: String, in list: String
  ) throws(KubeconfigFailure) {
    if !isNew { throw failure("duplicate name \(GoText.quoted(name)) in \"\(list)\"") }
  }

  private func failure(_ message: String) -> KubeconfigFailure {
    KubeconfigFailure(file: file, line: 0, column: 0, message: message)
  }
}
