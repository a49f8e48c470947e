/// A projection without the object's type: reads encoded objects into raw memory.
///
/// See ``ProjectionPlan`` for why the readers know no type.
struct ObjectReader: Sendable {
  let plan: ProjectionPlan
  /// Puts the object before any field has been read into memory that is not initialised.
  let initialise: @Sendable (UnsafeMutableRawPointer) -> Void
  /// Ends the object that is in the memory.
  let destroy: @Sendable (UnsafeMutableRawPointer) -> Void
  /// Gives the object its own bytes, where it wants them.
  let raw: TakeRaw?

  /// Gives an object its own bytes; throws where it cannot be made of them.
  typealias TakeRaw =
    @Sendable (UnsafeMutableRawPointer, RawObject) throws(DecodeError) -> Void

  /// Projects a whole encoded object into memory that is not initialised; it is where nil is given,
  /// and is not where an error is.
  func decode(
    _ bytes: UnsafeRawBufferPointer, as encoding: RawObject.Encoding,
    context: UnsafeMutablePointer<DecodingContext>, into memory: UnsafeMutableRawPointer
  ) -> DecodeError? {
    initialise(memory)
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

  /// Projects a JSON object from the start of a buffer that may end before the object does, and
  /// gives its length.
  ///
  /// Nil when it does not end there, or when anything is wrong with it: the caller then finds the
  /// object's end first and decodes it on its own. The memory is initialised but for nil.
  func decodePrefix(
    of bytes: UnsafeRawBufferPointer, type: TypeMeta,
    context: UnsafeMutablePointer<DecodingContext>, into memory: UnsafeMutableRawPointer
  ) -> Int? {
    initialise(memory)
    do throws(WireFault) {
      var cursor = JSONCursor(bytes)
      try JSONProjector(context: context).read(&cursor, plan, into: memory)
      let length = cursor.position
      let whole = UnsafeRawBufferPointer(rebasing: bytes[0..<length])
      if keepRaw(whole, as: .json, type: type, in: memory) == nil { return length }
      destroy(memory)
      return nil
    } catch {
      destroy(memory)
      context.pointee.path.removeAll()
      return nil
    }
  }

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
    guard var error = keepRaw(bytes, as: encoding, type: type, in: memory) else { return nil }
    destroy(memory)
    error.key = ObjectIdentity(partOf: bytes, as: encoding).key
    return error
  }

  /// Gives the object a copy of its bytes where the projection wants them.
  private func keepRaw(
    _ bytes: UnsafeRawBufferPointer, as encoding: RawObject.Encoding, type: TypeMeta,
    in memory: UnsafeMutableRawPointer
  ) -> DecodeError? {
    guard let raw else { return nil }
    do throws(DecodeError) {
      try raw(
        memory,
        RawObject(
          encoding: encoding, kind: type.kind, apiVersion: type.apiVersion, bytes: Array(bytes)))
      return nil
    } catch {
      return error
    }
  }
}
