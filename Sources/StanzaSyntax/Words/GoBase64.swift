/// Base 64 as Go's `encoding/base64` reads it: with padding, line ends passed over.
enum GoBase64 {
  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  private static let values: [UInt8: UInt8] = Dictionary(
    uniqueKeysWithValues: zip(alphabet, 0...))

  /// What is wrong with a text, in Go's words.
  static func problem(_ text: some Collection<UInt8>) -> String? {
    switch decoded(text) {
    case .success: nil
    case .failure(let fault): "illegal base64 data at input byte \(fault.offset)"
    }
  }

  /// The bytes of a text without fault.
  static func bytes(_ text: some Collection<UInt8>) -> [UInt8]? {
    try? decoded(text).get()
  }

  /// The text of bytes.
  static func text(_ bytes: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      var bits = group.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
      bits <<= UInt32(8 * (3 - group.count))
      for index in 0..<4 {
        let value = bits >> UInt32(18 - 6 * index) & 63
        text.append(index <= group.count ? alphabet[Int(value)] : UInt8(ascii: "="))
      }
    }
    return text
  }

  private struct Fault: Error {
    let offset: Int
  }

  private static func decoded(_ text: some Collection<UInt8>) -> Result<[UInt8], Fault> {
    var result: [UInt8] = []
    var group: [UInt8] = []
    for (offset, byte) in text.enumerated() where !isLineEnd(byte) {
      guard let value = values[byte] else {
        guard byte == UInt8(ascii: "=") else { return .failure(Fault(offset: offset)) }
        return padded(text, at: offset, group: group, result: result)
      }
      group.append(value)
      if group.count == 4 {
        append(group, to: &result)
        group = []
      }
    }
    // The place is counted back over the group's letters, not over line ends between them.
    guard group.isEmpty else { return .failure(Fault(offset: text.count - group.count)) }
    return .success(result)
  }

  /// Ends a text with its padding, behind which only line ends may stand.
  private static func padded(
    _ text: some Collection<UInt8>, at offset: Int, group: [UInt8], result: [UInt8]
  ) -> Result<[UInt8], Fault> {
    guard group.count >= 2 else { return .failure(Fault(offset: offset)) }
    var rest = text.dropFirst(offset + 1).enumerated().filter { !isLineEnd($0.element) }
    if group.count == 2 {
      guard let second = rest.first else { return .failure(Fault(offset: text.count)) }
      guard second.element == UInt8(ascii: "=") else {
        return .failure(Fault(offset: offset + second.offset))
      }
      rest.removeFirst()
    }
    if let garbage = rest.first { return .failure(Fault(offset: offset + 1 + garbage.offset)) }
    var result = result
    append(group, to: &result)
    return .success(result)
  }

  private static func append(_ group: [UInt8], to result: inout [UInt8]) {
    let bits = group.reduce(UInt32(0)) { $0 << 6 | UInt32($1) } << UInt32(6 * (4 - group.count))
    for index in 0..<(group.count - 1) {
      result.append(UInt8(truncatingIfNeeded: bits >> UInt32(16 - 8 * index)))
    }
  }

  private static func isLineEnd(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }
}
