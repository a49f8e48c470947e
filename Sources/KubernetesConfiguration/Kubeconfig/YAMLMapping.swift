import Yams

/// A mapping of a kubeconfig, read the way that client-go reads it: YAML 1.1 turned into JSON and
/// then decoded strictly by type, unknown members skipped.
struct YAMLMapping {
  private let members: [String: Node]
  private let file: String

  /// Throws where the node is no mapping; an absent or null node has no members.
  init(_ node: Node?, _ what: String, file: String) throws(KubeconfigFailure) {
    self.file = file
    guard let node, !node.isNull else {
      members = [:]
      return
    }
    guard case .mapping = node else {
      throw KubeconfigFailure(file, node, "\(what) must be a mapping")
    }
    members = Self.members(of: node)
  }

  /// The members, those of merged mappings (`<<`) included; aliases are few, so this ends.
  private static func members(of node: Node) -> [String: Node] {
    var members: [String: Node] = [:]
    var pending = [node]
    var visited = 0
    while let next = pending.popLast(), visited < KubeconfigReader.aliasLimit {
      visited += 1
      if case .sequence(let sequence) = next { pending += sequence.reversed() }
      guard case .mapping(let mapping) = next else { continue }
      for (key, value) in mapping {
        guard let name = key.scalar else { continue }
        if name.string == "<<", name.style == .plain {
          pending.append(value)
        } else if members[name.string] == nil {
          members[name.string] = value
        }
      }
    }
    return members
  }

  /// The member's own node, nil where absent or null.
  func node(_ name: String) -> Node? {
    members[name].flatMap { $0.isNull ? nil : $0 }
  }

  /// The line that a member stands on.
  func line(_ name: String) -> Int? { members[name]?.mark?.line }

  /// The names of the members that have a value.
  var names: [String] { members.keys.filter { node($0) != nil } }

  /// A text; empty where absent or null.
  func text(_ name: String) throws(KubeconfigFailure) -> String {
    guard let node = node(name) else { return "" }
    return try Self.text(node, "\"\(name)\"", file: file)
  }

  /// A truth value; false where absent or null.
  func flag(_ name: String) throws(KubeconfigFailure) -> Bool {
    guard let node = node(name) else { return false }
    guard let scalar = node.scalar, scalar.isPlain, let truth = YAMLScalar.truth(scalar.string)
    else {
      throw KubeconfigFailure(file, node, "\"\(name)\" must be true or false")
    }
    return truth
  }

  /// Bytes written as base64; empty where absent or null.
  func data(_ name: String) throws(KubeconfigFailure) -> [UInt8] {
    guard let node = node(name) else { return [] }
    guard let bytes = Base64.decode(try Self.text(node, "\"\(name)\"", file: file).utf8) else {
      throw KubeconfigFailure(file, node, "\"\(name)\" must be base64")
    }
    return bytes
  }

  /// The elements of a list; none where absent or null.
  func list(_ name: String) throws(KubeconfigFailure) -> [Node] {
    guard let node = node(name) else { return [] }
    guard case .sequence(let sequence) = node else {
      throw KubeconfigFailure(file, node, "\"\(name)\" must be a list")
    }
    return Array(sequence)
  }

  /// The texts of a list.
  func texts(_ name: String) throws(KubeconfigFailure) -> [String] {
    var texts: [String] = []
    for node in try list(name) {
      texts.append(node.isNull ? "" : try Self.text(node, "an element of \"\(name)\"", file: file))
    }
    return texts
  }

  /// A mapping below this one; without members where absent or null.
  func mapping(_ name: String) throws(KubeconfigFailure) -> YAMLMapping {
    try YAMLMapping(node(name), "\"\(name)\"", file: file)
  }

  private static func text(
    _ node: Node, _ what: String, file: String
  ) throws(KubeconfigFailure) -> String {
    guard let scalar = node.scalar else {
      throw KubeconfigFailure(file, node, "\(what) must be a text")
    }
    if scalar.isPlain, let kind = YAMLScalar.kind(scalar.string) {
      throw KubeconfigFailure(
        file, node, "\(what) must be a text and is a \(kind) here: put it in quotes")
    }
    return scalar.string
  }
}

extension KubeconfigFailure {
  init(_ file: String, _ node: Node, _ message: String) {
    self.init(
      file: file, line: node.mark?.line ?? 0, column: node.mark?.column ?? 0, message: message)
  }
}

extension Node {
  /// Null by its text or because a tag stands alone, as in `!!!name`.
  fileprivate var isNull: Bool {
    guard let scalar else { return false }
    if scalar.isPlain { return YAMLScalar.isNull(scalar.string) }
    return scalar.style == .plain && scalar.string.isEmpty && scalar.tag != .init(.str)
  }
}

extension Node.Scalar {
  /// Neither quoted nor tagged, so that its text decides its type.
  var isPlain: Bool { style == .plain && tag.rawValue.isEmpty }
}
