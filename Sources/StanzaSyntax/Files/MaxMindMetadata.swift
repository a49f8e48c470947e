/// What a MaxMind database says of itself.
struct MaxMindMetadata {
  var databaseType = ""
  var nodeCount: UInt64 = 0
  var recordSize: UInt64 = 0
  var addressVersion: UInt64 = 0

  private static let numbers: Set<String> = [
    "binary_format_major_version", "binary_format_minor_version", "build_epoch", "ip_version",
    "node_count", "record_size",
  ]

  private static let known = numbers.union(["database_type", "description", "languages"])

  /// Reads the map that the metadata are.
  init(_ decoder: MaxMindDecoder) throws(MaxMindDecoder.Fault) {
    var control = try decoder.control(at: 0)
    var hops = 0
    while control.kind == .pointer {
      control = try decoder.control(at: decoder.pointer(control).target)
      hops += 1
      guard hops <= 512 else {
        throw .init(
          message: "exceeded maximum data structure depth; database is likely corrupt")
      }
    }
    guard control.kind == .map else {
      throw Self.mismatch(control, "maxminddb.Metadata")
    }
    var offset = control.offset
    var remaining = control.size
    while remaining > 0 {
      remaining -= 1
      let (name, valueOffset) = try decoder.key(at: offset)
      if Self.known.contains(name) {
        do throws(MaxMindDecoder.Fault) {
          try take(name, decoder, at: valueOffset)
        } catch {
          throw .init(message: "decoding value for \(name): \(error.message)")
        }
      }
      offset = try decoder.end(ofValueAt: valueOffset)
    }
  }

  private mutating func take(
    _ name: String, _ decoder: MaxMindDecoder, at offset: Int
  ) throws(MaxMindDecoder.Fault) {
    var control = try decoder.control(at: offset)
    if control.kind == .pointer {
      control = try decoder.control(at: decoder.pointer(control).target)
    }
    switch name {
    case "database_type":
      guard control.kind == .string else { throw Self.mismatch(control, "string") }
      databaseType = String(decoding: try decoder.content(control), as: UTF8.self)
    // Of texts for people only the outer form is looked at.
    case "description":
      guard control.kind == .map else { throw Self.mismatch(control, "map[string]string") }
    case "languages":
      guard control.kind == .array else { throw Self.mismatch(control, "[]string") }
    case "node_count": nodeCount = try number(decoder, control)
    case "record_size": recordSize = try number(decoder, control)
    case "ip_version": addressVersion = try number(decoder, control)
    default: _ = try number(decoder, control)
    }
  }

  private func number(
    _ decoder: MaxMindDecoder, _ control: MaxMindDecoder.Control
  ) throws(MaxMindDecoder.Fault) -> UInt64 {
    let bits: Int
    switch control.kind {
    case .uint16: bits = 16
    case .uint32, .int32: bits = 32
    case .uint64: bits = 64
    default: throw Self.mismatch(control, "uint")
    }
    let content = try decoder.content(control)
    guard content.count <= bits / 8 else {
      throw .init(
        message: "the MaxMind DB file's data section contains bad data "
          + "(uint\(bits) size of \(content.count))")
    }
    return content.reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// The message for a value of a wrong type, without the value that the library shows.
  private static func mismatch(
    _ control: MaxMindDecoder.Control, _ type: String
  ) -> MaxMindDecoder.Fault {
    guard let kind = control.kind, kind != .container, kind != .endMarker else {
      return .init(message: "unknown type: \(control.type)")
    }
    return .init(message: "maxminddb: cannot unmarshal into type \(type)")
  }
}
