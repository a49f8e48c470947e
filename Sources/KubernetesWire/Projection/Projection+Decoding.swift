extension Projection {
  /// Projects a whole encoded object into memory that is not initialised; it is where nil is given,
  /// and is not where an error is.
  func decode(
    _ bytes: UnsafeRawBufferPointer, as encoding: RawObject.Encoding,
    context: UnsafeMutablePointer<DecodingContext>, into memory: UnsafeMutableRawPointer
  ) -> DecodeError? {
    memory.initializeMemory(as: Object.self, to: initial)
    do throws(WireFault) {
      switch encoding {
      case .protobuf:
        var reader = ProtobufReader(bytes)
        try ProtobufProjector(context: context).read(&reader, plan, into: memory)
      case .json:
        var cursor = JSONCursor(bytes)
        try JSONProjector(context: context).readDocument(&cursor, plan, into: memory)
      }
      return nil
    } catch {
      destroy(memory)
      guard error.code == .duplicateMember else { return context.pointee.error(error) }
      return decodeLastMembers(of: bytes, context: context, into: memory)
    }
  }

  private func destroy(_ memory: UnsafeMutableRawPointer) {
    memory.assumingMemoryBound(to: Object.self).deinitialize(count: 1)
  }

  /// Projects a JSON object in which a wanted member occurs twice: the last one counts.
  ///
  /// No API server writes such an object, so it may cost a detour over a ``JSONValue``, which has
  /// each member once.
  private func decodeLastMembers(
    of bytes: UnsafeRawBufferPointer, context: UnsafeMutablePointer<DecodingContext>,
    into memory: UnsafeMutableRawPointer
  ) -> DecodeError? {
    context.pointee.path.removeAll()
    do throws(JSONError) {
      let unique = try JSONValue(parsing: bytes).serialisedBytes()
      return unique.withUnsafeBytes { decode($0, as: .json, context: context, into: memory) }
    } catch {
      return DecodeError(error.message, offset: error.offset)
    }
  }

  /// Projects a whole encoded object outside of any decoder, for small ones.
  func decode(
    _ bytes: UnsafeRawBufferPointer, as encoding: RawObject.Encoding
  ) -> Result<Object, DecodeError> {
    var context = DecodingContext()
    return withUnsafeMutablePointer(to: &context) { context in
      result { decode(bytes, as: encoding, context: context, into: $0) }
    }
  }

  /// Projects an item or a watched object, see ``decodeItem(_:as:type:context:into:)``.
  func decodeItem(
    _ bytes: UnsafeRawBufferPointer, as encoding: RawObject.Encoding, type: TypeMeta,
    context: UnsafeMutablePointer<DecodingContext>
  ) -> Result<Object, DecodeError> {
    result { decodeItem(bytes, as: encoding, type: type, context: context, into: $0) }
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

  /// Projects a JSON object from the start of a buffer that may end before the object does, and
  /// gives its length.
  ///
  /// Nil when it does not end there, or when anything is wrong with it: the caller then finds the
  /// object's end first and decodes it on its own. The memory is initialised but for nil.
  func decodePrefix(
    of bytes: UnsafeRawBufferPointer, type: TypeMeta,
    context: UnsafeMutablePointer<DecodingContext>, into memory: UnsafeMutableRawPointer
  ) -> Int? {
    memory.initializeMemory(as: Object.self, to: initial)
    do throws(WireFault) {
      var cursor = JSONCursor(bytes)
      try JSONProjector(context: context).read(&cursor, plan, into: memory)
      let length = cursor.position
      keepRaw(
        UnsafeRawBufferPointer(rebasing: bytes[0..<length]), as: .json, type: type, in: memory)
      return length
    } catch {
      destroy(memory)
      context.pointee.path.removeAll()
      return nil
    }
  }
}

extension Projection {
  /// Projects an item or a watched object into memory that is not initialised: with its key where it
  /// fails, with its bytes where the projection wants them.
  func decodeItem(
    _ bytes: UnsafeRawBufferPointer, as encoding: RawObject.Encoding, type: TypeMeta,
    context: UnsafeMutablePointer<DecodingContext>, into memory: UnsafeMutableRawPointer
  ) -> DecodeError? {
    if var error = decode(bytes, as: encoding, context: context, into: memory) {
      error.key = ObjectIdentity(partOf: bytes, as: encoding).key
      return error
    }
    keepRaw(bytes, as: encoding, type: type, in: memory)
    return nil
  }

  /// Gives the object a copy of its bytes where the projection wants them.
  private func keepRaw(
    _ bytes: UnsafeRawBufferPointer, as encoding: RawObject.Encoding, type: TypeMeta,
    in memory: UnsafeMutableRawPointer
  ) {
    guard let raw else { return }
    raw(
      &memory.assumingMemoryBound(to: Object.self).pointee,
      RawObject(
        encoding: encoding, kind: type.kind, apiVersion: type.apiVersion, bytes: Array(bytes)))
  }
}
