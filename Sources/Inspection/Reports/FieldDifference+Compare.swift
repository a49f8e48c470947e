import KubernetesWire

extension FieldDifference {
  /// Every field in which two states differ, in the order of the earlier state's members.
  public static func between(_ old: JSONValue?, _ new: JSONValue?) -> [FieldDifference] {
    var found: [FieldDifference] = []
    compare(old, new, path: "", depth: 0, into: &found)
    return found
  }

  /// Deeper than this two values are compared as a whole; stored objects are far shallower.
  private static let depthLimit = 64

  private static func compare(
    _ old: JSONValue?, _ new: JSONValue?, path: String, depth: Int,
    into found: inout [FieldDifference]
  ) {
    if old == new { return }
    switch (old, new) {
    case (.object(let old), .object(let new)) where depth < depthLimit:
      for name in old.keys + new.keys.filter({ old[$0] == nil }) {
        compare(
          old[name], new[name], path: path.isEmpty ? name : "\(path).\(name)", depth: depth + 1,
          into: &found)
      }
    case (.array(let old), .array(let new)) where depth < depthLimit:
      for index in 0..<max(old.count, new.count) {
        compare(
          old.element(index), new.element(index), path: "\(path)[\(index)]", depth: depth + 1,
          into: &found)
      }
    default:
      found.append(FieldDifference(path: path, old: old, new: new))
    }
  }
}

extension [JSONValue] {
  /// An element, or no value at all: a `nil` literal in its place would be JSON's null.
  fileprivate func element(_ index: Int) -> JSONValue? {
    indices.contains(index) ? self[index] : Optional.none
  }
}
