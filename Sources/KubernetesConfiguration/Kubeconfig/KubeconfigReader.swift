import Yams

/// Parses a kubeconfig's text.
struct KubeconfigReader {
  /// The most aliases (`*name`) that are followed, so that a few lines cannot stand for millions.
  static let aliasLimit = 30

  /// The most separators of nodes, so that a file of few megabytes cannot take gigabytes.
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
    guard Self.aliasCount(bytes) <= Self.aliasLimit else {
      throw failure("more than \(Self.aliasLimit) aliases (*name)")
    }
    let separators = bytes.lazy.filter { "\n,:[{-".utf8.contains($0) }.count
    guard separators <= Self.structureLimit else {
      throw failure("more than \(Self.structureLimit) values: this is no kubeconfig")
    }
    do {
      // What type a scalar has is for the reader of each field to say.
      return try Yams.compose(yaml: String(decoding: bytes, as: UTF8.self), .basic)
    } catch let error as YamlError {
      throw located(error)
    } catch {
      throw failure("cannot be read as YAML")
    }
  }

  private func located(_ error: YamlError) -> KubeconfigFailure {
    switch error {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      // What was begun and not ended stands earlier, and that is where the mistake is.
      KubeconfigFailure(
        file: file, line: context?.mark.line ?? mark.line,
        column: context?.mark.column ?? mark.column,
        message: context.map { "\(problem) (\($0.text))" } ?? problem)
    case .reader(let problem, _, _, _): failure(problem)
    case .duplicatedKeysInMapping(_, let context):
      KubeconfigFailure(
        file: file, line: context.mark.line, column: context.mark.column,
        message: "the same key stands twice in one mapping")
    default: failure("cannot be read as YAML")
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

  /// Counts what may be aliases: an asterisk at the start of a word.
  private static func aliasCount(_ bytes: [UInt8]) -> Int {
    var count = 0
    var last = UInt8(ascii: "\n")
    for byte in bytes {
      if byte == UInt8(ascii: "*"), " \t\r\n[{,:?-".utf8.contains(last) { count += 1 }
      last = byte
    }
    return count
  }
}
