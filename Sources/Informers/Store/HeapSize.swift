/// The sizes of what Swift's values hold on the heap.
enum HeapSize {
  /// What an allocation costs beside its content: Swift's object header and the allocator's own.
  static let overhead = 48
  /// Texts of up to this many UTF-8 bytes lie inside the value.
  private static let inlineText = 15
  /// Values nest no deeper than this, whatever they are.
  private static let depthLimit = 8

  /// What a text holds on the heap.
  static func of(_ text: String) -> Int {
    let count = text.utf8.count
    return count <= inlineText ? 0 : count + overhead
  }

  /// What a value of any type holds on the heap, by walking over its members.
  static func ofAny(_ value: Any, depth: Int = 0) -> Int {
    if let text = value as? String { return of(text) }
    if let bytes = value as? [UInt8] { return bytes.isEmpty ? 0 : bytes.capacity + overhead }
    guard depth < depthLimit else { return 0 }
    let mirror = Mirror(reflecting: value)
    var size = 0
    if mirror.displayStyle == .collection || mirror.displayStyle == .dictionary {
      let first = mirror.children.first
      guard let first else { return 0 }
      size = overhead + mirror.children.count * stride(of: first.value)
    }
    for child in mirror.children { size += ofAny(child.value, depth: depth + 1) }
    return size
  }

  private static func stride(of value: Any) -> Int {
    func stride<Value>(_ value: Value) -> Int { MemoryLayout<Value>.stride }
    return _openExistential(value, do: stride)
  }
}
