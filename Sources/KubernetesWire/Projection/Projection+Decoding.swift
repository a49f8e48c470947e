extension Projection {
  /// Projects a whole encoded object outside of any decoder, for small ones.
  func decode(
    _ bytes: UnsafeRawBufferPointer, as encoding: RawObject.Encoding
  ) -> Result<Object, DecodeError> {
    var context = DecodingContext()
    return withUnsafeMutablePointer(to: &context) { context in
      result { reader.decode(bytes, as: encoding, context: context, into: $0) }
    }
  }

  /// Projects an item or a watched object, see ``ObjectReader``.
  func decodeItem(
    _ bytes: UnsafeRawBufferPointer, as encoding: RawObject.Encoding, type: TypeMeta,
    context: UnsafeMutablePointer<DecodingContext>
  ) -> Result<Object, DecodeError> {
    result { reader.decodeItem(bytes, as: encoding, type: type, context: context, into: $0) }
  }

  private func result(
    _ decode: (UnsafeMutableRawPointer) -> DecodeError?
  ) -> Result<Object, DecodeError> {
    withUnsafeTemporaryAllocation(
      byteCount: max(1, MemoryLayout<Object>.size), alignment: MemoryLayout<Object>.alignment
    ) { memory in
      guard let address = memory.baseAddress else { preconditionFailure("memory has an address") }
      if let error = decode(address) { return .failure(error) }
      return .success(address.assumingMemoryBound(to: Object.self).move())
    }
  }
}
