/// The UTF-8 bytes of a string on the wire, unescaped; valid inside the projection's closure only.
public struct WireText {
  /// The bytes, which may be invalid UTF-8.
  public let utf8: UnsafeRawBufferPointer
  /// The decoder's table of shared strings.
  let interner: UnsafeMutablePointer<StringInterner>

  @inline(__always)
  init(_ utf8: UnsafeRawBufferPointer, _ interner: UnsafeMutablePointer<StringInterner>) {
    self.utf8 = utf8
    self.interner = interner
  }

  /// Whether there is no byte.
  public var isEmpty: Bool { utf8.isEmpty }

  /// A string of its own, with invalid UTF-8 repaired.
  public func string() -> String { String(decoding: utf8, as: UTF8.self) }

  /// A string that shares its storage with equal ones of the same decoder, for what repeats from
  /// object to object: namespaces, labels, port names.
  public func interned() -> String { interner.pointee.string(utf8) }

  /// Compares the bytes with a literal.
  public static func == (text: WireText, literal: StaticString) -> Bool {
    text.utf8.elementsEqual(
      UnsafeRawBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
  }

  /// Compares the bytes with a literal.
  public static func != (text: WireText, literal: StaticString) -> Bool { !(text == literal) }
}
