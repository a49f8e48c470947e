/// The key of an object in a store: `namespace/name`, or `name` for cluster-scoped objects.
public struct ObjectKey: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The namespace; empty for cluster-scoped objects.
  ///
  /// Decoders share equal namespace strings between objects.
  public var namespace: String
  /// The name.
  public var name: String

  /// Makes a key from its parts.
  public init(namespace: String = "", name: String) {
    self.namespace = namespace
    self.name = name
  }

  /// Reads `namespace/name` or `name`, as client-go's `SplitMetaNamespaceKey` does; nil for more
  /// than one slash.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    switch parts.count {
    case 1: self.init(name: String(parts[0]))
    case 2: self.init(namespace: String(parts[0]), name: String(parts[1]))
    default: return nil
    }
  }

  /// The text form: `namespace/name` or `name`.
  public var description: String { namespace.isEmpty ? name : "\(namespace)/\(name)" }

  /// Whether the text form starts with these bytes, without building it.
  func hasPrefix(_ prefix: String) -> Bool {
    if namespace.isEmpty { return name.hasPrefixBytes(prefix) }
    let length = namespace.utf8.count
    if prefix.utf8.count <= length { return namespace.hasPrefixBytes(prefix) }
    return TextBytes(self).starts(with: prefix.utf8)
  }

  /// Orders keys as their text forms are ordered, byte by byte, without building them.
  public static func < (lhs: ObjectKey, rhs: ObjectKey) -> Bool {
    if lhs.namespace == rhs.namespace { return lhs.name < rhs.name }
    return TextBytes(lhs).lexicographicallyPrecedes(TextBytes(rhs))
  }

  /// The bytes of a key's text form.
  ///
  /// A slash sorts after `-` and `.`, so comparing namespaces
  /// first and names second would order `a/x` and `a-b/x` differently from their texts.
  private struct TextBytes: Sequence, IteratorProtocol {
    private var head: String.UTF8View.Iterator
    private var tail: String.UTF8View.Iterator
    private var isInHead: Bool

    init(_ key: ObjectKey) {
      head = key.namespace.utf8.makeIterator()
      tail = key.name.utf8.makeIterator()
      isInHead = !key.namespace.isEmpty
    }

    mutating func next() -> UInt8? {
      guard isInHead else { return tail.next() }
      if let byte = head.next() { return byte }
      isInHead = false
      return UInt8(ascii: "/")
    }
  }
}
