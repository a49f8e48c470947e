/// Reads objects from JSON, one after the other; their texts share strings, and the reading itself
/// allocates nothing.
public final class JSONObjectDecoder<Object: Sendable> {
  private let reader: ObjectReader
  private var context = DecodingContext()
  /// Where an object is made.
  ///
  /// As in ``ListDecoder``, nothing is made of the object's type: where that
  /// is not known the runtime would be asked for it once an object.
  private let memory = UnsafeMutableRawPointer.allocate(
    byteCount: max(1, MemoryLayout<Object>.size), alignment: MemoryLayout<Object>.alignment)

  /// Reads by a projection.
  public init(_ projection: Projection<Object>) { reader = projection.reader }

  deinit { memory.deallocate() }

  /// The object of a whole document.
  public func decode(_ bytes: UnsafeRawBufferPointer) throws(DecodeError) -> Object {
    try decode(bytes, by: reader)
  }

  /// The object of a whole document, of which another projection says what is read.
  public func decode(
    _ bytes: UnsafeRawBufferPointer, by projection: Projection<Object>
  ) throws(DecodeError) -> Object {
    try decode(bytes, by: projection.reader)
  }

  private func decode(
    _ bytes: UnsafeRawBufferPointer, by reader: ObjectReader
  ) throws(DecodeError) -> Object {
    let error = withUnsafeMutablePointer(to: &context) { context in
      reader.decodeItem(bytes, as: .json, type: TypeMeta(), context: context, into: memory)
    }
    if let error { throw error }
    return memory.assumingMemoryBound(to: Object.self).move()
  }
}
