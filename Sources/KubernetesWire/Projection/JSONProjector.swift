/// Fills an object from JSON text according to a plan.
struct JSONProjector {
  let context: UnsafeMutablePointer<DecodingContext>

  private static let closingBrace = UInt8(ascii: "}")
  private static let closingBracket = UInt8(ascii: "]")

  /// Reads a document of one object with nothing but white space after it.
  func readDocument(
    _ cursor: inout JSONCursor, _ plan: ProjectionPlan, into object: UnsafeMutableRawPointer
  ) throws(WireFault) {
    try read(&cursor, plan, into: object)
    if !cursor.skipToEnd() { throw WireFault(.unexpectedByte, at: cursor.position) }
  }

  /// Reads one object and leaves the cursor after it.
  ///
  /// Recursion follows the plan, never the input.
  func read(
    _ cursor: inout JSONCursor, _ plan: ProjectionPlan, into object: UnsafeMutableRawPointer
  ) throws(WireFault) {
    guard try cursor.peek() == UInt8(ascii: "{") else {
      throw WireFault(.wrongType, at: cursor.position)
    }
    cursor.position += 1
    if try cursor.peek() == Self.closingBrace {
      cursor.position += 1
      return
    }
    var seen: UInt64 = 0
    repeat {
      let index = try wantedField(plan, named: try cursor.string())
      try cursor.expect(UInt8(ascii: ":"))
      guard let index else {
        try cursor.skipValue()
        continue
      }
      let bit: UInt64 = 1 << UInt64(index)
      if seen & bit != 0 { throw WireFault(.duplicateMember, at: cursor.position) }
      seen |= bit
      do throws(WireFault) {
        if try !cursor.null() {
          try readField(&cursor, plan.fields[index].action, into: object)
        }
      } catch {
        context.pointee.path.append(plan.fields[index].name)
        throw error
      }
    } while try !cursor.closes(Self.closingBrace)
  }

  @inline(__always)
  private func wantedField(
    _ plan: ProjectionPlan, named name: JSONCursor.Literal
  ) throws(WireFault) -> Int? {
    guard name.hasEscapes else { return plan.index(ofName: name.bytes) }
    try unescape(name, into: &context.pointee.nameScratch)
    return context.pointee.nameScratch.withUnsafeBytes { plan.index(ofName: $0) }
  }

  private func readField(
    _ cursor: inout JSONCursor, _ action: ProjectionPlan.Action,
    into object: UnsafeMutableRawPointer
  ) throws(WireFault) {
    switch action {
    case .text(let set):
      try each(&cursor) { cursor, isNull throws(WireFault) in
        try withText(&cursor, isNull: isNull) { set(object, $0) }
      }
    case .message(let plan):
      try read(&cursor, plan, into: object)
    case .child(let plan, let make):
      try each(&cursor) { cursor, isNull throws(WireFault) in
        try make(object) { child throws(WireFault) in
          if !isNull { try read(&cursor, plan, into: child) }
        }
      }
    case .integer(let set):
      try each(&cursor) { cursor, isNull throws(WireFault) in
        set(object, isNull ? 0 : try cursor.integer())
      }
    case .boolean(let set):
      set(object, try cursor.boolean())
    case .presence(let set):
      try cursor.skipValue()
      set(object)
    case .map(let set):
      try readMap(&cursor) { set(object, $0, $1) }
    }
  }

  /// Calls `read` for the value that comes next, or for each element when it is an array.
  ///
  /// An element that is `null` is the zero value, as in Go.
  @inline(__always)
  private func each(
    _ cursor: inout JSONCursor,
    _ read: (inout JSONCursor, _ isNull: Bool) throws(WireFault) -> Void
  ) throws(WireFault) {
    guard try cursor.peek() == UInt8(ascii: "[") else { return try read(&cursor, false) }
    cursor.position += 1
    if try cursor.peek() == Self.closingBracket {
      cursor.position += 1
      return
    }
    repeat {
      try read(&cursor, try cursor.null())
    } while try !cursor.closes(Self.closingBracket)
  }

  private func readMap(
    _ cursor: inout JSONCursor, _ set: (WireText, WireText) -> Void
  ) throws(WireFault) {
    guard try cursor.peek() == UInt8(ascii: "{") else {
      throw WireFault(.wrongType, at: cursor.position)
    }
    cursor.position += 1
    if try cursor.peek() == Self.closingBrace {
      cursor.position += 1
      return
    }
    repeat {
      let name = try cursor.string()
      if name.hasEscapes { try unescape(name, into: &context.pointee.nameScratch) }
      try cursor.expect(UInt8(ascii: ":"))
      let isNull = try cursor.null()
      try withText(&cursor, isNull: isNull) { value in
        if name.hasEscapes {
          context.pointee.nameScratch.withUnsafeBytes { set(text($0), value) }
        } else {
          set(text(name.bytes), value)
        }
      }
    } while try !cursor.closes(Self.closingBrace)
  }

  /// Calls `body` with the string that comes next; a `null` already read is the empty string.
  @inline(__always)
  private func withText(
    _ cursor: inout JSONCursor, isNull: Bool, _ body: (WireText) -> Void
  ) throws(WireFault) {
    if isNull { return body(text(UnsafeRawBufferPointer(start: nil, count: 0))) }
    guard try cursor.peek() == UInt8(ascii: "\"") else {
      throw WireFault(.wrongType, at: cursor.position)
    }
    let literal = try cursor.string()
    guard literal.hasEscapes else { return body(text(literal.bytes)) }
    try unescape(literal, into: &context.pointee.textScratch)
    context.pointee.textScratch.withUnsafeBytes { body(text($0)) }
  }

  @inline(__always)
  private func text(_ bytes: UnsafeRawBufferPointer) -> WireText {
    WireText(bytes, context.interner)
  }

  private func unescape(
    _ literal: JSONCursor.Literal, into scratch: inout [UInt8]
  ) throws(WireFault) {
    scratch.removeAll(keepingCapacity: true)
    if let position = JSONBytes.unescape(literal.bytes, into: &scratch) {
      throw WireFault(.invalidEscape, at: position)
    }
  }
}
