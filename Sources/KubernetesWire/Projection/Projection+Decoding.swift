extension Projection {
  /// Projects a whole encoded object.
  func decode(
    _ bytes: UnsafeRawBufferPointer, as encoding: RawObject.Encoding,
    context: UnsafeMutablePointer<DecodingContext>
  ) -> Result<Object, DecodeError> {
    var object = initial
    do throws(WireFault) {
      try withUnsafeMutablePointer(to: &object) { pointer throws(WireFault) in
        switch encoding {
        case .protobuf:
          var reader = ProtobufReader(bytes)
          let projector = ProtobufProjector(context: context)
          try projector.read(&reader, plan, into: UnsafeMutableRawPointer(pointer))
        case .json:
          var cursor = JSONCursor(bytes)
          let projector = JSONProjector(context: context)
          try projector.readDocument(&cursor, plan, into: UnsafeMutableRawPointer(pointer))
        }
      }
      return .success(object)
    } catch {
      guard error.code == .duplicateMember else {
        return .failure(context.pointee.error(error))
      }
      return decodeLastMembers(of: bytes, context: context)
    }
  }

  /// Projects a JSON object in which a wanted member occurs twice: the last one counts.
  ///
  /// No API server writes such an object, so it may cost a detour over a ``JSONValue``, which has
  /// each member once.
  private func decodeLastMembers(
    of bytes: UnsafeRawBufferPointer, context: UnsafeMutablePointer<DecodingContext>
  ) -> Result<Object, DecodeError> {
    context.pointee.path.removeAll()
    do throws(JSONError) {
      let unique = try JSONValue(parsing: bytes).serialisedBytes()
      return unique.withUnsafeBytes { decode($0, as: .json, context: context) }
    } catch {
      return .failure(DecodeError(error.message, offset: error.offset))
    }
  }

  /// Projects a whole encoded object outside of any decoder, for small ones.
  func decode(
    _ bytes: UnsafeRawBufferPointer, as encoding: RawObject.Encoding
  ) -> Result<Object, DecodeError> {
    var context = DecodingContext()
    return withUnsafeMutablePointer(to: &context) {
      decode(bytes, as: encoding, context: $0)
    }
  }

  /// Projects a JSON object from the start of a buffer that may end before the object does.
  ///
  /// Nil when it does not end there, or when anything is wrong with it: the caller then finds the
  /// object's end first and decodes it on its own.
  func decodePrefix(
    of bytes: UnsafeRawBufferPointer, type: TypeMeta,
    context: UnsafeMutablePointer<DecodingContext>
  ) -> (object: Object, length: Int)? {
    var object = initial
    do throws(WireFault) {
      let length = try withUnsafeMutablePointer(to: &object) { pointer throws(WireFault) in
        var cursor = JSONCursor(bytes)
        let projector = JSONProjector(context: context)
        try projector.read(&cursor, plan, into: UnsafeMutableRawPointer(pointer))
        return cursor.position
      }
      let whole = UnsafeRawBufferPointer(rebasing: bytes[0..<length])
      keepRaw(whole, as: .json, type: type, in: &object)
      return (object, length)
    } catch {
      context.pointee.path.removeAll()
      return nil
    }
  }
}

extension Projection {
  /// Projects an item or a watched object: with its key where it fails, with its bytes where the
  /// projection wants them.
  func decodeItem(
    _ bytes: UnsafeRawBufferPointer, as encoding: RawObject.Encoding, type: TypeMeta,
    context: UnsafeMutablePointer<DecodingContext>
  ) -> Result<Object, DecodeError> {
    switch decode(bytes, as: encoding, context: context) {
    case .success(var object):
      keepRaw(bytes, as: encoding, type: type, in: &object)
      return .success(object)
    case .failure(var error):
      error.key = ObjectIdentity(partOf: bytes, as: encoding).key
      return .failure(error)
    }
  }

  /// Gives the object a copy of its bytes where the projection wants them.
  func keepRaw(
    _ bytes: UnsafeRawBufferPointer, as encoding: RawObject.Encoding, type: TypeMeta,
    in object: inout Object
  ) {
    raw?(
      &object,
      RawObject(
        encoding: encoding, kind: type.kind, apiVersion: type.apiVersion, bytes: Array(bytes)))
  }
}
