/// Reads the data of a MaxMind database: values, each with its type and size in front.
struct MaxMindDecoder {
  /// The section that offsets and pointers count in.
  let bytes: ArraySlice<UInt8>

  /// Why data cannot be read, in the library's words.
  struct Fault: Error {
    let message: String

    /// The fault of a section that ends too early.
    static let end = Self(message: "unexpected end of database")
  }

  /// The types of values.
  enum Kind: Int {
    case pointer = 1
    case string, double, bytes, uint16, uint32, map, int32, uint64, uint128, array, container
    case endMarker, boolean, float
  }

  /// What stands in front of a value, and where the value begins.
  struct Control {
    var type: Int
    var size: Int
    var offset: Int
    var kind: Kind? { Kind(rawValue: type) }
  }

  /// Reads what stands in front of a value.
  func control(at offset: Int) throws(Fault) -> Control {
    let first = try byte(at: offset)
    var control = Control(type: Int(first >> 5), size: Int(first & 0x1f), offset: offset + 1)
    if control.type == 0 {
      control.type = Int(try byte(at: control.offset) &+ 7)
      control.offset += 1
      // A second extension would mean that the size is not extended.
      if control.type == 0 { return control }
    }
    guard control.size >= 29 else { return control }
    let count = control.size - 28
    guard control.offset + count <= bytes.count else { throw .end }
    let base = [29, 285, 65821][count - 1]
    control.size = base + number(at: control.offset, count: count)
    control.offset += count
    return control
  }

  /// Where a pointer points, and where it ends.
  func pointer(_ control: Control) throws(Fault) -> (target: Int, end: Int) {
    let count = control.size >> 3 & 3 + 1
    let end = control.offset + count
    guard end <= bytes.count else { throw .end }
    let prefix = count == 4 ? 0 : control.size & 7
    let base = [0, 2048, 526_336, 0][count - 1]
    return (prefix << (8 * count) + number(at: control.offset, count: count) + base, end)
  }

  /// The content of a value of that size.
  func content(_ control: Control) throws(Fault) -> ArraySlice<UInt8> {
    guard control.offset + control.size <= bytes.count else { throw .end }
    let start = bytes.startIndex + control.offset
    return bytes[start..<start + control.size]
  }

  /// A map's key, and where it ends.
  ///
  /// A pointer to a pointer is followed no further.
  func key(at offset: Int) throws(Fault) -> (text: String, end: Int) {
    let control = try control(at: offset)
    guard control.kind == .pointer else { return try plainKey(control) }
    let (target, end) = try pointer(control)
    return (try plainKey(self.control(at: target)).text, end)
  }

  /// Where the value behind one begins, passing over all that it contains.
  func end(ofValueAt offset: Int) throws(Fault) -> Int {
    var offset = offset
    var count = 1
    while count > 0 {
      count -= 1
      let control = try control(at: offset)
      offset = control.offset
      switch control.kind {
      case .pointer: offset = try pointer(control).end
      case .map: count += 2 * control.size
      case .array: count += control.size
      case .boolean: break
      default: offset += control.size
      }
    }
    return offset
  }

  /// A number of so many bytes, which are there.
  private func number(at offset: Int, count: Int) -> Int {
    let start = bytes.startIndex + offset
    return bytes[start..<start + count].reduce(0) { $0 << 8 | Int($1) }
  }

  private func plainKey(_ control: Control) throws(Fault) -> (text: String, end: Int) {
    guard control.kind == .string else {
      throw Fault(message: "unexpected type when decoding string: \(control.type)")
    }
    let content = try content(control)
    return (String(decoding: content, as: UTF8.self), control.offset + control.size)
  }

  private func byte(at offset: Int) throws(Fault) -> UInt8 {
    guard offset >= 0, offset < bytes.count else { throw .end }
    return bytes[bytes.startIndex + offset]
  }
}
