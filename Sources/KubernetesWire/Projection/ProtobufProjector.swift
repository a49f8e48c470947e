/// Fills an object from a protobuf message according to a plan.
struct ProtobufProjector {
  let context: UnsafeMutablePointer<DecodingContext>

  /// Reads all fields up to the reader's end.
  ///
  /// Recursion follows the plan, never the input.
  func read(
    _ reader: inout ProtobufReader, _ plan: ProjectionPlan, into object: UnsafeMutableRawPointer
  ) throws(WireFault) {
    while !reader.isAtEnd {
      let tag = try reader.tag()
      guard let index = plan.index(ofNumber: tag.number) else {
        try reader.skip(tag.wireType)
        continue
      }
      do throws(WireFault) {
        try readField(&reader, tag.wireType, plan.fields[index].action, into: object)
      } catch {
        context.pointee.path.append(plan.fields[index].name)
        throw error
      }
    }
  }

  private func readField(
    _ reader: inout ProtobufReader, _ wireType: ProtobufReader.WireType,
    _ action: ProjectionPlan.Action, into object: UnsafeMutableRawPointer
  ) throws(WireFault) {
    switch action {
    case .text(let set):
      set(object, text(try reader.text(wireType)))
    case .message(let plan):
      var nested = ProtobufReader(reader.bytes, try reader.payload(wireType))
      try read(&nested, plan, into: object)
    case .child(let plan, let make):
      var nested = ProtobufReader(reader.bytes, try reader.payload(wireType))
      try make(object) { child throws(WireFault) in
        try read(&nested, plan, into: child)
      }
    case .integer(let set):
      set(object, Int64(bitPattern: try reader.varint(wireType)))
    case .boolean(let set):
      set(object, try reader.varint(wireType) != 0)
    case .presence(let set):
      try reader.skip(wireType)
      set(object)
    case .map(let set):
      var entry = ProtobufReader(reader.bytes, try reader.payload(wireType))
      let (key, value) = try readEntry(&entry)
      set(object, text(key), text(value))
    }
  }

  /// Reads a map's entry; a missing key or value is the empty string.
  private func readEntry(
    _ reader: inout ProtobufReader
  ) throws(WireFault) -> (key: UnsafeRawBufferPointer, value: UnsafeRawBufferPointer) {
    var key = UnsafeRawBufferPointer(start: nil, count: 0)
    var value = key
    while !reader.isAtEnd {
      let tag = try reader.tag()
      switch tag.number {
      case 1: key = try reader.text(tag.wireType)
      case 2: value = try reader.text(tag.wireType)
      default: try reader.skip(tag.wireType)
      }
    }
    return (key, value)
  }

  @inline(__always)
  private func text(_ bytes: UnsafeRawBufferPointer) -> WireText {
    WireText(bytes, context.interner)
  }
}

extension UnsafeMutablePointer<DecodingContext> {
  /// The address of the string table.
  @inline(__always)
  var interner: UnsafeMutablePointer<StringInterner> {
    guard let offset = MemoryLayout<DecodingContext>.offset(of: \.interner) else {
      preconditionFailure("a stored property of a struct has an offset")
    }
    return (UnsafeMutableRawPointer(self) + offset)
      .assumingMemoryBound(to: StringInterner.self)
  }
}
