/// Changes `metadata.resourceVersion` inside an encoded object without decoding the rest.
enum MetadataPatch {
  /// The message with another version; a message without metadata is given back as it is.
  static func setting(resourceVersion: String, in message: [UInt8]) -> [UInt8] {
    guard let metadata = field(1, in: 0..<message.count, of: message) else { return message }
    let version = field(6, in: metadata.value, of: message)
    let cut = version?.whole ?? metadata.value.upperBound..<metadata.value.upperBound
    var replacement: [UInt8] = [6 << 3 | 2]
    Varint.append(UInt64(resourceVersion.utf8.count), to: &replacement)
    replacement.append(contentsOf: resourceVersion.utf8)
    var patched: [UInt8] = []
    patched.reserveCapacity(message.count + replacement.count + 2)
    patched.append(contentsOf: message[..<metadata.whole.lowerBound])
    patched.append(1 << 3 | 2)
    Varint.append(
      UInt64(metadata.value.count - cut.count + replacement.count), to: &patched)
    patched.append(contentsOf: message[metadata.value.lowerBound..<cut.lowerBound])
    patched.append(contentsOf: replacement)
    patched.append(contentsOf: message[cut.upperBound...])
    return patched
  }

  private static func field(
    _ number: UInt64, in range: Range<Int>, of message: [UInt8]
  ) -> (whole: Range<Int>, value: Range<Int>)? {
    var position = range.lowerBound
    while position < range.upperBound {
      let start = position
      guard let tag = Varint.read(message, at: &position, end: range.upperBound) else { return nil }
      var value = position..<position
      switch tag & 7 {
      case 0:
        guard Varint.read(message, at: &position, end: range.upperBound) != nil else { return nil }
      case 1: position += 8
      case 5: position += 4
      case 2:
        guard let length = Varint.read(message, at: &position, end: range.upperBound),
          length <= UInt64(range.upperBound - position)
        else { return nil }
        value = position..<position + Int(length)
        position = value.upperBound
      default: return nil
      }
      if tag == number << 3 | 2 { return (start..<position, value) }
    }
    return nil
  }
}
