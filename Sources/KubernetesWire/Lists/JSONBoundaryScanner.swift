/// Finds the end of one JSON value in text that arrives in chunks.
///
/// It counts brackets outside strings and nothing else: malformed text is found when the value
/// is read. It keeps no stack, so nesting costs nothing.
struct JSONBoundaryScanner: Sendable {
  private var depth = 0
  private var isInString = false
  private var isEscaped = false
  private var isScalar = false

  /// The position after the value's end, or nil when it does not end in these bytes.
  ///
  /// The first call must be given the value's first byte; white space before it is no value.
  @inline(__always)
  mutating func scan(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int? {
    var position = start
    if isScalar { return endOfScalar(bytes, from: position) }
    while position < bytes.count {
      if isInString {
        guard let end = endOfString(bytes, from: position) else { return nil }
        position = end
        if depth == 0 { return position }
        continue
      }
      let byte = bytes[position]
      position += 1
      switch byte {
      case UInt8(ascii: "\""):
        isInString = true
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        if depth <= 0 { return position }
      default:
        if depth == 0 {
          isScalar = true
          return endOfScalar(bytes, from: position)
        }
      }
    }
    return nil
  }

  private func endOfScalar(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int? {
    var position = start
    while position < bytes.count {
      if !JSONBytes.isScalar(bytes[position]) { return position }
      position += 1
    }
    return nil
  }

  /// The position after the closing quote; remembers where in the string the bytes end.
  @inline(__always)
  private mutating func endOfString(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int? {
    var position = start
    if isEscaped {
      position += 1
      isEscaped = false
    }
    while position < bytes.count {
      position = JSONBytes.endOfPlainText(bytes, from: position)
      guard position < bytes.count else { return nil }
      let byte = bytes[position]
      position += 1
      if byte == UInt8(ascii: "\"") {
        isInString = false
        return position
      }
      if byte == UInt8(ascii: "\\") {
        guard position < bytes.count else {
          isEscaped = true
          return nil
        }
        position += 1
      }
    }
    return nil
  }
}
